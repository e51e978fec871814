/**
 * One scene being watched: joins a run (engine) with its recording (model) and offers both to the view. Everything a
 * button or a script can do is a method here; they run one after another, in the order they were called.
 */
import { Pool } from '../engine/pool.ts'
import { partsOf } from '../engine/layout.ts'
import { type Ending, Run } from '../engine/run.ts'
import type { Moment, ThreadMoment } from '../model/moment.ts'
import { RecordingRefused } from '../model/file-check.ts'
import { Recording } from '../model/recording.ts'
import { type Snapshot, snapshotOf } from '../model/snapshot.ts'
import { cardsOf } from '../lessons/cards.ts'
import { course } from '../lessons/course.ts'
import type { KnobValue } from '../programs/knob.ts'
import type { Scene } from '../programs/scene.ts'
import { scenes } from '../programs/scenes.ts'
import type { Turn } from '../sync/turns.ts'
import { Playback } from '../view/playback.svelte.ts'
import type { Grain, KnobView, Listing, Pace, Phase, Session } from '../view/session.ts'
import { Frames } from './frames.ts'
import type { Host } from './host.ts'
import { checkKnob } from './knob-check.ts'
import { Scheduler } from './scheduler.svelte.ts'
import { defaultsOf, knobView, listingsOf, writtenOf, type Written } from './shown.ts'
import type { Standing } from './steppers.ts'
import { breachOf, verdictOf, type Verdict } from './verdict.ts'

/** Digits are held for so long, so that they can be read. */
const gaugesMs = 250

export interface Opening {
	readonly scene: Scene
	readonly knobs: Readonly<Record<string, KnobValue>>
	readonly seed: number
}

export class Lab implements Session, Host {
	#opened = $state.raw<Opening>() as Opening
	values = $state.raw<Readonly<Record<string, KnobValue>>>({})
	phase = $state<Phase>('ready')
	#chosenPace = $state<Pace | null>(null)
	#written = $state.raw<readonly Written[]>([])
	readonly listings: readonly Listing[] = $derived(
		listingsOf(this.#opened.scene, this.values, this.#written),
	)
	notice = $state<string | null>(null)
	verdict = $state.raw<Verdict | null>(null)
	/** What is shown was recorded elsewhere. */
	isRecorded = $state(false)
	readonly #playback: Playback
	readonly scheduling: Scheduler
	#heldAtMs = 0

	readonly #pool = new Pool()
	#run: Run | null = null
	/** The run has been started, so its recording is worth keeping until the next one starts. */
	#isSpent = false
	/** Paused because nobody could see it. */
	#isAway = false
	/** Which guide card shows, from 0. */
	card = $state(0)
	/** How far a step goes. */
	grain = $state<Grain>('gate')
	/** Ends as soon as a law is broken. */
	#isStress = false
	#serial: Promise<unknown> = Promise.resolve()
	readonly #frames = new Frames((nowMs) => this.#onFrame(nowMs))

	constructor(opening: Opening) {
		this.#opened = opening
		this.#run = this.#createRun()
		this.#playback = new Playback(new Recording(this.#run.cast))
		this.scheduling = new Scheduler(this)
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
		return this.#pool.size + this.scheduling.workers
	}

	// What buttons call: starts at once, and a fault becomes a notice.

	run(): void {
		this.say(this.start())
	}

	setKnob(name: string, value: KnobValue): void {
		this.say(this.set({ [name]: value }))
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

	/** Goes on by so many guide cards, as far as there are any. */
	turnCard(by: number): void {
		const last = cardsOf(this.declaration.id).length - 1
		this.card = Math.max(0, Math.min(last, this.card + by))
	}

	dismissNotice(): void {
		this.notice = null
	}

	// What scheduling does to the run.

	get wanted(): readonly number[] {
		return partsOf(this.declaration)
			.filter(({ index, of }) => index < Number(this.values[of.count] ?? 1))
			.map(({ id }) => id)
	}

	get playing(): readonly number[] {
		return this.#run?.playing ?? []
	}

	get ready(): readonly number[] {
		return this.#run?.hands.ready ?? []
	}

	get isOver(): boolean {
		return this.phase !== 'running' && this.phase !== 'paused'
	}

	standing(open: Standing['open']): Standing {
		if (!this.#run)
			throw new RangeError('A recording made elsewhere cannot be stepped; reset makes a run.')
		const { layout, cast } = this.#run
		return { layout, cast, listings: this.listings, open }
	}

	stateOf(thread: number): Partial<Pick<ThreadMoment, 'state'>> {
		return this.moment.threads.find(({ id }) => id === thread) ?? {}
	}

	async takeOver(): Promise<boolean> {
		if (this.phase === 'running' || this.phase === 'paused') {
			await this.#run?.pause()
			this.#readRings()
		}
		const isGoing = (this.phase as Phase) === 'running' || (this.phase as Phase) === 'paused'
		if (!isGoing) {
			await this.beginInHands()
			return true
		}
		await this.#run?.takeOver()
		this.phase = 'paused'
		this.live()
		return false
	}

	async beginInHands(): Promise<void> {
		if (this.#isSpent || !this.#run) await this.#endRun()
		this.#prepareFresh({ ...this.#opened, knobs: this.values })
		this.#isSpent = true
		await this.#run?.prepareInHands()
		this.#readRings()
		if ((this.phase as Phase) === 'ready') this.phase = 'paused'
		this.live()
	}

	letRun(): Promise<void> {
		return this.start()
	}

	async play(
		turns: readonly Turn[],
	): Promise<{ refused: number | null; stood: readonly number[] }> {
		if (!this.#run) throw new RangeError('There is no run to step.')
		const played = await this.#run.hands.play(turns)
		this.#readRings()
		return played
	}

	endIfStuck(): void {
		this.#run?.endIfStuck()
		this.#readRings()
		if (!this.isOver) this.verdict = breachOf(this.recording.momentAt(this.endUs))
	}

	/** Runs freely, without think time, at full speed, until a law is broken. */
	async stress(): Promise<void> {
		const hasThink = this.declaration.knobs.some(({ name }) => name === 'think')
		if (hasThink) await this.set({ think: 0 })
		await this.changePace('full')
		this.#isStress = true
		await this.reset()
		await this.start()
	}

	// What scripts call, too: each resolves when it is done.

	/** Goes to a scene. The pace stays. Resolves when its text is there, too. */
	open(opening: Opening): Promise<void> {
		return this.inTurn(async () => {
			await this.#endRun()
			this.#prepareFresh(opening)
			this.#written = []
			this.#written = await writtenOf(opening.scene)
		})
	}

	/** Fetches the text of the scene that the lab was made with. */
	async loadListings(): Promise<void> {
		this.#written = await writtenOf(this.declaration)
	}

	/** Starts, or goes on after a pause; after an end, starts afresh. */
	start(): Promise<void> {
		return this.inTurn(async () => {
			if (this.phase === 'running') return
			if (this.phase !== 'paused') await this.#startFresh()
			this.#goOn()
		})
	}

	/** Goes on after a pause; else nothing. */
	resume(): Promise<void> {
		return this.inTurn(() => {
			if (this.phase === 'paused') this.#goOn()
			return Promise.resolve()
		})
	}

	/** Resolves when nothing in the program can change any more and everything it did has been read. */
	pause(): Promise<void> {
		return this.inTurn(async () => {
			if (this.phase !== 'running') return
			await this.#run?.pause()
			this.#readRings()
			// It may have come to its end by itself on the way.
			if ((this.phase as Phase) === 'running') this.phase = 'paused'
			this.show()
		})
	}

	/** Back to the start, with the same seed and knobs: ready. */
	reset(): Promise<void> {
		return this.inTurn(async () => {
			await this.#endRun()
			this.#prepareFresh({ ...this.#opened, knobs: this.values })
		})
	}

	/** Ends the run and every worker. What was recorded can still be looked at. */
	stop(): Promise<void> {
		return this.inTurn(async () => {
			await this.#endRun()
			this.show()
		})
	}

	/** Changes knobs; resolves when they are in force. Values must have been checked. */
	set(knobs: Readonly<Record<string, KnobValue>>): Promise<void> {
		return this.inTurn(async () => {
			const checked = this.#checked(knobs)
			this.values = { ...this.values, ...checked }
			const restarts = this.declaration.knobs.some((knob) => knob.restarts && knob.name in checked)
			if (this.phase === 'ready') {
				if (!this.#isSpent) this.#prepareFresh({ ...this.#opened, knobs: this.values })
			} else if (restarts) await this.#restart()
			else
				for (const [name, value] of Object.entries(checked)) await this.#run?.setKnob(name, value)
			this.#readRings()
			this.show()
		})
	}

	setPace(pace: Pace): void {
		this.say(this.changePace(pace))
	}

	/** Kept until it is changed again, through pause, reset and a change of scene. */
	changePace(pace: Pace): Promise<void> {
		return this.inTurn(() => {
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
		return this.inTurn(async () => {
			const { scene: id, knobs, seed } = recording.cast
			const scene = scenes.find((one) => one.id === id)
			if (!scene) throw new RecordingRefused(`there is no scene "${id}" here`)
			await this.#endRun()
			const isElsewhere = scene !== this.declaration
			this.#opened = { scene, knobs, seed }
			this.values = { ...defaultsOf(scene), ...this.#checked(knobs) }
			if (isElsewhere) this.#written = await writtenOf(scene)
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
		const again = this.scheduling.again()
		await this.#endRun()
		this.#prepareFresh({ ...this.#opened, knobs: this.values })
		if (again) return again()
		if (!wasRunning) return
		await this.#startFresh()
		this.#goOn()
	}

	#goOn(): void {
		// It may have come to its end by itself on the way: a thread that cannot be started.
		if (this.phase !== 'ready' && this.phase !== 'paused') return
		this.live()
		this.phase = 'running'
		this.verdict = null
		this.scheduling.letGo()
		this.#run?.resume()
		this.#frames.request()
	}

	/** A run that has not begun: its threads are new, its queue is empty. */
	#prepareFresh(opening: Opening): void {
		const isOther = opening.scene !== this.declaration
		this.#opened = opening
		this.#run = this.#createRun()
		this.#isSpent = false
		this.isRecorded = false
		this.phase = 'ready'
		this.verdict = null
		this.#playback.show(new Recording(this.#run.cast))
		this.scheduling.forget(isOther)
		if (isOther) this.card = 0
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
		this.say(
			this.inTurn(async () => {
				this.#readRings()
				this.verdict = verdictOf(ending, {
					moment: this.recording.momentAt(this.endUs),
					values: this.values,
					sections: this.scheduling.isYours ? this.scheduling.sectionsTaken : null,
				})
				this.show()
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
		this.#stopAtBreach()
		if (nowMs - this.#heldAtMs >= gaugesMs) {
			this.#heldAtMs = nowMs
			this.#playback.hold()
		}
		return this.phase === 'running'
	}

	#stopAtBreach(): void {
		if (!this.#isStress || this.phase !== 'running') return
		if (this.moment.laws.every(({ holds }) => holds)) return
		this.#isStress = false
		this.verdict = breachOf(this.moment)
		this.say(this.pause())
	}

	#readRings(): void {
		if (!this.#run) return
		const { events, lost, endUs } = this.#run.drain()
		this.recording.append(events, endUs, lost)
		this.scheduling.see(events)
		this.#playback.follow()
	}

	show(): void {
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
	inTurn<T>(action: () => Promise<T>): Promise<T> {
		const result = this.#serial.then(action)
		this.#serial = result.catch(() => undefined)
		return result
	}

	say(action: Promise<unknown>): void {
		action.catch((error: unknown) => {
			this.notice = error instanceof Error ? error.message : String(error)
		})
	}
}
