/** Empties the trace rings of a run into one ordered list, and samples the gauges. */
import { Kind, pageThread, type TraceEvent } from '../trace/event.ts'
import { Merger } from '../trace/merge.ts'
import { RingReader } from '../trace/ring.ts'
import { Own } from '../sync/thread-cells.ts'
import type { RunLayout } from './layout.ts'

export interface Drained {
	readonly events: TraceEvent[]
	/** Records dropped since the last call, beside those that gap records among `events` tell of. */
	readonly lost: number
	/** Run time of the call, µs: everything older has been seen, but for what is held back a frame for its predecessor. */
	readonly endUs: number
}

export class Drain {
	readonly #layout: RunLayout
	readonly #rings: readonly RingReader[]
	readonly #merger = new Merger()
	/** Thread id → the sample given out last. */
	readonly #sampled = new Map<number, string>()
	/** Losses told of so far, by gap records or at once. */
	#told = 0
	/** Memory as it was given out last, KiB: used and grown. */
	#memory: readonly [number, number] = [0, 0]

	constructor(layout: RunLayout) {
		this.#layout = layout
		this.#rings = layout.threads
			.slice(pageThread)
			.map(
				(cells, i) => new RingReader(cells.words, cells.ringAt, cells.ringRecords, i + pageThread),
			)
	}

	/** `threads`: those whose gauges are sampled. `isQuiet`: nobody writes any more, so nothing is held back. */
	take(threads: readonly number[], isQuiet: boolean): Drained {
		const endUs = Math.floor(this.#layout.clock.nowUs())
		let lost = 0
		for (const ring of this.#rings) {
			const events: TraceEvent[] = []
			ring.drain(endUs, events)
			this.#merger.add(events)
			lost += ring.lost
		}
		for (const thread of threads) this.#sample(thread, endUs)
		this.#sampleMemory(endUs)
		const events = this.#merger.merge(isQuiet, endUs).map((event) => this.#untold(event, lost))
		const fresh = lost - this.#told
		this.#told = lost
		return { events, lost: fresh, endUs: Math.max(endUs, events.at(-1)?.atUs ?? 0) }
	}

	/** A gap record comes with the next record of its thread: by then its losses, of `lost` in all, may have been told of. */
	#untold(event: TraceEvent, lost: number): TraceEvent {
		if (event.kind !== Kind.gap) return event
		const a = Math.min(event.a, lost - this.#told)
		this.#told += a
		return { ...event, a }
	}

	/** Whether anybody has written since the last `take`. */
	get hasMore(): boolean {
		return this.#rings.some((ring) => ring.hasMore)
	}

	#sampleMemory(atUs: number): void {
		const { heap } = this.#layout.world
		if (!heap) return
		const [used, grown] = [toKib(heap.usedBytes), toKib(heap.grownBytes)]
		if (this.#memory[0] === used && this.#memory[1] === grown) return
		this.#memory = [used, grown]
		const facts = { thread: pageThread, a: used, b: grown }
		this.#merger.add([{ ...nothing, ...facts, atUs, kind: Kind.memory }])
	}

	#sample(thread: number, atUs: number): void {
		const cells = this.#layout.threads[thread]
		if (!cells) return
		const site = cells.site
		const spins = cells.read(Own.spins)
		const progress = cells.read(Own.progress) - 1
		const sample = `${site} ${spins} ${progress}`
		if (this.#sampled.get(thread) === sample) return
		this.#sampled.set(thread, sample)
		this.#merger.add([{ ...nothing, atUs, kind: Kind.gauge, thread, site, a: spins, b: progress }])
	}
}

/** What a sample does not tell. */
const nothing = { object: 0, site: 0, ticket: 0, c: 0, d: 0 }

function toKib(bytes: number): number {
	return Math.round(bytes / 1024)
}
