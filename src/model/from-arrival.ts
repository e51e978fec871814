/**
 * What a recording says of items from when they came: when each was due, how long it took until it was done, and how long
 * those went unnoticed that came while a consumer had nothing to do.
 */
import type { Cast } from '../trace/cast.ts'
import { Activity, Kind, type TraceEvent } from '../trace/event.ts'
import { DurationHistogram, type Histogram } from './histogram.ts'
import type { Recording } from './recording.ts'

export interface FromArrival {
	/** When the items were due that a queue has accepted or turned into dead letters, in order, µs. */
	readonly duesUs: readonly number[]
	/** From then until it was done, of those that were. */
	readonly toDone: Histogram
	/** Of those, done within the deadline. */
	readonly inTime: number
	/**
	 * From put until anybody looked into the queue, of items that were put while a consumer had nothing in hand; in a mailbox,
	 * while its actor had not, either.
	 */
	readonly noticed: Histogram
}

/** Of the records that are kept. */
export function fromArrival(recording: Recording, deadlineUs: number): FromArrival {
	const found = new Finder(recording.cast, deadlineUs)
	for (const event of recording.events()) found.see(event)
	found.duesUs.sort((one, other) => one - other)
	return found
}

class Finder implements FromArrival {
	readonly duesUs: number[] = []
	readonly toDone = new DurationHistogram()
	readonly noticed = new DurationHistogram()
	inTime = 0
	readonly #deadlineUs: number
	readonly #consumers: ReadonlySet<number>
	readonly #mailboxes: ReadonlySet<number>
	readonly #dueUs = new Map<number, number>()
	readonly #there = new Set<number>()
	/** Thread → the queue out of which it has an item in hand. */
	readonly #hands = new Map<number, number>()
	/** Queue → when those were put that nobody has noticed. */
	readonly #unnoticed = new Map<number, number[]>()

	constructor({ threads, objects }: Cast, deadlineUs: number) {
		this.#deadlineUs = deadlineUs
		const consumers = threads.filter(({ side }) => side === 'consumers')
		this.#consumers = new Set(consumers.map(({ id }) => id))
		const owned = objects.filter((one) => one.kind === 'queue' && one.owner !== undefined)
		this.#mailboxes = new Set(owned.map(({ id }) => id))
	}

	see(event: TraceEvent): void {
		const { kind, thread, object, atUs } = event
		if (kind === Kind.start && this.#consumers.has(thread)) this.#there.add(thread)
		else if (kind === Kind.finish) this.#there.delete(thread)
		else if (kind === Kind.put) this.#put(event)
		else if (kind === Kind.deadLetter) this.duesUs.push(dueIn(event))
		else if (kind === Kind.look || kind === Kind.take) {
			for (const putUs of this.#unnoticed.get(object) ?? []) this.noticed.add(atUs - putUs)
			this.#unnoticed.delete(object)
			if (kind === Kind.take) this.#hands.set(thread, object)
		} else if (kind === Kind.worked) this.#worked(event)
	}

	#put(event: TraceEvent): void {
		const { a: item, object, atUs } = event
		// Passed on: it has come before.
		if (this.#dueUs.has(item)) return
		const dueUs = dueIn(event)
		this.duesUs.push(dueUs)
		this.#dueUs.set(item, dueUs)
		const hands = [...this.#hands.values()]
		const isActorBusy = this.#mailboxes.has(object) && hands.includes(object)
		if (hands.length >= this.#there.size || isActorBusy) return
		const before = this.#unnoticed.get(object)
		if (before) before.push(atUs)
		else this.#unnoticed.set(object, [atUs])
	}

	#worked({ thread, a: item, c, atUs }: TraceEvent): void {
		if (c !== Activity.handling) return
		this.#hands.delete(thread)
		const tookUs = atUs - (this.#dueUs.get(item) ?? atUs)
		this.toDone.add(tookUs)
		if (tookUs <= this.#deadlineUs) this.inTime += 1
	}
}

/** When it was due is told modulo 2^32. */
function dueIn({ atUs, c }: TraceEvent): number {
	return atUs - ((Math.floor(atUs) - c) | 0)
}
