/** The laws of a hand-over, checked on the records of a run: what a trace must never show, however threads interleave. */
import { Kind, type TraceEvent } from '../../src/trace/event.ts'

export interface Findings {
	/** Items taken that were never put, or taken twice. */
	readonly strange: number
	/** Items taken after an item that was put later. */
	readonly overtaken: number
	/** Puts that led to more items than the capacity. */
	readonly overfull: number
	/** Depths that are not puts − takes. */
	readonly miscounted: number
	/** Entries into a lock while somebody was inside, and exits of somebody else. */
	readonly overlapping: number
	/** Items put and not yet taken. */
	readonly inside: number
	readonly puts: number
	readonly takes: number
}

export function findingsIn(events: readonly TraceEvent[]): Findings {
	const queue = new QueueLaws()
	const inside = new Map<number, number>()
	let overlapping = 0
	for (const event of events) {
		queue.see(event)
		if (event.kind === Kind.acquire) {
			if (inside.has(event.object)) overlapping++
			inside.set(event.object, event.thread)
		} else if (event.kind === Kind.release || event.kind === Kind.wait) {
			const lock = event.kind === Kind.wait ? event.d : event.object
			if (inside.get(lock) !== event.thread) overlapping++
			inside.delete(lock)
		}
	}
	return { ...queue.findings(), overlapping }
}

class QueueLaws {
	readonly #waiting = new Set<number>()
	#capacity = Infinity
	#last = 0
	#strange = 0
	#overtaken = 0
	#overfull = 0
	#miscounted = 0
	#puts = 0
	#takes = 0

	see({ kind, a, b }: TraceEvent): void {
		if (kind === Kind.capacity) this.#capacity = a
		if (kind === Kind.put) {
			this.#puts++
			if (this.#waiting.has(a)) this.#strange++
			this.#waiting.add(a)
			if (b > this.#capacity) this.#overfull++
		} else if (kind === Kind.take) {
			this.#takes++
			if (!this.#waiting.delete(a)) this.#strange++
			if (a < this.#last) this.#overtaken++
			this.#last = a
		} else return
		if (b !== this.#waiting.size) this.#miscounted++
	}

	findings(): Omit<Findings, 'overlapping'> {
		return {
			strange: this.#strange,
			overtaken: this.#overtaken,
			overfull: this.#overfull,
			miscounted: this.#miscounted,
			inside: this.#waiting.size,
			puts: this.#puts,
			takes: this.#takes,
		}
	}
}

/** What a lawful trace shows, whatever it hands over. */
export const lawful = { strange: 0, overtaken: 0, overfull: 0, miscounted: 0, overlapping: 0 }
