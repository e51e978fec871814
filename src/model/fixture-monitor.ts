/**
 * A tiny deterministic model of threads around one lock, two conditions and one queue. It only
 * writes records; fixtures are made with it (fixture.ts).
 */
import { Kind, Waking, pageThread } from '../trace/event.ts'
import { type Fields, ModelThreads, type Steps } from './fixture-threads.ts'

export const lockId = 1
export const notFullId = 2
export const notEmptyId = 3
export const queueId = 4

/** Records that open or close a section say its number, as those of real threads do. */
export function bearsTicket(kind: Kind): boolean {
	return kind === Kind.acquire || kind === Kind.release || kind === Kind.wait
}

export class Monitor extends ModelThreads {
	capacity: number
	readonly #items: number[] = []
	readonly #door: number[] = []
	readonly #waiting = new Map<number, number[]>([
		[notFullId, []],
		[notEmptyId, []],
	])
	#holder = 0
	#ticket = 0
	#lastItem = 0

	constructor(capacity: number) {
		super()
		this.capacity = capacity
	}

	get depth(): number {
		return this.#items.length
	}

	override write(kind: Kind, thread: number, fields: Fields = {}): void {
		const ticket = this.#holder === thread && bearsTicket(kind) ? this.#ticket : 0
		super.write(kind, thread, fields, ticket)
	}

	*acquire(thread: number, site: number): Steps {
		if (this.#holder !== 0) {
			this.write(Kind.blocked, thread, { object: lockId, site, a: this.#holder })
			this.#door.push(thread)
			yield 'park'
		} else this.#holder = thread
		this.#ticket += 1
		this.write(Kind.acquire, thread, { object: lockId, site })
	}

	release(thread: number, site: number): void {
		this.write(Kind.release, thread, { object: lockId, site })
		this.#handOver()
	}

	*wait(thread: number, condition: number, site: number): Steps {
		this.write(Kind.wait, thread, { object: condition, site })
		this.#waiting.get(condition)?.push(thread)
		this.#handOver()
		yield 'park'
		this.write(Kind.woken, thread, { object: condition, site, b: Waking.notified })
		yield 60
		yield* this.acquire(thread, site)
	}

	notify(thread: number, condition: number, site: number): void {
		const target = this.#waiting.get(condition)?.shift() ?? 0
		this.write(Kind.notify, thread, { object: condition, site, a: target })
		this.resume(target, 2400)
	}

	notifyAll(thread: number, condition: number, site: number): void {
		const targets = this.#waiting.get(condition)?.splice(0) ?? []
		if (targets.length === 0) this.write(Kind.notify, thread, { object: condition, site })
		for (const [d, a] of targets.entries()) {
			this.write(Kind.notify, thread, { object: condition, site, a, c: targets.length, d })
			this.resume(a, 2400 + d * 300)
		}
	}

	put(thread: number, madeUs: number, kind: number, site: number): void {
		this.#lastItem += 1
		this.#items.push(this.#lastItem)
		const told = { a: this.#lastItem, b: this.depth, c: madeUs, d: (kind << 8) | thread }
		this.write(Kind.put, thread, { object: queueId, site, ...told })
	}

	take(thread: number, site: number): number {
		const item = this.#items.shift() ?? 0
		this.write(Kind.take, thread, { object: queueId, site, a: item, b: this.depth })
		return item
	}

	/** The page changes the capacity, as it does on a live knob: in a critical section of its own. */
	*setCapacity(capacity: number): Steps {
		yield* this.acquire(pageThread, 0)
		this.capacity = capacity
		this.write(Kind.capacity, pageThread, { object: queueId, a: capacity })
		this.notifyAll(pageThread, notFullId, 0)
		yield 40
		this.release(pageThread, 0)
	}

	#handOver(): void {
		this.#holder = this.#door.shift() ?? 0
		this.resume(this.#holder, 25)
	}
}
