/**
 * Threads in your hands: takes them there, steps them, remembers every step, and takes the last one back by playing the
 * ones before it on fresh threads. Every action here is done in turn: the scheduler sees to that.
 */
import { SectionLog, type Section } from '../model/sections.ts'
import type { TraceEvent } from '../trace/event.ts'
import type { Turn } from '../sync/turns.ts'
import type { Scheduling, Stepper } from '../view/session.ts'
import { type Asked, nameOf, turnOf } from './asked-turn.ts'
import type { HeldRun } from './held-run.ts'
import type { Host } from './host.ts'
import { lineOf, steppersOf, type Standing } from './steppers.ts'

/** Steps on real workers: the turns, how things stood after each, and the sections that they made. */
export interface Way {
	readonly turns: readonly Turn[]
	readonly stood: readonly number[]
	readonly sections: readonly Section[]
}

export class Stepping {
	isYours = $state(false)
	steppers = $state.raw<readonly Stepper[]>([])
	open = $state.raw<Scheduling['open']>({ victim: false, spurious: false })
	/** Steps before one that could not be played, null when all could. */
	refusedAt: number | null = null
	/** Steps since the run began in your hands. */
	#turns = $state.raw<readonly Turn[]>([])
	/** The run began in your hands, so its steps can be taken back. */
	#isWhole = $state(false)
	readonly #host: Host
	readonly #held: HeldRun
	readonly #onStand: () => void
	#log: SectionLog
	/** The log has seen the run from its beginning. */
	#isLogWhole: boolean
	#stood: number[] = []
	/** Id of the thread that went last. */
	#last = 0

	/** `onStand`: things stand in another way than before. */
	constructor(host: Host, held: HeldRun, onStand: () => void) {
		this.#host = host
		this.#held = held
		this.#onStand = onStand
		const { recording } = host
		this.#log = new SectionLog(recording.cast)
		this.#isLogWhole = recording.letGo === 0
		// Nobody kept this log before.
		for (const event of recording.events()) this.#log.add([event])
	}

	get turns(): readonly Turn[] {
		return this.#turns
	}

	/** In your hands from its beginning. */
	get isWhole(): boolean {
		return this.isYours && this.#isWhole
	}

	/** The way so far. */
	get way(): Way {
		return { turns: this.#turns, stood: [...this.#stood], sections: [...this.#log.sections] }
	}

	/** Sections gone through so far, in your hands or not; null when records of the run had been let go of before. */
	get sections(): number | null {
		return this.#isLogWhole ? this.#log.sections.length : null
	}

	get back(): string | null {
		const last = this.#turns.at(-1)
		if (!this.isWhole || !last) return null
		return `step ${this.#turns.length}: ${nameOf(this.#host.recording.cast, last.thread)}`
	}

	get noBack(): string {
		if (!this.isYours) return 'The threads run freely.'
		if (!this.#isWhole) {
			return 'This run began freely: it can be stepped on and scrubbed, but not taken back step by step.'
		}
		return this.#turns.length === 0 ? 'No step has been taken yet.' : ''
	}

	/** Takes notice of what the threads have done. */
	see(events: readonly TraceEvent[]): void {
		this.#log.add(events)
	}

	/** A fresh run: nothing has been stepped. */
	forget(): void {
		this.letGo()
		this.#turns = []
		this.#stood = []
		this.refusedAt = null
		this.#log = new SectionLog(this.#host.recording.cast)
		this.#isLogWhole = true
	}

	/** The threads run freely again. */
	letGo(): void {
		this.isYours = false
		this.#isWhole = false
		this.steppers = []
	}

	/** @throws RangeError when they are in your hands already and nobody can go any more. */
	async takeOver(): Promise<void> {
		if (this.isYours) {
			if (this.#held.isOver) {
				throw new RangeError('The run is over: nobody can go. Take a step back, or reset.')
			}
			return
		}
		const isFresh = await this.#held.takeOver()
		this.isYours = true
		this.#isWhole = isFresh
		this.#turns = []
		this.#stood = []
		this.refresh()
	}

	/** One step. @throws RangeError with the reason when the thread cannot go. */
	async step(asked: Asked) {
		await this.takeOver()
		const standing = this.#standing
		const turn = turnOf(asked, standing, this.#held, this.#last)
		const thread = nameOf(standing.cast, turn.thread)
		const from = lineIn(standing, turn.thread)
		const refused = await this.play([turn])
		if (refused !== null) throw new RangeError(`${thread} cannot go.`)
		this.#last = turn.thread
		this.#held.endIfStuck()
		this.refresh()
		const state = this.#held.stateOf(turn.thread)
		return { thread, from, to: lineIn(standing, turn.thread), state }
	}

	async undo(): Promise<void> {
		if (this.back === null) throw new RangeError(this.noBack)
		await this.playAfresh(this.#turns.slice(0, -1))
	}

	/** Plays turns on the present run; the number of the first that could not be played, or null. */
	async play(turns: readonly Turn[]): Promise<number | null> {
		const { refused, stood } = await this.#held.play(turns)
		const played = turns.slice(0, refused ?? turns.length)
		this.#turns = [...this.#turns, ...played]
		this.#stood.push(...stood)
		this.refusedAt = refused === null ? null : this.#turns.length
		return refused
	}

	/** Plays turns on fresh threads; the run ends if nobody can go after them. */
	async playAfresh(turns: readonly Turn[]): Promise<void> {
		await this.#held.begin()
		this.isYours = true
		this.#isWhole = true
		await this.play(turns)
		this.endIfStuck()
		this.refresh()
	}

	/** After the last turn of several: the run ends if nobody can go. */
	endIfStuck(): void {
		this.#held.endIfStuck()
	}

	setOpen(open: Partial<Scheduling['open']>): void {
		this.open = { ...this.open, ...open }
		this.refresh()
	}

	/** Looks how things stand now. */
	refresh(): void {
		this.#host.draw()
		this.steppers = this.isYours ? steppersOf(this.#standing, this.#held.playing) : []
		this.#onStand()
	}

	get #standing(): Standing {
		const { listings } = this.#host
		return { ...this.#held.standing, listings, open: this.open }
	}
}

/** Line on which `thread` stands now. */
function lineIn({ layout }: Standing, thread: number): number {
	const cells = layout.threads[thread]
	return cells ? lineOf(cells) : 0
}
