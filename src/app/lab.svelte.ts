/** One scene in the lab: its run, its knobs, its text and its cards. Everything a button or a script can do is here. */
import type { Recording } from '../model/recording.ts'
import type { Snapshot } from '../model/snapshot.ts'
import { course } from '../lessons/course.ts'
import type { KnobValue } from '../programs/knob.ts'
import type { Scene } from '../programs/scene.ts'
import type { Grain, KnobView, Listing, Pace, Session } from '../view/session.ts'
import { fetchDrawing } from './drawing.ts'
import type { Host } from './host.ts'
import type { Guide } from './guide.svelte.ts'
import { checkKnob } from './knob-check.ts'
import type { Opening, Runs } from './runs.ts'
import { sceneOf } from './scene-list.ts'
import { Scheduler } from './scheduler.svelte.ts'
import { Sights } from './sights.svelte.ts'
import { Sweep } from './sweep.svelte.ts'
import { Trials } from './trials/trials.svelte.ts'
import { uncappedNotice } from './uncapped.ts'
import { defaultsOf, knobView, listingsOf, writtenFor, type Written } from './shown.ts'
import { WatchedRun } from './watched-run.svelte.ts'

type Values = Readonly<Record<string, KnobValue>>

export class Lab extends WatchedRun implements Session, Host {
	override readonly scheduling: Scheduler
	readonly guide: Guide
	readonly sights = new Sights()
	/** One knob's values, each in a run of its own, where the scene has such a knob. */
	readonly sweep: Sweep
	/** Runs of the scene whose pictures are compared. */
	readonly trials: Trials
	/** Which guide card shows, from 0. */
	card = $state(0)
	/** How far a step goes. */
	grain = $state<Grain>('gate')
	#written = $state.raw<readonly Written[]>([])
	readonly listings: readonly Listing[] = $derived(
		listingsOf(this.declaration, this.values, this.#written),
	)
	/** Paused because nobody could see it. */
	#isAway = false

	/** `first`: see `WatchedRun`. */
	constructor(opening: Opening, first: typeof Runs | Recording, guide: Guide) {
		super(opening, first)
		this.guide = guide
		this.scheduling = new Scheduler(this)
		this.sweep = new Sweep(this)
		this.trials = new Trials(this)
		this.onhold = () => {
			this.#showGuide()
			this.#look()
		}
		if (this.isRecorded) this.values = valuesOf(opening)
		this.readRings()
		this.hold()
	}

	get scene(): Session['scene'] {
		const { id, title, chapter, summary } = this.declaration
		const chapterTitle = course.find((one) => one.id === chapter)?.title ?? ''
		return { id, title, chapterTitle, summary }
	}

	get gauges(): Scene['gauges'] {
		return this.declaration.gauges
	}

	get knobs(): readonly KnobView[] {
		return this.declaration.knobs.map(knobView)
	}

	override get workers(): number {
		return super.workers + this.scheduling.workers + this.sweep.workers + this.trials.workers
	}

	// What buttons call: starts at once, and a fault becomes a notice.

	run(): void {
		this.say(this.start())
	}

	/** Sets all of `knobs`, and runs: afresh where one of them stands otherwise in a run that has begun. */
	runWith(knobs: Values): void {
		const isOther = Object.entries(knobs).some(([name, value]) => this.values[name] !== value)
		const fresh = isOther && !this.isFresh ? this.reset() : Promise.resolve()
		this.say(fresh.then(() => this.set(knobs)).then(() => this.start()))
	}

	/** Sets what a chip asks for; where a wave has come already, in a run that begins again. */
	takeChip(knobs: Values): void {
		if (this.declaration.hasWave !== true || this.isFresh) this.say(this.set(knobs))
		else
			this.say(
				this.reset()
					.then(() => this.set(knobs))
					.then(() => this.start()),
			)
	}

	setKnob(name: string, value: KnobValue): void {
		this.say(this.set({ [name]: value }))
	}

	setPace(pace: Pace): void {
		this.say(this.changePace(pace))
	}

	/** The tab was hidden, or is seen again. What pauses by itself goes on by itself. */
	onVisibility(isHidden: boolean): void {
		if (isHidden && this.phase === 'running') {
			this.#isAway = true
			this.say(this.pause())
		} else if (!isHidden && this.#isAway) {
			this.#isAway = false
			this.say(this.resume())
		}
	}

	/** Goes on by so many guide cards, as far as there are any; false when there is none. */
	turnCard(by: number): boolean {
		const before = this.card
		this.card = Math.max(0, Math.min(this.guide.cards.length - 1, before + by))
		return this.card !== before
	}

	dismissNotice(): void {
		this.notice = null
	}

	// What scripts call, too: each resolves when it is done.

	/**
	 * Goes to a scene that may still be on its way; nothing changes when it does not come (null: nobody wants it any
	 * more). The pace stays. Resolves when its text is there, too.
	 */
	open(coming: Promise<Opening | null>): Promise<void> {
		const ended = coming.then((opening) => {
			return this.#endAside(opening?.scene !== this.declaration)
		})
		return this.#afterAside(ended, async () => {
			const opening = await coming
			if (opening === null) return
			const isOther = opening.scene !== this.declaration
			await this.endRun()
			if (isOther) this.card = 0
			await this.prepare(opening)
			await fetchDrawing(this.moment.cast)
			if (isOther) this.#written = []
			await this.#fetchListings()
		})
	}

	override reset(): Promise<void> {
		return this.#afterAside(this.#endAside(false), () => this.makeAfresh())
	}

	override async stop(): Promise<void> {
		await Promise.all([this.#endAside(false), super.stop()])
	}

	/** Fetches the text of the scene that the lab was made with. */
	loadListings(): Promise<void> {
		return this.inTurn(() => this.#fetchListings())
	}

	/**
	 * Changes knobs; resolves when they are in force. Values must have been checked. Steps that were taken in your hands are
	 * taken again with the new values, so that undoing, and a link, lead to the same place.
	 */
	set(knobs: Values): Promise<void> {
		return this.inTurn(async () => {
			const checked = checkedKnobs(this.declaration, knobs)
			const values = { ...this.values, ...checked }
			// The page that shows no listing has none.
			if (this.#written.length > 0) await this.#fetchListings(values)
			this.values = values
			const restarts = this.declaration.knobs.some((knob) => knob.restarts && knob.name in checked)
			if (this.phase === 'ready') {
				if (this.isFresh) await this.prepare()
			} else if (restarts || this.scheduling.again() !== null) await this.#restart()
			else
				for (const [name, value] of Object.entries(checked))
					await this.present?.setKnob(name, value)
			this.goOnAfterDeadlock()
			this.readRings()
			this.draw()
		})
	}

	/**
	 * Runs freely at full speed until a law is broken. Think time stays: it shrinks a hundredfold, and without any the page
	 * could not read all records, and would have to stop checking.
	 */
	async stress(): Promise<void> {
		await this.changePace('full')
		this.endsAtBreach = true
		await this.reset()
		await this.start()
	}

	/**
	 * Opens a recording made elsewhere: it can be looked at, and a start makes a new run with its knobs and seed.
	 *
	 * @throws RecordingRefused when it was made in a scene that is not here.
	 */
	load(recording: Recording): Promise<void> {
		const isOther = recording.cast.scene !== this.declaration.id
		return this.#afterAside(this.#endAside(isOther), async () => {
			const { scene: id, knobs, seed } = recording.cast
			const scene = await sceneOf(id)
			if (!scene) {
				const { RecordingRefused } = await import('../model/file-check.ts')
				throw new RecordingRefused(`there is no scene "${id}" here`)
			}
			await this.endRun()
			const values = valuesOf({ scene, knobs })
			const known = scene === this.declaration ? this.#written : []
			const written = await writtenFor(scene, values, known)
			await fetchDrawing(recording.cast)
			this.replace(recording, { scene, knobs, seed })
			this.values = values
			this.#written = written
			if (this.guide.scene !== null) await this.guide.open(id)
		})
	}

	/** The facts at the shown moment, once every action called before has been done. */
	async snapshot(): Promise<Snapshot> {
		const { snapshotOf } = await import('../model/snapshot.ts')
		await this.whenCalm()
		return snapshotOf(this.moment, {
			phase: this.phase,
			knobs: { ...(this.isLive ? this.values : this.moment.knobs) },
			seed: this.seed,
			endMs: this.endUs / 1000,
			live: this.isLive,
			canary: null,
			memory: { usedBytes: this.present?.layout.memory.words.byteLength ?? 0, limitBytes: null },
		})
	}

	/** Only what runs with the knobs as they are is shown. */
	async #fetchListings(values: Values = this.values): Promise<void> {
		this.#written = await writtenFor(this.declaration, values, this.#written)
	}

	/** The guide judges by the end of the recording, wherever one looks. */
	#showGuide(): void {
		const { phase, values: knobs, isRecorded, recording, endUs } = this
		const moment = this.isLive ? this.heldMoment : recording.momentAt(endUs)
		this.guide.see({ moment, phase, knobs, isRecorded })
	}

	/** Ends what runs beside the stage; with another scene, what was measured there is of no use any more. */
	async #endAside(isOther: boolean): Promise<void> {
		const all = [this.sweep, this.trials]
		await Promise.all(all.map((one) => (isOther ? one.forget() : one.cancel())))
	}

	/** Does `action` in turn. What runs aside ends beside it: within the turn it could not pause what it waits for. */
	async #afterAside(ended: Promise<void>, action: () => Promise<void>): Promise<void> {
		await Promise.all([ended, this.inTurn(action)])
	}

	/** Shows what the recording does not hold; and caps threads again that had every core for long enough. */
	#look(): void {
		const run = this.isLive ? this.present : null
		this.sights.look(run)
		if (this.phase !== 'running' || !run || !this.sights.isTooMuch(run, performance.now())) return
		this.notice = uncappedNotice
		this.setKnob('uncapped', false)
	}

	/** The same seed with the knobs as they are: goes on as the run before did. */
	async #restart(): Promise<void> {
		const wasRunning = this.phase === 'running'
		const again = this.scheduling.again()
		await this.makeAfresh()
		if (again) await again()
		else if (wasRunning) await this.startNow()
	}
}

/** The value of every knob of a recording: the scene may have others by now. */
function valuesOf({ scene, knobs }: Pick<Opening, 'scene' | 'knobs'>): Values {
	return { ...defaultsOf(scene), ...checkedKnobs(scene, knobs) }
}

/** The values of knobs that the scene has, brought into their ranges. */
function checkedKnobs(scene: Scene, knobs: Values): Record<string, KnobValue> {
	const checked: Record<string, KnobValue> = {}
	for (const knob of scene.knobs) {
		const value = knobs[knob.name]
		if (value !== undefined) checked[knob.name] = checkKnob(knob, value).value
	}
	return checked
}
