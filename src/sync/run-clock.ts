/**
 * Time of the run, in shared memory: run time = real time × pace, and it stands still while paused. Sleeps, timeouts,
 * service times, arrivals and stamps are all in run time. The page sets it, and in your hands the one thread whose turn it is; everybody reads it.
 */
import type { SharedMemory } from './shared-memory.ts'

// Cells: SEQUENCE (odd while the page is writing), then three doubles on the same line:
//   run µs and real µs at the last change, and the pace since (0 while paused).
const SEQUENCE = 0
const DOUBLES = 2

/** Real microseconds since an epoch that page and workers share. */
export type RealClock = () => number

export class RunClock {
	readonly #words: Int32Array
	readonly #at: number
	readonly #doubles: Float64Array
	readonly realUs: RealClock

	constructor(memory: SharedMemory, realUs: RealClock) {
		this.#words = memory.words
		this.#at = memory.allot(DOUBLES + 6)
		this.realUs = realUs
		const isMeasuring = memory.words.length === 0
		this.#doubles = isMeasuring
			? new Float64Array(3)
			: new Float64Array(memory.words.buffer, (this.#at + DOUBLES) * 4, 3)
	}

	/** Run time now, in microseconds since the start of the run. */
	nowUs(): number {
		for (;;) {
			const before = Atomics.load(this.#words, this.#at + SEQUENCE)
			const [run = 0, real = 0, pace = 0] = this.#doubles
			// Before the second look: a pace that ended while this thread was off its core counts no longer.
			const now = pace === 0 ? real : this.realUs()
			if (before % 2 === 0 && Atomics.load(this.#words, this.#at + SEQUENCE) === before) {
				return run + Math.max(0, now - real) * pace
			}
		}
	}

	/** Real milliseconds from now until run time `deadlineUs` at the present pace; Infinity while paused, ≤ 0 when past. */
	realMsUntil(deadlineUs: number): number {
		const left = deadlineUs - this.nowUs()
		return left <= 0 ? 0 : left / this.pace / 1000
	}

	/** Run microseconds per real microsecond, 0 while paused. */
	get pace(): number {
		for (;;) {
			const before = Atomics.load(this.#words, this.#at + SEQUENCE)
			const pace = this.#doubles[2] ?? 0
			if (before % 2 === 0 && Atomics.load(this.#words, this.#at + SEQUENCE) === before) {
				return pace
			}
		}
	}

	/** For the thread whose turn it is: run time is `us` later than it was, at once. Nobody need be woken. */
	skip(us: number): void {
		this.#set(us, null)
	}

	/** For the page: run time goes on from where it is, at `pace`. Sleepers must be woken to take notice. */
	setPace(pace: number): void {
		this.#set(0, pace)
	}

	/** `pace`: null leaves it as it is. */
	#set(skippedUs: number, pace: number | null): void {
		for (;;) {
			const now = this.nowUs() + skippedUs
			const before = Atomics.load(this.#words, this.#at + SEQUENCE)
			const isFree = before % 2 === 0
			// Two may want to write at once: the page, and the thread whose turn it is.
			if (
				isFree &&
				Atomics.compareExchange(this.#words, this.#at + SEQUENCE, before, (before + 1) | 0) ===
					before
			) {
				this.#doubles.set([now, this.realUs(), pace ?? this.#doubles[2] ?? 0])
				Atomics.add(this.#words, this.#at + SEQUENCE, 1)
				return
			}
		}
	}
}
