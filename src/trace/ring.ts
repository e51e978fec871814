/**
 * One thread's trace: a ring of fixed-size records in shared memory, written by that thread alone and
 * read by the page alone. A full ring drops and counts; it never makes the thread wait.
 */
import { Kind, wordsPerRecord, type TraceEvent } from './event.ts'

// Cells of one ring, each writer on its own 128 bytes:
//
//   TAIL   records written, only ever grows (wraps at 2^32)   writer's line
//   LOST   records dropped so far                             writer's line
//   HEAD   records read                                       reader's line
//   then `records` × 8 words, record n at n mod records
const TAIL = 0
const LOST = 1
const HEAD = 32
const HEADER = 64

/** Cells that a ring of `records` (a power of two) needs. */
export function ringCells(records: number): number {
	return HEADER + records * wordsPerRecord
}

/**
 * The writing end: eight plain stores a record, and one publishing store for as many records as one likes.
 *
 * Promised: records become visible in the order written, none before it is published; after losses, one `gap` record
 * stands where they would have been. Not promised: that anything is kept when nobody reads.
 */
export class RingWriter {
	readonly #words: Int32Array
	readonly #at: number
	readonly #size: number
	readonly #records: Int32Array
	#tail = 0
	#headSeen = 0
	#lost = 0
	#lostSinceGap = 0

	/** Goes on where an earlier writer of the same ring stopped. */
	constructor(words: Int32Array, at: number, records: number) {
		this.#words = words
		this.#at = at
		this.#size = records
		this.#records = words.subarray(at + HEADER, at + ringCells(records))
		this.#tail = Atomics.load(words, at + TAIL)
		this.#headSeen = Atomics.load(words, at + HEAD)
		this.#lost = Atomics.load(words, at + LOST)
	}

	/** Adds one record, which nobody sees before `publish`. `timeUs` is kept modulo 2^32. */
	write(
		timeUs: number,
		kind: Kind,
		object: number,
		site: number,
		ticket: number,
		a: number,
		b: number,
		c: number,
		d: number,
	): void {
		const isRoomCertain =
			this.#lostSinceGap === 0 && ((this.#tail - this.#headSeen) | 0) < this.#size
		if (!isRoomCertain && !this.#hasRoom(timeUs, site)) {
			return
		}
		const words = this.#records
		const at = (this.#tail & (this.#size - 1)) * wordsPerRecord
		words[at] = timeUs
		words[at + 1] = (object << 8) | kind
		words[at + 2] = site
		words[at + 3] = ticket
		words[at + 4] = a
		words[at + 5] = b
		words[at + 6] = c
		words[at + 7] = d
		this.#tail = (this.#tail + 1) | 0
	}

	/** Shows all that has been written: a reader that sees the new tail sees the records. */
	publish(): void {
		Atomics.store(this.#words, this.#at + TAIL, this.#tail)
	}

	/** Looks how far the reader has come. False when a record must be dropped; after losses, puts the gap in its place first. */
	#hasRoom(timeUs: number, site: number): boolean {
		this.#headSeen = Atomics.load(this.#words, this.#at + HEAD)
		const missing = this.#lostSinceGap
		const wanted = missing === 0 ? 1 : 2
		if (((this.#tail - this.#headSeen) | 0) + wanted > this.#size) {
			this.#lost = (this.#lost + 1) | 0
			this.#lostSinceGap++
			Atomics.store(this.#words, this.#at + LOST, this.#lost)
			return false
		}
		if (missing > 0) {
			this.#lostSinceGap = 0
			this.write(timeUs, Kind.gap, 0, site, 0, missing, 0, 0, 0)
		}
		return true
	}
}

/** The reading end, on the page. */
export class RingReader {
	readonly #words: Int32Array
	readonly #at: number
	readonly #size: number
	readonly #thread: number
	#head: number

	/** Goes on where an earlier reader of the same ring stopped. */
	constructor(words: Int32Array, at: number, records: number, thread: number) {
		this.#words = words
		this.#at = at
		this.#size = records
		this.#thread = thread
		this.#head = Atomics.load(words, at + HEAD)
	}

	/** Records dropped so far, those not yet followed by a `gap` record included. */
	get lost(): number {
		return Atomics.load(this.#words, this.#at + LOST) >>> 0
	}

	/** Whether something was published since the last `drain`. */
	get hasMore(): boolean {
		return Atomics.load(this.#words, this.#at + TAIL) !== this.#head
	}

	/**
	 * Appends everything published since the last call to `into`. `nowUs`: run time at the call; a
	 * stamp is taken as the instant nearest to it, so records must be read within 35 minutes of run time.
	 */
	drain(nowUs: number, into: TraceEvent[]): void {
		const tail = Atomics.load(this.#words, this.#at + TAIL)
		while (this.#head !== tail) {
			into.push(this.#decode(nowUs))
			this.#head = (this.#head + 1) | 0
		}
		Atomics.store(this.#words, this.#at + HEAD, this.#head)
	}

	#decode(nowUs: number): TraceEvent {
		const at = this.#at + HEADER + (this.#head & (this.#size - 1)) * wordsPerRecord
		const word = (i: number): number => this.#words[at + i] ?? 0
		const tagged = word(1)
		return {
			atUs: unwrap(word(0), nowUs),
			kind: (tagged & 0xff) as Kind,
			thread: this.#thread,
			object: tagged >>> 8,
			site: word(2),
			ticket: word(3),
			a: word(4),
			b: word(5),
			c: word(6),
			d: word(7),
		}
	}
}

/** The time nearest to `nowUs` that equals `stamp` modulo 2^32; never before the start of the run. */
export function unwrap(stamp: number, nowUs: number): number {
	const whole = Math.round(nowUs)
	return Math.max(0, whole + ((stamp - whole) | 0))
}
