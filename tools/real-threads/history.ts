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
	/** Lock that it is inside, 0 for none. */
	inside: number
	/** Lock that it must enter next, after a wait. */
	next: number
	waits: number
	isWaiting: boolean
	/** Wait number that it was notified of and has not traced yet. */
	notified: number
	stampUs: number
	left: number
}

/** A history in the order in which it really happened. Lock n has condition 100 + n. */
export function historyOf(options: HistoryOptions, chance: Chance): Happened[] {
	const out: Happened[] = []
	const actors = Array.from({ length: options.threads }, (_, i): Actor => {
		return {
			id: i + 2,
			inside: 0,
			next: 0,
			waits: 0,
			isWaiting: false,
			notified: 0,
			stampUs: 0,
			left: 0,
		}
	})
	const locks = Array.from({ length: options.locks }, (_, i) => ({
		id: i + 1,
		section: 0,
		holder: 0,
		waiters: [] as Actor[],
	}))
	let nowUs = 100
	const trace = (actor: Actor, kind: Kind, words: Partial<TraceEvent> = {}): void => {
		nowUs += chance(3)
		if (actor.left-- <= 0) {
			actor.stampUs = Math.max(
				actor.stampUs,
				nowUs + chance(2 * options.errorUs + 1) - options.errorUs,
			)
			actor.left = options.perStamp - 1
		}
		const event = { ...blank, atUs: actor.stampUs, kind, thread: actor.id, ...words }
		out.push({ atUs: nowUs, event })
	}
	for (let step = 0; step < options.steps; step++) {
		const actor = actors[chance(actors.length)]
		if (!actor || (actor.isWaiting && actor.notified === 0)) continue
		if (actor.notified !== 0) {
			const lock = actor.next
			trace(actor, Kind.woken, { object: 100 + lock, a: actor.notified, b: Waking.notified })
			actor.notified = 0
			actor.isWaiting = false
			continue
		}
		const lock = locks[(actor.inside || actor.next || 1 + chance(locks.length)) - 1]
		if (!lock) continue
		const closing = { ticket: lock.section }
		if (actor.inside === 0) {
			if (lock.holder !== 0) continue
			lock.holder = actor.id
			lock.section++
			actor.inside = lock.id
			actor.next = 0
			trace(actor, Kind.acquire, { object: lock.id, ticket: lock.section })
			continue
		}
		const what = chance(4)
		if (what === 0) trace(actor, Kind.put, { object: 200 + lock.id, a: step })
		else if (what === 1) {
			const woken = lock.waiters.shift()
			const words = { object: 100 + lock.id, ...closing, a: woken?.id ?? 0, b: woken?.waits ?? 0 }
			trace(actor, Kind.notify, words)
			if (woken) woken.notified = woken.waits
		} else {
			lock.holder = 0
			actor.inside = 0
			if (what === 2) trace(actor, Kind.release, { object: lock.id, ...closing })
			else {
				actor.isWaiting = true
				actor.next = lock.id
				trace(actor, Kind.wait, { object: 100 + lock.id, ...closing, a: ++actor.waits, d: lock.id })
				lock.waiters.push(actor)
			}
		}
	}
	return out
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
