/**
 * One scene being watched: joins a run (engine) with its recording (model) and offers both to the view. Everything a
 * button or a script can do is a method here; they run one after another, in the order they were called.
 */
import { Pool } from '../engine/pool.ts'
import { type Ending, Run } from '../engine/run.ts'
import type { Moment } from '../model/moment.ts'
import { RecordingRefused } from '../model/file-check.ts'
import { Recording } from '../model/recording.ts'
import { type Snapshot, snapshotOf } from '../model/snapshot.ts'
import { course } from '../lessons/course.ts'
import type { KnobValue } from '../programs/knob.ts'
import type { Scene } from '../programs/scene.ts'
import { scenes } from '../programs/scenes.ts'
import { Playback } from '../view/playback.svelte.ts'
import type { KnobView, Listing, Pace, Phase, Session } from '../view/session.ts'
import { Frames } from './frames.ts'
import { checkKnob } from './knob-check.ts'
import { defaultsOf, knobView, textsOf } from './shown.ts'
import { verdictOf, type Verdict } from './verdict.ts'

/** Digits are held for so long, so that they can be read. */
const gaugesMs = 250

export interface Opening {
	readonly scene: Scene
	readonly knobs: Readonly<Record<string, KnobValue>>
	readonly seed: number
}

export class Lab implements Session {
	#opened = $state.raw<Opening>() as Opening
	values = $state.raw<Readonly<Record<string, KnobValue>>>({})
	phase = $state<Phase>('ready')
	#chosenPace = $state<Pace | null>(null)
	listings = $state.raw<readonly Listing[]>([])
	notice = $state<string | null>(null)
	verdict = $state.raw<Verdict | null>(null)
	/** What is shown was recorded elsewhere. */
	isRecorded = $state(false)
	readonly #playback: Playback
	#heldAtMs = 0

	readonly #pool = new Pool()
	#run: Run | null = null
	/** The run has been started, so its recording is worth keeping until the next one starts. */
	#isSpent = false
	/** Paused because nobody could see it. */
	#isAway = false
	#serial: Promise<unknown> = Promise.resolve()
	readonly #frames = new Frames((nowMs) => this.#onFrame(nowMs))

	constructor(opening: Opening) {
		this.#opened = opening
		this.#run = this.#createRun()
		this.#playback = new Playback(new Recording(this.#run.cast))
		this.#readRings()
		this.#playback.hold()
	}

	get declaration(): Scene {
		return this.#opened.scene
	}

	get scene(): Session['scene'] {
		const { id, title, chapter, summary } = this.declaration
		const chapterTitle = course.find((one) => one.id === chapter)?.title ?? ''
		return { id, title, chapterTitle, summary }
	}

	get seed(): number {
		return this.#opened.seed
	}

	get knobs(): readonly KnobView[] {
		return this.declaration.knobs.map(knobView)
	}

	get pace(): Pace {
		return this.#chosenPace ?? this.declaration.defaultPace
	}

	get recording(): Recording {
		return this.#playback.recording
	}

	get moment(): Moment {
		return this.#playback.moment
	}

	/** The moment that digits are read from: changes at most four times a second while live. */
	get heldMoment(): Moment {
		return this.#playback.heldMoment
	}

	get heldEndUs(): number {
		return this.#playback.heldEndUs
	}

	get atUs(): number {
		return this.#playback.atUs
	}

	get startUs(): number {
		return this.#playback.startUs
	}

	get endUs(): number {
		return this.#playback.endUs
	}

	get isLive(): boolean {
		return this.#playback.isLive
	}

	/** Workers alive. */
	get workers(): number {
		return this.#pool.size
	}

	// What buttons call: starts at once, and a fault becomes a notice.

	run(): void {
		this.#say(this.start())
	}

	setKnob(name: string, value: KnobValue): void {
		this.#say(this.set({ [name]: value }))
	}

	/** The tab was hidden, or is seen again. What pauses by itself goes on by itself. */
	onVisibility(isHidden: boolean): void {
		if (isHidden && this.phase === 'running') {
			this.#isAway = true
			this.#say(this.pause())
		} else if (!isHidden && this.#isAway) {
			this.#isAway = false
			this.#say(this.resume())
		}
	}

	dismissNotice(): void {
		this.notice = null
	}

	// What scripts call, too: each resolves when it is done.

	/** Goes to a scene. The pace stays. Resolves when its text is there, too. */
	open(opening: Opening): Promise<void> {
		return this.#inTurn(async () => {
			await this.#endRun()
			this.#prepareFresh(opening)
			this.listings = []
			this.listings = await textsOf(opening.scene)
		})
	}

	/** Fetches the text of the scene that the lab was made with. */
	async loadListings(): Promise<void> {
		this.listings = await textsOf(this.declaration)
	}

	/** Starts, or goes on after a pause; after an end, starts afresh. */
	start(): Promise<void> {
		return this.#inTurn(async () => {
			if (this.phase === 'running') return
			if (this.phase !== 'paused') await this.#startFresh()
			this.#goOn()
		})
	}

	/** Goes on after a pause; else nothing. */
	resume(): Promise<void> {
		return this.#inTurn(() => {
			if (this.phase === 'paused') this.#goOn()
			return Promise.resolve()
		})
	}

	/** Resolves when nothing in the program can change any more and everything it did has been read. */
	pause(): Promise<void> {
		return this.#inTurn(async () => {
			if (this.phase !== 'running') return
			await this.#run?.pause()
			this.#readRings()
			// It may have come to its end by itself on the way.
			if ((this.phase as Phase) === 'running') this.phase = 'paused'
			this.#show()
		})
	}

	/** Back to the start, with the same seed and knobs: ready. */
	reset(): Promise<void> {
		return this.#inTurn(async () => {
			await this.#endRun()
			this.#prepareFresh({ ...this.#opened, knobs: this.values })
		})
	}

	/** Ends the run and every worker. What was recorded can still be looked at. */
	stop(): Promise<void> {
		return this.#inTurn(async () => {
			await this.#endRun()
			this.#show()
		})
	}

	/** Changes knobs; resolves when they are in force. Values must have been checked. */
	set(knobs: Readonly<Record<string, KnobValue>>): Promise<void> {
		return this.#inTurn(async () => {
			const checked = this.#checked(knobs)
			this.values = { ...this.values, ...checked }
			const restarts = this.declaration.knobs.some((knob) => knob.restarts && knob.name in checked)
			if (this.phase === 'ready') {
				if (!this.#isSpent) this.#prepareFresh({ ...this.#opened, knobs: this.values })
			} else if (restarts) await this.#restart()
			else
				for (const [name, value] of Object.entries(checked)) await this.#run?.setKnob(name, value)
			this.#readRings()
			this.#show()
		})
	}

	setPace(pace: Pace): void {
		this.#say(this.changePace(pace))
	}

	/** Kept until it is changed again, through pause, reset and a change of scene. */
	changePace(pace: Pace): Promise<void> {
		return this.#inTurn(() => {
			this.#chosenPace = pace
			this.#run?.setPace(pace)
			return Promise.resolve()
		})
	}

	/** Resolves when every action called before has been done. */
	async whenCalm(): Promise<void> {
		await this.#serial
	}

	/** Shows an earlier moment, µs of run time; brought into what is still kept. */
	seek(atUs: number): void {
		this.#playback.seek(atUs)
	}

	live(): void {
		this.#playback.live()
	}

	/**
	 * Opens a recording made elsewhere: it can be looked at, and a start makes a new run with its knobs and seed.
	 *
	 * @throws RecordingRefused when it was made in a scene that is not here.
	 */
	load(recording: Recording): Promise<void> {
		return this.#inTurn(async () => {
			const { scene: id, knobs, seed } = recording.cast
			const scene = scenes.find((one) => one.id === id)
			if (!scene) throw new RecordingRefused(`there is no scene "${id}" here`)
			await this.#endRun()
			const isElsewhere = scene !== this.declaration
			this.#opened = { scene, knobs, seed }
			this.values = { ...defaultsOf(scene), ...this.#checked(knobs) }
			if (isElsewhere) this.listings = await textsOf(scene)
			this.#run = null
			this.#isSpent = true
			this.isRecorded = true
			this.#playback.show(recording)
			this.seek(recording.startUs)
		})
	}

	snapshot(): Snapshot {
		return snapshotOf(this.moment, {
			phase: this.phase,
			knobs: { ...this.values },
			seed: this.seed,
			endMs: this.endUs / 1000,
			live: this.isLive,
			canary: null,
			memory: { usedBytes: this.#run?.layout.memory.words.byteLength ?? 0, limitBytes: null },
		})
	}

	/** Resolves when nothing is on its way: no action, no worker starting, nothing left to draw. */
	async whenIdle(): Promise<void> {
		await this.#serial
		await this.#frames.next()
	}

	async #startFresh(): Promise<void> {
		if (this.#isSpent || !this.#run) this.#prepareFresh({ ...this.#opened, knobs: this.values })
		this.#isSpent = true
		this.#run?.setPace(this.pace)
		await this.#run?.prepare()
	}

	async #restart(): Promise<void> {
		const wasRunning = this.phase === 'running'
		await this.#endRun()
		this.#prepareFresh({ ...this.#opened, knobs: this.values })
		if (!wasRunning) return
		await this.#startFresh()
		this.#goOn()
	}

	#goOn(): void {
		// It may have come to its end by itself on the way: a thread that cannot be started.
		if (this.phase !== 'ready' && this.phase !== 'paused') return
		this.live()
		this.phase = 'running'
		this.#run?.resume()
		this.#frames.request()
	}

	/** A run that has not begun: its threads are new, its queue is empty. */
	#prepareFresh(opening: Opening): void {
		this.#opened = opening
		this.#run = this.#createRun()
		this.#isSpent = false
		this.isRecorded = false
		this.phase = 'ready'
		this.verdict = null
		this.#playback.show(new Recording(this.#run.cast))
		this.#readRings()
		this.#playback.hold()
	}

	#createRun(): Run {
		const { scene, seed, knobs } = this.#opened
		this.values = { ...defaultsOf(scene), ...knobs }
		const run: Run = new Run({
			scene,
			values: this.values,
			seed,
			crew: this.#pool,
			onEnd: (ending) => {
				if (this.#run === run) this.#onEnd(ending)
			},
		})
		return run
	}

	async #endRun(): Promise<void> {
		if (this.#run && this.phase !== 'ready') {
			await this.#run.stop()
			this.#readRings()
		}
		await this.#pool.end()
		this.phase = 'ready'
	}

	#onEnd(ending: Ending): void {
		this.phase = ending.kind
		this.verdict = verdictOf(ending)
		this.#say(
			this.#inTurn(async () => {
				if (ending.kind === 'deadlocked') return
				await this.#run?.stop()
				await this.#pool.end()
			}),
		)
		this.#frames.request()
	}

	/** One frame: read what the threads wrote, then let the view follow. */
	#onFrame(nowMs: number): boolean {
		this.#readRings()
		if (nowMs - this.#heldAtMs >= gaugesMs) {
			this.#heldAtMs = nowMs
			this.#playback.hold()
		}
		return this.phase === 'running'
	}

	#readRings(): void {
		if (!this.#run) return
		const { events, lost, endUs } = this.#run.drain()
		this.recording.append(events, endUs, lost)
		this.#playback.follow()
	}

	#show(): void {
		this.#playback.hold()
		this.#frames.request()
	}

	#checked(knobs: Readonly<Record<string, KnobValue>>): Record<string, KnobValue> {
		const checked: Record<string, KnobValue> = {}
		for (const knob of this.declaration.knobs) {
			const value = knobs[knob.name]
			if (value !== undefined) checked[knob.name] = checkKnob(knob, value).value
		}
		return checked
	}

	/** Runs `action` after everything called before it. */
	#inTurn<T>(action: () => Promise<T>): Promise<T> {
		const result = this.#serial.then(action)
		this.#serial = result.catch(() => undefined)
		return result
	}

	#say(action: Promise<unknown>): void {
		action.catch((error: unknown) => {
			this.notice = error instanceof Error ? error.message : String(error)
		})
	}
}
