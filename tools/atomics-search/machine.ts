/**
 * Threads without threads: bodies that are plain functions, taken from one access to shared memory to the next in
 * whatever order is asked for. A body is run from its start with the log of what its accesses gave, and is left by an
 * exception at the first one that is not in the log; that one is then what it is about to do.
 */
import { mix } from './mix.ts'
import { after, isChange, isPlain, Op } from './operation.ts'
import { Races, type Access, type Race } from './races.ts'
import type { SharedWords } from './shared-words.ts'
import { Undoable } from './undoable.ts'
import { WaitLine } from './wait-line.ts'

export type Body = () => unknown

/** Leaves a body at its pending operation; not an error of the body. */
class Suspended extends Error {}

/** A word turned out to be shared: what was searched so far did not stop at it. */
export class NewlyShared extends Error {}

// Cells of a thread: entries in its log, two hashes of them, what it is about to do.
const LOGGED = 0
const HASH = 1
const STATUS = 3
const OP = 4
const WORD = 5
const A = 6
const B = 7
const THREAD_CELLS = 8

const Status = { pending: 0, done: 1 } as const

export class Machine {
	readonly words: number
	readonly threads: number
	readonly state: Undoable
	/** The first race met; a verdict, so never taken back. */
	race: Race | null = null
	/** The first exception that left a body. */
	failure: Error | null = null
	readonly #races: Races
	readonly #line: WaitLine
	readonly #shared: SharedWords
	readonly #records: number
	readonly #writers: number
	readonly #hashAt: number
	readonly #logs: number[][]
	readonly #bodies: readonly Body[]
	readonly #suspended = new Suspended('suspended')
	readonly #lengthCap: number
	#thread = -1
	#next = 0
	#isLeft = false
	#hasNewlyShared = false
	#place: { readonly number: number; stack: string } | null = null

	constructor(
		words: number,
		bodies: readonly Body[],
		{ shared, lengthCap }: { readonly shared: SharedWords; readonly lengthCap: number },
	) {
		const threads = bodies.length
		this.words = words
		this.threads = threads
		this.#bodies = bodies
		this.#shared = shared
		this.#lengthCap = lengthCap
		this.#writers = words
		this.#records = 2 * words
		this.#hashAt = this.#records + threads * THREAD_CELLS
		const racesAt = this.#hashAt + 2
		const lineAt = racesAt + Races.cells(words, threads)
		this.state = new Undoable(lineAt + WaitLine.cells(threads))
		this.#races = new Races(this.state, racesAt, words, threads)
		this.#line = new WaitLine(this.state, lineAt, threads)
		this.#logs = bodies.map(() => [])
	}

	/** Runs every body up to its first operation. */
	start(): void {
		for (let thread = 0; thread < this.threads; thread++) this.#advance(thread)
	}

	value(word: number): number {
		return this.state.get(word)
	}

	isDone(thread: number): boolean {
		return this.#record(thread, STATUS) === Status.done
	}

	/** Whether the thread can do its next operation: all can, but one that waits and has not been notified. */
	canGo(thread: number): boolean {
		return !this.isDone(thread) && !this.#line.isWaiting(thread)
	}

	/** What `thread` is about to do, and the number that this will have in its log. */
	pending(thread: number): { readonly op: Op; readonly word: number; readonly number: number } {
		const op = this.#record(thread, OP) as Op
		return { op, word: this.#record(thread, WORD), number: this.#record(thread, LOGGED) }
	}

	/** Does the pending operation of `thread` and takes it to its next one. */
	step(thread: number): void {
		const op = this.#record(thread, OP) as Op
		const word = this.#record(thread, WORD)
		const a = this.#record(thread, A)
		if (op === Op.wait) {
			if (this.#line.leave(thread)) {
				this.#log(thread, 0, 0)
			} else {
				this.#observe(thread, op, word, false)
				if (this.state.get(word) === (a | 0)) {
					this.#line.join(thread, word)
					return
				}
				this.#log(thread, 1, this.state.get(this.#writers + word))
			}
		} else {
			this.#perform(thread, op, word, a, this.#record(thread, B))
		}
		this.#advance(thread)
	}

	/** A number for everything that decides what can still happen; equal for equal states. */
	get hash(): number {
		let high = this.state.get(this.#hashAt)
		let low = this.state.get(this.#hashAt + 1)
		for (let thread = 0; thread < this.threads; thread++) {
			const waits = this.#line.describe(thread)
			high = mix(mix(high, this.#record(thread, HASH)), waits)
			low = mix(mix(low, this.#record(thread, HASH + 1)), waits)
		}
		return (high >>> 0) * 2 ** 21 + (low >>> 11)
	}

	/** What a body's access number `access.number` gives; called by every access of a body, plain or atomic. */
	access(op: Op, word: number, a = 0, b = 0): number {
		if (this.#isLeft) throw this.#suspended
		const thread = this.#thread
		const logged = this.#record(thread, LOGGED)
		const number = this.#next++
		if (this.#place?.number === number) this.#place.stack = new Error().stack ?? ''
		if (number < logged) return this.#logs[thread]?.[number] ?? 0
		const isShared = this.#isShared(thread, op, word)
		if (number < this.#lengthCap && (isPlain(op) || !isShared)) {
			return this.#perform(thread, op, word, a, b)
		}
		this.#isLeft = true
		this.#setRecord(thread, OP, op)
		this.#setRecord(thread, WORD, word)
		this.#setRecord(thread, A, Math.min(a, 0x7fffffff))
		this.#setRecord(thread, B, b)
		throw this.#suspended
	}

	/** Whether the body has made more accesses than it should ever need. */
	isTooLong(thread: number): boolean {
		return this.#record(thread, LOGGED) >= this.#lengthCap
	}

	/** The call stack of an access that the thread has made, for a person to read. */
	stackOf({ thread, number }: Access): string {
		this.#place = { number, stack: '' }
		const before = this.state.now
		this.#advance(thread)
		this.state.backTo(before)
		const { stack } = this.#place
		this.#place = null
		return stack
	}

	/** Sets a word before anything runs. */
	preset(word: number, value: number): void {
		this.state.cells[word] = value
	}

	#advance(thread: number): void {
		this.#thread = thread
		this.#next = 0
		this.#isLeft = false
		try {
			this.#bodies[thread]?.()
		} catch (error) {
			if (!this.#hasLeft())
				this.failure ??= error instanceof Error ? error : new Error(String(error))
		}
		if (this.#hasNewlyShared) throw new NewlyShared()
		if (!this.#hasLeft()) this.#setRecord(thread, STATUS, Status.done)
		this.#thread = -1
	}

	/** Asked after a body has run, which the compiler cannot know to change it. */
	#hasLeft(): boolean {
		return this.#isLeft
	}

	#isShared(thread: number, op: Op, word: number): boolean {
		if (this.#shared.touch(thread, word, isChange(op))) this.#hasNewlyShared = true
		return op === Op.wait || this.#hasNewlyShared || this.#shared.has(word)
	}

	#perform(thread: number, op: Op, word: number, a: number, b: number): number {
		const old = this.state.get(word)
		if (op === Op.notify) {
			return this.#log(thread, this.#line.notify(word, a), 0)
		}
		const isChanged = isChange(op) && (op !== Op.compareExchange || old === (a | 0))
		this.#observe(thread, op, word, isChanged)
		const writer = this.state.get(this.#writers + word)
		if (isChanged) {
			const mine = isPlain(op) ? writer : mix(thread + 1, this.#record(thread, LOGGED))
			this.#write(word, after(op, old, a, b), mine)
		}
		if (op === Op.write || op === Op.store) return this.#log(thread, a | 0, 0)
		return this.#log(thread, old, isPlain(op) ? 0 : writer)
	}

	#write(word: number, value: number, writer: number): void {
		const { state } = this
		const old = mix(mix(word + 1, state.get(word)), state.get(this.#writers + word))
		state.set(word, value)
		state.set(this.#writers + word, writer)
		const now = mix(mix(word + 1, value), writer)
		const hashAt = this.#hashAt
		state.set(hashAt, (state.get(hashAt) + now - old) | 0)
		state.set(hashAt + 1, (state.get(hashAt + 1) + mix(now, 7) - mix(old, 7)) | 0)
	}

	#observe(thread: number, op: Op, word: number, isChanged: boolean): void {
		const access = { thread, number: this.#record(thread, LOGGED) }
		this.race ??= this.#races.observe(access, word, op, isChanged)
	}

	/** `origin`: who wrote what was read, so that equal logs also mean equal knowledge. */
	#log(thread: number, result: number, origin: number): number {
		const logged = this.#record(thread, LOGGED)
		const log = this.#logs[thread]
		if (log) log[logged] = result
		this.#setRecord(thread, LOGGED, logged + 1)
		const entry = mix(result, origin)
		this.#setRecord(thread, HASH, mix(this.#record(thread, HASH) + 1, entry))
		this.#setRecord(thread, HASH + 1, mix(this.#record(thread, HASH + 1) + 2, mix(entry, 3)))
		return result
	}

	#record(thread: number, cell: number): number {
		return this.state.get(this.#records + thread * THREAD_CELLS + cell)
	}

	#setRecord(thread: number, cell: number, value: number): void {
		this.state.set(this.#records + thread * THREAD_CELLS + cell, value)
	}
}
