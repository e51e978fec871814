/**
 * The life of a run, and its recording, which grows meanwhile: made ready, begun, paused, ended, made afresh. What a
 * button calls is done in turn: one action after another, in the order they were called.
 */
import type { Ending, Run } from '../engine/run.ts'
import { Recording } from '../model/recording.ts'
import type { KnobValue } from '../programs/knob.ts'
import type { Scene } from '../programs/scene.ts'
import { Playback } from '../view/playback.svelte.ts'
import type { Pace, Phase } from '../view/session.ts'
import { breachOf } from './breach.ts'
import { Calm } from './calm.ts'
import { fetchRuns } from './fetch-runs.ts'
import { Frames } from './frames.ts'
import type { Opening, Runs } from './runs.ts'
import type { Verdict } from './verdict.ts'
import { whyEnded } from './why-ended.ts'
import type { Witness } from './witness.ts'

/** Where what is left of the cores is measured, the page takes little of them: 20 pictures a second. */
const sparingMs = 50

export abstract class WatchedRun extends Playback {
	values = $state.raw<Readonly<Record<string, KnobValue>>>({})
	phase = $state<Phase>('ready')
	verdict = $state.raw<Verdict | null>(null)
	/** What is shown was recorded elsewhere. */
	isRecorded = $state(false)
	/** One sentence about something that went wrong. */
	notice = $state<string | null>(null)
	abstract readonly scheduling: Witness
	/** The run is paused as soon as a law is broken. */
	protected endsAtBreach = false
	#opened = $state.raw<Opening>() as Opening
	#chosenPace = $state<Pace | null>(null)
	/** Null until it is wanted. */
	#runs: Runs | null = null
	readonly #calm = new Calm()
	#serial: Promise<unknown> = Promise.resolve()
	#arrival: Promise<unknown> = Promise.resolve()
	readonly #frames = new Frames(
		(nowMs) => this.#onFrame(nowMs),
		() => (this.declaration.hasCanary ? sparingMs : 0),
	)

	/** `first`: what is shown first, a fresh run, or a recording made elsewhere until one is wanted. */
	constructor(opening: Opening, first: typeof Runs | Recording) {
		let runs: Runs | null = null
		let recording = first
		if (!(recording instanceof Recording)) {
			runs = new recording((...ended) => {
				this.#onEnd(...ended)
			})
			recording = new Recording(runs.make(opening).cast)
		}
		super(recording)
		this.#runs = runs
		this.#opened = opening
		this.values = recording.cast.knobs
		this.isRecorded = runs === null
	}

	get declaration(): Scene {
		return this.#opened.scene
	}

	get seed(): number {
		return this.#opened.seed
	}

	get pace(): Pace {
		return this.#chosenPace ?? this.declaration.defaultPace
	}

	/** Null while a recording made elsewhere is shown. */
	get present(): Run | null {
		return this.#runs?.present ?? null
	}

	/** Workers alive. */
	get workers(): number {
		return this.#runs?.workers ?? 0
	}

	/** The run has not begun: its threads are new, its queue is empty. */
	protected get isFresh(): boolean {
		return this.#runs?.isFresh ?? false
	}

	/** Starts, or goes on after a pause; after an end, starts afresh. */
	start(): Promise<void> {
		return this.inTurn(() => this.startNow())
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
			await this.present?.pause()
			this.readRings()
			// It may have come to its end by itself on the way.
			if ((this.phase as Phase) === 'running') this.phase = 'paused'
			this.draw()
		})
	}

	/** Back to the start, with the same seed and knobs: ready. */
	reset(): Promise<void> {
		return this.inTurn(() => this.makeAfresh())
	}

	/** Ends the run and every worker. What was recorded can still be looked at. */
	stop(): Promise<void> {
		return this.inTurn(async () => {
			await this.endRun()
			this.draw()
		})
	}

	/** Kept until it is changed again, through pause, reset and a change of scene. */
	changePace(pace: Pace): Promise<void> {
		return this.inTurn(() => {
			this.#chosenPace = pace
			this.present?.setPace(pace)
			return Promise.resolve()
		})
	}

	/** Resolves when every action called before has been done. */
	async whenCalm(): Promise<void> {
		await this.#serial
	}

	/** The page is not idle before `arrival` has settled: what an address asks for is not all in turn. */
	arrive(arrival: Promise<unknown>): void {
		this.#arrival = Promise.allSettled([this.#arrival, arrival])
	}

	/** Resolves when nothing is on its way: no action, no worker starting, nothing left to draw. */
	async whenIdle(): Promise<void> {
		await this.#arrival
		await this.#serial
		await this.#frames.next()
	}

	/** Runs `action` after everything called before it. */
	inTurn<T>(action: () => Promise<T>): Promise<T> {
		const result = this.#serial.then(action)
		this.#serial = result.catch(() => undefined)
		return result
	}

	/** A fault of `action` becomes a notice. */
	say(action: Promise<unknown>): void {
		action.catch((error: unknown) => {
			this.notice = error instanceof Error ? error.message : String(error)
		})
	}

	/** Has the view follow what is so now. */
	draw(): void {
		this.hold()
		this.#frames.request()
	}

	// In turn: to be called from within an action.

	/** The fresh run, about to begin. */
	begin(): Run {
		if (!this.#runs) throw new RangeError('There is no run to begin.')
		return this.#runs.begin()
	}

	/** Ends the run; the next one stands ready, with the same seed and the knobs as they are. */
	async makeAfresh(): Promise<void> {
		await this.endRun()
		await this.prepare()
	}

	/** Has the recording grow by what the threads wrote; `isShown`: and the picture with it. */
	readRings(isShown = true): void {
		if (!this.present) return
		const { events, lost, endUs } = this.present.drain()
		this.recording.append(events, endUs, lost)
		this.scheduling.see(events)
		if (isShown) this.follow()
	}

	/** Makes a run that has not begun. */
	protected async prepare(asked?: Opening): Promise<void> {
		const runs = (this.#runs ??= new (await fetchRuns())((...ended) => {
			this.#onEnd(...ended)
		}))
		const opening = asked ?? { ...this.#opened, knobs: this.values }
		const isOther = opening.scene !== this.declaration
		const { cast } = runs.make(opening)
		this.#opened = opening
		this.values = cast.knobs
		this.isRecorded = false
		this.phase = 'ready'
		this.verdict = null
		this.show(new Recording(cast))
		this.scheduling.forget(isOther)
		this.readRings()
		this.hold()
	}

	/** Shows a recording made elsewhere in place of a run. */
	protected replace(recording: Recording, opening: Opening): void {
		this.#opened = opening
		this.#runs?.forget()
		this.isRecorded = true
		this.show(recording)
		this.seek(recording.startUs)
	}

	protected async startNow(): Promise<void> {
		if (this.phase === 'running') return
		if (this.phase !== 'paused') {
			if (!this.isFresh) await this.makeAfresh()
			const run = this.begin()
			run.setPace(this.pace)
			await run.prepare()
		}
		this.#goOn()
	}

	/** A knob was turned: where everybody waited, somebody may go now. */
	protected goOnAfterDeadlock(): void {
		if (this.phase !== 'deadlocked' || this.present?.isInHands !== false) return
		this.present.revive()
		this.phase = 'running'
		this.verdict = null
		this.live()
	}

	protected async endRun(): Promise<void> {
		if (this.present && this.phase !== 'ready') {
			await this.present.stop()
			this.readRings()
		}
		await this.#runs?.dismiss()
		this.phase = 'ready'
	}

	#goOn(): void {
		// It may have come to its end by itself on the way: a thread that cannot be started.
		if (this.phase !== 'ready' && this.phase !== 'paused') return
		this.live()
		this.phase = 'running'
		this.verdict = null
		this.scheduling.letGo()
		this.present?.resume()
		this.#frames.request()
	}

	/** Called from within a drain, too: so what is left to be read is read later, in turn. */
	#onEnd(run: Run, ending: Ending): void {
		this.phase = ending.kind
		this.say(
			this.inTurn(async () => {
				// An action called before may have put another run in its place.
				if (this.present === run) await this.#settle(run, ending)
			}),
		)
		this.#frames.request()
	}

	async #settle(run: Run, ending: Ending): Promise<void> {
		this.readRings()
		this.verdict = await whyEnded(ending, {
			moment: this.recording.momentAt(this.endUs),
			values: this.values,
			sections: this.scheduling.sectionsTaken,
		})
		this.draw()
		if (ending.kind === 'deadlocked') return
		await run.stop()
		await this.#runs?.dismiss()
	}

	/** One frame: read what the threads wrote, then let the view follow. */
	#onFrame(nowMs: number): boolean {
		// What ends at once has to be seen at once.
		const isCalm = this.phase === 'running' && !this.endsAtBreach
		this.readRings(!isCalm || this.#calm.shows(nowMs, this.pace))
		this.#pauseAtBreach()
		if (this.#calm.holds(nowMs)) this.hold()
		return this.phase === 'running'
	}

	#pauseAtBreach(): void {
		if (!this.endsAtBreach || this.phase !== 'running') return
		const breach = breachOf(this.moment)
		if (!breach) return
		this.endsAtBreach = false
		this.verdict = breach
		this.say(this.pause())
	}
}
