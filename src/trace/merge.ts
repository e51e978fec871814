/**
 * From many rings to one legal order. Stamps of different threads may disagree by microseconds, and are
 * refreshed only now and then; so they only place events on the time axis. Order between threads comes from tickets:
 * critical section n of a lock comes after n−1, and a woken thread comes after the notify that woke it.
 */
import { Kind, Waking, type TraceEvent } from './event.ts'

/** `merge` calls that an event waits for a predecessor before it is taken to be lost. */
const patience = 3

interface Lane {
	readonly pending: TraceEvent[]
	/** Index of the first pending event. */
	next: number
	/** How often the first pending event was held back for a missing predecessor. */
	held: number
}

/**
 * Merges what was drained. Events of one thread keep their order; the output is a linear extension of
 * happens-before with times that never fall (a late stamp is raised to the last one given out).
 */
export class Merger {
	readonly #lanes = new Map<number, Lane>()
	/** Lock id → number of the last critical section that was closed. */
	readonly #closed = new Map<number, number>()
	/** Thread id → number of its last wait that was notified. */
	readonly #notified = new Map<number, number>()
	#lastUs = 0

	/** Takes events of one thread, in their order. */
	add(events: readonly TraceEvent[]): void {
		for (const event of events) {
			const lane = this.#lanes.get(event.thread)
			if (lane) lane.pending.push(event)
			else this.#lanes.set(event.thread, { pending: [event], next: 0, held: 0 })
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
			const lane = this.#earliest(false) ?? this.#overdue(isFinal)
			if (!lane) break
			const event = lane.pending[lane.next++]
			if (!event) break
			lane.held = 0
			this.#note(event)
			this.#lastUs = Math.max(this.#lastUs, event.atUs)
			out.push(event.atUs === this.#lastUs ? event : { ...event, atUs: this.#lastUs })
		}
		for (const lane of this.#lanes.values()) {
			lane.pending.splice(0, lane.next)
			lane.next = 0
			if (lane.pending.length > 0) lane.held++
		}
		this.#lastUs = Math.max(this.#lastUs, announcedUs)
		return out
	}

	/** The lane whose first event is earliest, among those that are ready, or among all. */
	#earliest(amongAll: boolean): Lane | null {
		let best: Lane | null = null
		let bestUs = Infinity
		for (const lane of this.#lanes.values()) {
			const event = lane.pending[lane.next]
			if (!event || event.atUs >= bestUs) continue
			if (!amongAll && !this.#isReady(event)) continue
			best = lane
			bestUs = event.atUs
		}
		return best
	}

	#overdue(isFinal: boolean): Lane | null {
		if (isFinal) return this.#earliest(true)
		for (const lane of this.#lanes.values()) {
			if (lane.next === 0 && lane.held >= patience) return this.#earliest(true)
		}
		return null
	}

	#isReady(event: TraceEvent): boolean {
		if (event.kind === Kind.acquire) {
			const last = this.#closed.get(event.object) ?? 0
			return ((event.ticket - last) | 0) <= 1
		}
		if (event.kind === Kind.woken && event.b === Waking.notified) {
			return (((this.#notified.get(event.thread) ?? 0) - event.a) | 0) >= 0
		}
		return true
	}

	#note(event: TraceEvent): void {
		if (event.kind === Kind.release) this.#closed.set(event.object, event.ticket)
		else if (event.kind === Kind.wait) this.#closed.set(event.d, event.ticket)
		else if (event.kind === Kind.notify && event.a !== 0) this.#notified.set(event.a, event.b)
	}
}
