/**
 * The life of a run, and its recording, which grows meanwhile: made ready, begun, paused, ended, made afresh. What a
 * button calls is done in turn: one action after another, in the order they were called.
 */
import type { Ending, Run } from '../engine/run.ts'
import { Recording } from '../model/recording.ts'
import type { KnobValue } from '../programs/knob.ts'
import type { Scene } from '../programs/scene.ts'
import type { TraceEvent } from '../trace/event.ts'
import { Playback } from '../view/playback.svelte.ts'
import type { Pace, Phase } from '../view/session.ts'
import { Frames } from './frames.ts'
import { type Opening, Runs } from './runs.ts'
import { breachOf, verdictOf, type Verdict } from './verdict.ts'

/** Where what is left of the cores is measured, the page takes little of them: 20 pictures a second. */
const sparingMs = 50
/** Digits are held for so long, so that they can be read. */
const gaugesMs = 250

/** Follows what the threads do, and how their run goes. */
export interface Witness {
	see(events: readonly TraceEvent[]): void
	/** A fresh run stands ready; `isOther`: of another scene. */
	forget(isOther: boolean): void
	/** The threads run freely. */
	letGo(): void
	/** Sections taken in your hands, null in free run. */
	readonly sectionsTaken: number | null
}

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
	readonly #runs: Runs
	#heldAtMs = 0
	#serial: Promise<unknown> = Promise.resolve()
	readonly #frames = new Frames(
		(nowMs) => this.#onFrame(nowMs),
		() => (this.declaration.hasCanary ? sparingMs : 0),
	)

	constructor(opening: Opening) {
		const runs = new Runs((run, ending) => {
			this.#onEnd(run, ending)
		})
		const { cast } = runs.make(opening)
		super(new Recording(cast))
		this.#runs = runs
		this.#opened = opening
		this.values = cast.knobs
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
		return this.#runs.present
	}

	/** Workers alive. */
	get workers(): number {
		return this.#runs.workers
	}

	/** The run has not begun: its threads are new, its queue is empty. */
	protected get isFresh(): boolean {
		return this.#runs.isFresh
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

	/** Resolves when nothing is on its way: no action, no worker starting, nothing left to draw. */
	async whenIdle(): Promise<void> {
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
		return this.#runs.begin()
	}

	/** Ends the run; the next one stands ready, with the same seed and the knobs as they are. */
	async makeAfresh(): Promise<void> {
		await this.endRun()
		this.prepare()
	}

	/** Has the recording grow by what the threads wrote. */
	readRings(): void {
		if (!this.present) return
		const { events, lost, endUs } = this.present.drain()
		this.recording.append(events, endUs, lost)
		this.scheduling.see(events)
		this.follow()
	}

	/** Makes a run that has not begun. */
	protected prepare(opening: Opening = { ...this.#opened, knobs: this.values }): void {
		const isOther = opening.scene !== this.declaration
		const { cast } = this.#runs.make(opening)
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
		this.#runs.forget()
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
		await this.#runs.dismiss()
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
		this.verdict = verdictOf(ending, {
			moment: this.recording.momentAt(this.endUs),
			values: this.values,
			sections: this.scheduling.sectionsTaken,
		})
		this.draw()
		if (ending.kind === 'deadlocked') return
		await run.stop()
		await this.#runs.dismiss()
	}

	/** One frame: read what the threads wrote, then let the view follow. */
	#onFrame(nowMs: number): boolean {
		this.readRings()
		this.#pauseAtBreach()
		if (nowMs - this.#heldAtMs >= gaugesMs) {
			this.#heldAtMs = nowMs
			this.hold()
		}
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
