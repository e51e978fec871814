/** Made-up histories of threads that lock, wait and notify, with the stamps and losses of real traces. */
import { Kind, Waking, type TraceEvent } from '../../src/trace/event.ts'

/** A whole number from 0 to `below` − 1. */
export type Chance = (below: number) => number

export interface HistoryOptions {
	readonly threads: number
	readonly locks: number
	readonly steps: number
	/** Most that a stamp may be wrong by, µs. */
	readonly errorUs: number
	/** Records in a row that may share one stamp. */
	readonly perStamp: number
}

/** One event, and the instant at which it really happened. */
export interface Happened {
	readonly atUs: number
	readonly event: TraceEvent
}

const blank = { object: 0, site: 0, ticket: 0, a: 0, b: 0, c: 0, d: 0 }

interface Actor {
	readonly id: number
	/** Lock that it is inside. */
	inside: Room | null
	/** Lock that it must enter again, after a wait. */
	next: Room | null
	waits: number
	isWaiting: boolean
	/** Wait number that it was notified of and has not traced yet. */
	notified: number
	stampUs: number
	left: number
}

/** A lock and its condition. */
interface Room {
	readonly id: number
	readonly waiters: Actor[]
	section: number
	isTaken: boolean
}

/** A history in the order in which it really happened. Lock n has condition 100 + n and guards queue 200 + n. */
export function historyOf(options: HistoryOptions, chance: Chance): Happened[] {
	const story = new Story(options, chance)
	for (let step = 0; step < options.steps; step++) story.go(step)
	return story.happened
}

class Story {
	readonly happened: Happened[] = []
	readonly #options: HistoryOptions
	readonly #chance: Chance
	readonly #actors: readonly Actor[]
	readonly #rooms: readonly Room[]
	#nowUs = 100

	constructor(options: HistoryOptions, chance: Chance) {
		this.#options = options
		this.#chance = chance
		this.#actors = Array.from({ length: options.threads }, (_, i) => newActor(i + 2))
		this.#rooms = Array.from({ length: options.locks }, (_, i) => {
			return { id: i + 1, waiters: [], section: 0, isTaken: false }
		})
	}

	/** Somebody does something, or cannot. */
	go(step: number): void {
		const actor = this.#oneOf(this.#actors)
		if (actor.isWaiting) this.#wake(actor)
		else if (actor.inside) this.#act(actor, actor.inside, step)
		else this.#enter(actor, actor.next ?? this.#oneOf(this.#rooms))
	}

	#wake(actor: Actor): void {
		if (actor.notified === 0) return
		const object = 100 + (actor.next?.id ?? 0)
		this.#trace(actor, Kind.woken, { object, a: actor.notified, b: Waking.notified })
		actor.notified = 0
		actor.isWaiting = false
	}

	#enter(actor: Actor, room: Room): void {
		if (room.isTaken) return
		room.isTaken = true
		room.section++
		actor.inside = room
		actor.next = null
		this.#trace(actor, Kind.acquire, { object: room.id, ticket: room.section })
	}

	#act(actor: Actor, room: Room, step: number): void {
		const what = this.#chance(4)
		const ticket = room.section
		if (what === 0) this.#trace(actor, Kind.put, { object: 200 + room.id, a: step })
		else if (what === 1) {
			const woken = room.waiters.shift()
			const [a, b] = woken ? [woken.id, woken.waits] : [0, 0]
			this.#trace(actor, Kind.notify, { object: 100 + room.id, ticket, a, b })
			if (woken) woken.notified = woken.waits
		} else {
			room.isTaken = false
			actor.inside = null
			if (what === 2) this.#trace(actor, Kind.release, { object: room.id, ticket })
			else this.#wait(actor, room)
		}
	}

	#wait(actor: Actor, room: Room): void {
		actor.isWaiting = true
		actor.next = room
		actor.waits++
		const words = { object: 100 + room.id, ticket: room.section, a: actor.waits, d: room.id }
		this.#trace(actor, Kind.wait, words)
		room.waiters.push(actor)
	}

	#trace(actor: Actor, kind: Kind, words: Partial<TraceEvent>): void {
		const { errorUs, perStamp } = this.#options
		this.#nowUs += this.#chance(3)
		if (actor.left-- <= 0) {
			const wrong = this.#nowUs + this.#chance(2 * errorUs + 1) - errorUs
			actor.stampUs = Math.max(actor.stampUs, wrong)
			actor.left = perStamp - 1
		}
		const event = { ...blank, atUs: actor.stampUs, kind, thread: actor.id, ...words }
		this.happened.push({ atUs: this.#nowUs, event })
	}

	#oneOf<T>(all: readonly T[]): T {
		const one = all[this.#chance(all.length)]
		if (one === undefined) throw new RangeError('nobody to choose from')
		return one
	}
}

function newActor(id: number): Actor {
	return {
		id,
		inside: null,
		next: null,
		waits: 0,
		isWaiting: false,
		notified: 0,
		stampUs: 0,
		left: 0,
	}
}

/** The same history with stretches of records lost, each followed by the gap that counts them. */
export function withLosses(
	history: readonly Happened[],
	chance: Chance,
	oneIn: number,
): Happened[] {
	const lost = new Map<number, number>()
	const out: Happened[] = []
	for (const { atUs, event } of history) {
		const missing = lost.get(event.thread) ?? 0
		if (missing === 0 ? chance(oneIn) === 0 : chance(3) !== 0) {
			lost.set(event.thread, missing + 1)
			continue
		}
		if (missing > 0) {
			const gap = { ...blank, atUs: event.atUs, kind: Kind.gap, thread: event.thread, a: missing }
			out.push({ atUs, event: gap })
			lost.delete(event.thread)
		}
		out.push({ atUs, event })
	}
	return out
}

/** Drains as a page does them: one ring after another, each a little later than the one before. */
export function drainsOf(
	history: readonly Happened[],
	chance: Chance,
	count: number,
): TraceEvent[][][] {
	const threads = [...new Set(history.map(({ event }) => event.thread))]
	const read = new Map<number, number>(threads.map((thread) => [thread, 0]))
	const drains: TraceEvent[][][] = []
	let upTo = 0
	for (let i = 0; i < count; i++) {
		const isLast = i === count - 1
		drains.push(
			threads.map((thread) => {
				upTo = isLast ? history.length : Math.min(history.length, upTo + chance(12))
				const from = read.get(thread) ?? 0
				read.set(thread, upTo)
				const fresh = history.slice(from, upTo)
				return fresh.map(({ event }) => event).filter((event) => event.thread === thread)
			}),
		)
	}
	return drains
}
