/** Open sources: items come from outside when they come, however busy whoever receives them may be. */
import { scaleLinear } from 'd3'
import { awaitArrival, tellArrivals } from '../sync/arrival.ts'
import type { Item } from '../sync/item.ts'
import type { KnobCells } from '../sync/knob-cells.ts'
import type { Thread } from '../sync/thread.ts'
import { Draws, scatter, type Distribution } from './draws.ts'

/** What comes next. Times are run time in whole µs modulo 2^32. */
export interface Due {
	readonly atUs: number
	/** Place among the items of its stream, from 0. */
	readonly place: number
	readonly kind: number
	readonly payload: number
}

/** What one thread receives. */
interface Stream {
	/** The item that has not come yet; null: nothing more will come. */
	next: Due | null
	/** Came while the thread did something else, oldest first. */
	readonly waiting: Due[]
}

/** A rate that was turned counts so much later at most. */
const longestSleepMs = 250

/** A stream of its own for each thread that asks, from the beginning of the run on. */
export abstract class Source {
	readonly #streams = new Map<number, Stream>()

	/**
	 * Sleeps until the thread's next item is due, or not at all if that is past, and returns it; `madeUs` is when it was due. A
	 * sleep may end some µs early. It never returns when nothing more will come.
	 */
	next(me: Thread): Item {
		const stream = this.#streamOf(me.id)
		let untilUs = me.nowUs()
		for (;;) {
			this.#receive(me, stream, untilUs)
			const due = stream.waiting.shift()
			if (due) {
				const { atUs, kind, payload } = due
				return { id: 0, producer: me.id, kind, madeUs: atUs, payload }
			}
			const fromUs = me.nowUs()
			const restUs = this.#restUs(stream.next, fromUs)
			awaitArrival(me, restUs / 1000)
			const nowUs = me.nowUs()
			const wokenEarlyUs = (fromUs + restUs - nowUs) | 0
			untilUs = wokenEarlyUs > 0 ? nowUs + wokenEarlyUs : nowUs
		}
	}

	/** A thread that has nothing to do looks up no more often than so. */
	protected abstract readonly shortestSleepMs: number
	/** Begins the stream of `thread`; null when nothing will ever come. */
	protected abstract first(thread: number): Due | null
	/** The item after `due`. Reckoned from when that was due, never from now: what comes late must not make the next one late. */
	protected abstract after(due: Due, thread: number): Due | null
	/** What becomes of an item that has not come by `nowUs`, when a knob was turned. */
	protected still(due: Due, _thread: number, _nowUs: number): Due {
		return due
	}

	#streamOf(thread: number): Stream {
		const known = this.#streams.get(thread)
		if (known) {
			return known
		}
		const fresh = { next: this.first(thread), waiting: [] }
		this.#streams.set(thread, fresh)
		return fresh
	}

	/** Whatever is due by `untilUs` has come. */
	#receive(me: Thread, stream: Stream, untilUs: number): void {
		const come: Due[] = []
		while (stream.next !== null) {
			const next = this.still(stream.next, me.id, untilUs)
			stream.next = next
			if (((next.atUs - untilUs) | 0) > 0) {
				break
			}
			come.push(next)
			stream.next = this.after(next, me.id)
		}
		if (come[0]) {
			tellArrivals(me, come.length, come[0].atUs)
		}
		for (const due of come) {
			this.admit(me, stream.waiting, due)
		}
	}

	/** One has come: it waits behind the others until the thread asks for it. */
	protected admit(_me: Thread, waiting: Due[], due: Due): void {
		waiting.push(due)
	}

	#restUs(due: Due | null, nowUs: number): number {
		const leftUs = due === null ? Infinity : (due.atUs - nowUs) | 0
		return Math.max(this.shortestSleepMs * 1000, Math.min(longestSleepMs * 1000, leftUs))
	}
}

export interface ArrivalOptions {
	/** Threads that share the rate evenly; 1 when absent. */
	readonly handlers?: number
	/** How times between arrivals scatter; memoryless when absent. */
	readonly distribution?: Distribution
	/** The kind of an item, 0 when absent. `share`: 0…1, as evenly spread over any few items as can be. */
	readonly kindOf?: (share: number) => number
}

/** Multiples of it, modulo 1, lie as far from each other as numbers can. */
const goldenRatio = 0.6180339887498949

/** Reads the knob `rate`, items per second of run time, over all handlers. The same seed gives the same items at the same times. */
export class Arrivals extends Source {
	protected readonly shortestSleepMs = 0
	readonly #knobs: KnobCells
	readonly #seed: number
	readonly #options: ArrivalOptions
	readonly #draws = new Map<number, Draws>()
	/** By thread: the mean time between items that its next item was reckoned with, and where its kinds begin. */
	readonly #means = new Map<number, number>()
	readonly #offsets = new Map<number, number>()

	constructor(knobs: KnobCells, seed: number, options: ArrivalOptions = {}) {
		super()
		this.#knobs = knobs
		this.#seed = seed
		this.#options = options
	}

	protected first(thread: number): Due {
		const draws = new Draws(this.#seed, thread)
		this.#draws.set(thread, draws)
		this.#offsets.set(thread, draws.word() / 0x7fffffff)
		return this.#reckon(thread, 0, 0)
	}

	protected after(due: Due, thread: number): Due {
		return this.#reckon(thread, due.atUs, due.place + 1)
	}

	/** When the rate is turned, the time left changes with it: twice the rate, half the time. */
	protected override still(due: Due, thread: number, nowUs: number): Due {
		const before = this.#means.get(thread) ?? this.#meanUs
		const leftUs = (due.atUs - nowUs) | 0
		if (before === this.#meanUs || leftUs <= 0) {
			return due
		}
		const leftNowUs = Math.max(1, Math.round((leftUs * this.#meanUs) / before))
		this.#means.set(thread, this.#meanUs)
		return { ...due, atUs: (nowUs + leftNowUs) | 0 }
	}

	get #meanUs(): number {
		return ((this.#options.handlers ?? 1) / this.#knobs.number('rate')) * 1e6
	}

	#reckon(thread: number, fromUs: number, place: number): Due {
		const draws = this.#draws.get(thread) ?? new Draws(this.#seed, thread)
		const meanUs = this.#meanUs
		this.#means.set(thread, meanUs)
		const { distribution = 'exponential', kindOf = () => 0 } = this.#options
		const atUs = (fromUs + scatter(distribution, meanUs, draws.word())) | 0
		const share = ((this.#offsets.get(thread) ?? 0) + place * goldenRatio) % 1
		return { atUs, place, kind: kindOf(share), payload: draws.word() }
	}
}

/** Items that have come in all, of 50,000, each tenth of a second from 0 on: people who click at the same moment. */
export const stormSoFar = [0, 5000, 12_000, 23_000, 38_000, 50_000] as const
const tenthUs = 100_000

/** Reads the knob `storm`: how many items come in half a second. Then nothing more comes. */
export class Storm extends Source {
	protected readonly shortestSleepMs = 1
	readonly #knobs: KnobCells
	readonly #handlers: number
	/** When so many have come, µs; made once it is asked for: then the knob has its value. */
	#times: ((count: number) => number) | null = null

	/** `handlers`: threads with consecutive ids; they receive in turn. */
	constructor(knobs: KnobCells, handlers: number) {
		super()
		this.#knobs = knobs
		this.#handlers = handlers
	}

	protected first(thread: number): Due | null {
		return this.#item(thread % this.#handlers)
	}

	protected after(due: Due): Due | null {
		return this.#item(due.place + this.#handlers)
	}

	/** `place`: among all items of the storm. */
	#item(place: number): Due | null {
		const size = this.#knobs.number('storm')
		if (place >= size) {
			return null
		}
		this.#times ??= rampOf(size)
		return { atUs: Math.round(this.#times(place + 1)), place, kind: 0, payload: 0 }
	}
}

function rampOf(size: number): (count: number) => number {
	const largest = stormSoFar.at(-1) ?? 1
	return scaleLinear(
		stormSoFar.map((soFar) => (soFar * size) / largest),
		stormSoFar.map((_, tenth) => tenth * tenthUs),
	)
}
