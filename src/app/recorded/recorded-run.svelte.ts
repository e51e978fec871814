/** A run that was recorded elsewhere, played again: what is shown is its moment at a time that goes by here. No threads. */
import { course } from '../../lessons/course.ts'
import type { Recording } from '../../model/recording.ts'
import type { Scene } from '../../programs/scene.ts'
import { Playback } from '../../view/playback.svelte.ts'
import type { KnobValue, KnobView, Phase, Session } from '../../view/session.ts'
import { defaultsOf, knobView } from '../shown.ts'
import { paceFor } from './play-pace.ts'
import { unscheduled } from './unscheduled.ts'

/** Digits are held for so long, so that they can be read. */
const digitsMs = 250
/** Longer without a frame, nobody has looked. */
const longestFrameMs = 100

export class RecordedRun extends Playback implements Session {
	readonly declaration: Scene
	phase = $state<Phase>('paused')
	pace = $state(1)
	notice = $state<string | null>(null)
	readonly verdict = null
	readonly listings = []
	readonly scheduling = unscheduled
	#lastMs: number | null = null
	#heldAtMs = 0
	#isRequested = false

	constructor(scene: Scene, recording: Recording) {
		super(recording)
		this.declaration = scene
		this.pace = paceFor(this.endUs - this.startUs)
		this.seek(this.startUs)
	}

	get scene(): Session['scene'] {
		const { id, title, chapter, summary } = this.declaration
		const chapterTitle = course.find((one) => one.id === chapter)?.title ?? ''
		return { id, title, chapterTitle, summary }
	}

	get gauges(): Session['gauges'] {
		return this.declaration.gauges
	}

	get knobs(): readonly KnobView[] {
		return this.declaration.knobs.map(knobView)
	}

	/** As they stood at the moment that is shown. */
	get values(): Readonly<Record<string, KnobValue>> {
		return { ...defaultsOf(this.declaration), ...this.moment.knobs }
	}

	get isPlaying(): boolean {
		return this.phase === 'running'
	}

	get isAtEnd(): boolean {
		return this.atUs >= this.endUs
	}

	/** Plays on; from the end, from the start again. */
	run(): void {
		if (this.isPlaying) return
		if (this.isAtEnd) this.seek(this.startUs)
		this.phase = 'running'
		this.#lastMs = null
		this.#requestFrame()
	}

	pause(): void {
		this.phase = 'paused'
		this.hold()
	}

	reset(): void {
		this.seek(this.startUs)
	}

	stop(): void {
		this.pause()
	}

	setPace(pace: Session['pace']): void {
		if (typeof pace === 'number') this.pace = pace
	}

	setKnob(): void {
		// What has happened stays as it was.
	}

	dismissNotice(): void {
		this.notice = null
	}

	/** Goes on by the time that has passed. */
	advance(nowMs: number): void {
		const passedMs = this.#lastMs === null ? 0 : nowMs - this.#lastMs
		this.#lastMs = nowMs
		this.glide(this.atUs + Math.min(longestFrameMs, passedMs) * 1000 * this.pace)
		if (this.isAtEnd) this.pause()
		else if (nowMs - this.#heldAtMs >= digitsMs) {
			this.#heldAtMs = nowMs
			this.hold()
		}
	}

	#requestFrame(): void {
		if (this.#isRequested) return
		this.#isRequested = true
		requestAnimationFrame((nowMs) => {
			this.#isRequested = false
			if (!this.isPlaying) return
			this.advance(nowMs)
			this.#requestFrame()
		})
	}
}
