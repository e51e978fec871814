/**
 * From many rings to one legal order. Stamps of different threads may disagree by microseconds, and are
 * refreshed only now and then; so they only place events on the time axis. Order between threads comes from tickets:
 * critical section n of a lock comes after n−1, a woken thread after the notify that woke it, and operation n of a queue that
 * counts its operations after n−1.
 */
import { Kind, Waking, type TraceEvent } from './event.ts'

interface Lane {
	readonly pending: TraceEvent[]
	/** Index of the first pending event. */
	next: number
	/** Pending events that the last `merge` has already seen. */
	seen: number
	/** How many times in a row `merge` has held back the first of them. */
	held: number
}

/**
 * An operation's record follows its atomic step, so its thread can lose its core in between: it is waited for through so many
 * drains, four seconds of a page's. Once records have been lost, for no longer than anything else.
 */
const patience = 250

/**
 * Merges what was drained. Events of one thread keep their order; the output is a linear extension of
 * happens-before with times that never fall (a late stamp is raised to the last one given out).
 *
 * Between two calls of `merge`, every ring must be drained once. A record is in its ring before anything that
 * comes after it is in another; so a predecessor that has not come one drain later was lost, and is not waited for. Operations of
 * a queue that counts them are the exception, see `patience`.
 */
export class Merger {
	readonly #lanes = new Map<number, Lane>()
	/** By lock: numbers of its critical sections, as they are opened and as they are closed. */
	readonly #opened = new Counting()
	readonly #closed = new Counting()
	/** By thread: numbers of its waits that were notified. */
	readonly #notified = new Counting()
	/** By queue: numbers of its operations. */
	readonly #operated = new Counting()
	#hasLost = false
	#lastUs = 0

	/** Takes events of one thread, in their order. */
	add(events: readonly TraceEvent[]): void {
		for (const event of events) {
			const lane = this.#lanes.get(event.thread)
			if (lane) lane.pending.push(event)
			else this.#lanes.set(event.thread, { pending: [event], next: 0, seen: 0, held: 0 })
			this.#hasLost ||= event.kind === Kind.gap
			this.#each(event, (counting, id, number) => counting.expect(id, number))
		}
	}

	/**
	 * Everything whose predecessors have arrived, in order. With `isFinal` nothing is held back: all
	 * threads are quiet, so a predecessor that is still missing was lost. `announcedUs`: what happened up to this time
	 * counts as told with this call, so later ones give out no earlier times.
	 */
	merge(isFinal: boolean, announcedUs = 0): TraceEvent[] {
		const out: TraceEvent[] = []
		for (;;) {
			const lane =
				this.#earliest((event) => this.#isReady(event)) ??
				this.#earliest(
					(event, of) => (isFinal || this.#isOverdue(event, of)) && this.#isOrphan(event),
				)
			const event = lane?.pending[lane.next]
			if (!lane || !event) break
			lane.next++
			this.#each(event, (counting, id, number) => counting.reach(id, number))
			this.#lastUs = Math.max(this.#lastUs, event.atUs)
			out.push(event.atUs === this.#lastUs ? event : { ...event, atUs: this.#lastUs })
		}
		for (const lane of this.#lanes.values()) {
			lane.held = lane.next === 0 ? lane.held + 1 : 1
			lane.pending.splice(0, lane.next)
			lane.next = 0
			lane.seen = lane.pending.length
		}
		this.#lastUs = Math.max(this.#lastUs, announcedUs)
		return out
	}

	/** The lane whose first event is earliest, among those whose first event `mayGo`. */
	#earliest(mayGo: (event: TraceEvent, lane: Lane) => boolean): Lane | null {
		let best: Lane | null = null
		let bestUs = Infinity
		for (const lane of this.#lanes.values()) {
			const event = lane.pending[lane.next]
			if (!event || event.atUs >= bestUs || !mayGo(event, lane)) continue
			best = lane
			bestUs = event.atUs
		}
		return best
	}

	#isReady(event: TraceEvent): boolean {
		const lock = lockOf(event)
		if (lock !== 0) return this.#closed.hasReached(lock, event.ticket - 1)
		if (isCounted(event)) return this.#operated.hasReached(event.object, event.ticket - 1)
		return !isWokenByNotify(event) || this.#notified.hasReached(event.thread, event.a)
	}

	/** Not ready, and has been waiting for longer than anything takes to come. */
	#isOverdue(event: TraceEvent, { next, seen, held }: Lane): boolean {
		if (isCounted(event) && !this.#hasLost) return next === 0 && held >= patience
		return next < seen
	}

	/** Not ready, and nothing that would have to come before it is there. */
	#isOrphan(event: TraceEvent): boolean {
		if (isWokenByNotify(event)) return !this.#notified.isExpected(event.thread, event.a)
		const lock = lockOf(event)
		const before = event.ticket - 1
		if (isCounted(event)) return !this.#operated.isExpected(event.object, before)
		return !this.#opened.isExpected(lock, before) && !this.#closed.isExpected(lock, before)
	}

	/** What `event` counts, if anything. */
	#each(event: TraceEvent, count: (counting: Counting, id: number, number: number) => void): void {
		if (event.kind === Kind.acquire) count(this.#opened, event.object, event.ticket)
		else if (lockOf(event) !== 0) count(this.#closed, lockOf(event), event.ticket)
		else if (event.kind === Kind.notify && event.a !== 0) count(this.#notified, event.a, event.b)
		else if (isCounted(event)) count(this.#operated, event.object, event.ticket)
	}
}

/** The lock whose critical section begins or ends with `event`, 0 when none does. */
function lockOf(event: TraceEvent): number {
	if (event.kind === Kind.acquire || event.kind === Kind.release) return event.object
	return event.kind === Kind.wait ? event.d : 0
}

/** An operation on a queue that counts them: more than one lock guards it. */
function isCounted({ kind, ticket }: TraceEvent): boolean {
	return ticket !== 0 && (kind === Kind.put || kind === Kind.take || kind === Kind.drop)
}

function isWokenByNotify(event: TraceEvent): boolean {
	return event.kind === Kind.woken && event.b === Waking.notified
}

/** Things that count up, 32 bits wide, each by its id: how far they have come, and what is known to come. */
class Counting {
	readonly #reached = new Map<number, number>()
	readonly #expected = new Map<number, Set<number>>()
	/** The lowest number expected, where it has been looked for and not been reached since. */
	readonly #lowest = new Map<number, number>()

	expect(id: number, number: number): void {
		this.#lowest.delete(id)
		const expected = this.#expected.get(id)
		if (expected) expected.add(number)
		else this.#expected.set(id, new Set([number]))
	}

	reach(id: number, number: number): void {
		this.#lowest.delete(id)
		this.#expected.get(id)?.delete(number)
		if (!this.hasReached(id, number)) this.#reached.set(id, number)
	}

	hasReached(id: number, number: number): boolean {
		return ((number - (this.#reached.get(id) ?? 0)) | 0) <= 0
	}

	/** Whether `number` or one before it is known to come. */
	isExpected(id: number, number: number): boolean {
		const lowest = this.#lowest.get(id) ?? this.#lowestOf(id)
		return lowest !== null && ((lowest - number) | 0) <= 0
	}

	#lowestOf(id: number): number | null {
		let lowest: number | null = null
		for (const one of this.#expected.get(id) ?? []) {
			if (lowest === null || ((one - lowest) | 0) < 0) lowest = one
		}
		if (lowest !== null) this.#lowest.set(id, lowest)
		return lowest
	}
}
