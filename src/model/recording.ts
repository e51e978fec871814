/**
 * The run so far: records in columns with keyframes, folded live as they come and again from the
 * nearest keyframe for any earlier time. When it grows too long, the oldest records are let go.
 */
import type { Cast } from '../trace/cast.ts'
import { Kind, type TraceEvent } from '../trace/event.ts'
import type { TurnSpan } from './actor-moment.ts'
import { Fold } from './fold.ts'
import type { Moment, Wake } from './moment.ts'
import { type Rates, momentOf } from './moment-of.ts'
import type { Mark } from './notes.ts'
import { Records } from './records.ts'
import {
	type CanaryStep,
	type DepthStep,
	type MemoryStep,
	type Span,
	Timeline,
} from './timeline.ts'
import type { WaveBin } from './wave.ts'

export interface RecordingOptions {
	/** Records kept at most, give or take one keyframe's distance. */
	readonly maxEvents?: number
	/** Records between two keyframes; the oldest are let go in runs of this length. */
	readonly keyframeEvery?: number
	/** Where a recording that was saved without its early records begins. */
	readonly startUs?: number
}

export class Recording {
	readonly cast: Cast
	readonly #records: Records
	readonly #timeline: Timeline
	readonly #maxEvents: number
	readonly #every: number
	/** The state before each kept run of `#every` records, oldest first. */
	readonly #keyframes: Fold[] = []
	readonly #live: Fold
	/** The state that was rebuilt last, and how many records it has seen. */
	#past: { readonly fold: Fold; seen: number } | null = null
	#startUs: number
	#endUs: number
	#version = 0

	constructor(cast: Cast, options: RecordingOptions = {}) {
		this.cast = cast
		this.#maxEvents = options.maxEvents ?? 400_000
		this.#every = options.keyframeEvery ?? 4096
		this.#startUs = options.startUs ?? 0
		this.#endUs = this.#startUs
		this.#records = new Records(this.#every)
		this.#timeline = new Timeline(cast, this.#startUs)
		this.#live = Fold.of(cast, this.#timeline, this.#startUs)
	}

	/** Earliest time that can still be shown. */
	get startUs(): number {
		return this.#startUs
	}

	/** Everything before this time and at it is known. */
	get endUs(): number {
		return this.#endUs
	}

	/** Bumped by every append. */
	get version(): number {
		return this.#version
	}

	/** Records that were let go of because the recording grew too long. */
	get letGo(): number {
		return this.#records.start
	}

	/** Records kept. */
	get length(): number {
		return this.#records.end - this.#records.start
	}

	/**
	 * Adds records in legal order (times never fall) and moves the end of the recording to `endUs`.
	 * A record appended later with a time at or before `endUs` changes moments that were already
	 * shown. `lost`: records known to be missing before the first of these, beside gap records.
	 */
	append(events: readonly TraceEvent[], endUs: number, lost = 0): void {
		if (lost > 0) this.#add(gapOf(lost, events[0]?.atUs ?? this.#endUs))
		for (const event of events) this.#add(event)
		this.#endUs = Math.max(this.#endUs, Math.floor(endUs))
		this.#version += 1
		this.#letGoOldest()
	}

	/** The moment at a time between `startUs` and `endUs` (clamped). Pure: equal arguments, equal moments. */
	momentAt(us: number): Moment {
		const wantedUs = Number.isNaN(us) ? this.#endUs : Math.floor(us)
		const atUs = Math.max(this.#startUs, Math.min(this.#endUs, wantedUs))
		const fold = this.#foldAt(this.#records.after(atUs))
		return momentOf(fold.state, atUs, this.#timeline.ratesAt(atUs))
	}

	/** Spans of thread `id` that touch the window, in order. Those of no length are left out. */
	spans(thread: number, fromUs: number, toUs: number): readonly Span[] {
		return this.#timeline.spans(thread, fromUs, toUs, this.#endUs)
	}

	/** Times during which thread `id` held a lock, as pairs [from, to, from, to …]. */
	holds(thread: number, fromUs: number, toUs: number): readonly number[] {
		return this.#timeline.holds(thread, fromUs, toUs, this.#endUs)
	}

	/** Turns that thread `id` gave to actors and that touch the window, in order. */
	turns(thread: number, fromUs: number, toUs: number): readonly TurnSpan[] {
		return this.#timeline.turns(thread, fromUs, toUs, this.#endUs)
	}

	/** Wakes that touch the window, oldest first. */
	wakes(fromUs: number, toUs: number): readonly Wake[] {
		return this.#timeline.wakes(fromUs, toUs)
	}

	/** Refusals, interrupts and dead letters in the window, oldest first. */
	marks(fromUs: number, toUs: number): readonly Mark[] {
		return this.#timeline.marks(fromUs, toUs)
	}

	/** Steps of a queue's depth and capacity in the window, the value in force at `fromUs` first. */
	depths(queue: number, fromUs: number, toUs: number): readonly DepthStep[] {
		return this.#timeline.depths(queue, fromUs, toUs)
	}

	/** Samples of the memory that tasks hold, the one in force at `fromUs` first. */
	memorySteps(fromUs: number, toUs: number): readonly MemoryStep[] {
		return this.#timeline.memorySteps(fromUs, toUs)
	}

	/** Samples of what is left of a core for others, the one in force at `fromUs` first. */
	canarySteps(fromUs: number, toUs: number): readonly CanaryStep[] {
		return this.#timeline.canarySteps(fromUs, toUs)
	}

	/**
	 * What came, how deep it lay and what became of it between two times, in about so many equal bins: edges are whole
	 * multiples of their width, and the first and last may reach beyond. Bins of the time that was let go of are kept.
	 */
	wave(fromUs: number, toUs: number, bins: number): readonly WaveBin[] {
		return this.#timeline.wave(fromUs, toUs, bins)
	}

	/** Throughput and goodput as they stood at a time, without folding: for a curve of them. */
	ratesAt(us: number): Rates {
		return this.#timeline.ratesAt(us)
	}

	/** The records kept, oldest first. */
	*events(): Generator<TraceEvent> {
		for (let place = this.#records.start; place < this.#records.end; place++) {
			yield this.#records.at(place)
		}
	}

	/** The last `count` kept records at or before `us`, oldest first: for the log in words. */
	lastEvents(us: number, count: number): readonly TraceEvent[] {
		const end = this.#records.after(us)
		const start = Math.max(this.#records.start, end - count)
		return Array.from({ length: end - start }, (_, index) => this.#records.at(start + index))
	}

	#add(event: TraceEvent): void {
		if (this.length % this.#every === 0) this.#keyframes.push(this.#live.clone())
		this.#records.push(event)
		this.#live.apply(this.#records.at(this.#records.end - 1))
	}

	/** A fold that has seen exactly the records before `place`. */
	#foldAt(place: number): Fold {
		if (place === this.#records.end) return this.#live
		const run = Math.floor((place - this.#records.start) / this.#every)
		const runStart = this.#records.start + run * this.#every
		if (this.#past === null || this.#past.seen > place || this.#past.seen < runStart) {
			const keyframe = this.#keyframes[run] ?? this.#live
			this.#past = { fold: keyframe.clone(), seen: runStart }
		}
		const past = this.#past
		for (; past.seen < place; past.seen++) past.fold.apply(this.#records.at(past.seen))
		return past.fold
	}

	#letGoOldest(): void {
		let letGo = 0
		while (this.length - letGo * this.#every > this.#maxEvents + this.#every) letGo += 1
		if (letGo === 0) return
		this.#records.dropBefore(this.#records.start + letGo * this.#every)
		this.#keyframes.splice(0, letGo)
		this.#startUs = Math.max(this.#startUs, this.#records.at(this.#records.start).atUs)
		this.#timeline.dropBefore(this.#startUs)
	}
}

function gapOf(lost: number, atUs: number): TraceEvent {
	const nowhere = { thread: 0, object: 0, site: 0, ticket: 0 }
	return { atUs, kind: Kind.gap, ...nowhere, a: lost, b: 0, c: 0, d: 0 }
}
