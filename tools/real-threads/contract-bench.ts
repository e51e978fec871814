/** What the rows of the contract are tried out with: a queue, places to wait for each other, and the words of a row. */
import { Condition } from '../../src/sync/condition.ts'
import type { Handover } from '../../src/sync/handover.ts'
import type { Item } from '../../src/sync/item.ts'
import { Interrupted } from '../../src/sync/leaving.ts'
import { Lock } from '../../src/sync/lock.ts'
import { QueueClosed } from '../../src/sync/queue-closed.ts'
import { QueueEmpty } from '../../src/sync/queue-empty.ts'
import { QueueFull } from '../../src/sync/queue-full.ts'
import type { SharedMemory } from '../../src/sync/shared-memory.ts'
import type { Thread } from '../../src/sync/thread.ts'

/** Shut until somebody opens it. */
export class Latch {
	readonly #lock: Lock
	readonly #opened: Condition
	readonly #words: Int32Array
	readonly #at: number

	constructor(memory: SharedMemory, name: string) {
		this.#lock = new Lock(memory, `${name} lock`)
		this.#opened = new Condition(memory, this.#lock, name, 'shut')
		this.#words = memory.words
		this.#at = memory.allot(1)
		memory.decisive.push(() => this.#words[this.#at] ?? 0)
	}

	open(me: Thread): void {
		me.lock(this.#lock)
		this.#words[this.#at] = 1
		me.notifyAll(this.#opened)
		me.unlock(this.#lock)
	}

	isOpen(me: Thread): boolean {
		me.lock(this.#lock)
		const isOpen = this.#words[this.#at] === 1
		me.unlock(this.#lock)
		return isOpen
	}

	pass(me: Thread): void {
		me.lock(this.#lock)
		while (this.#words[this.#at] !== 1) me.wait(this.#opened)
		me.unlock(this.#lock)
	}
}

/** Ids of the threads that play the parts of a row. */
export const ids = { a: 2, b: 3, c: 4, d: 5 } as const

/** `capacity`: of the queue; `first` and `second`: shut. */
export interface Bench {
	readonly queue: Handover
	readonly capacity: number
	readonly first: Latch
	readonly second: Latch
	/** Whether time stands still. */
	readonly isTimeless: boolean
}

export type Part = (me: Thread, bench: Bench) => void

/** One law. Its parts hold whatever the schedule is; the others play when they are there. */
export interface Row {
	readonly law: string
	/** Without: of every queue. */
	readonly of?: 'places' | 'rendezvous'
	readonly a: Part
	readonly b?: Part
	readonly c?: Part
	readonly d?: Part
}

export function item(payload: number): Item {
	return { id: 0, producer: 2, kind: 0, madeUs: 0, payload }
}

export function payloads(items: Iterable<Item>): string {
	return Array.from(items, ({ payload }) => payload).join(' ')
}

/** `from`, `from` + 1, … as a text: so many. */
export function counted(from: number, count: number): string {
	return Array.from({ length: count }, (_, i) => from + i).join(' ')
}

/** @throws Error unless both are the same. */
export function same<T>(is: T, shouldBe: T): void {
	if (is !== shouldBe) throw new Error(`${String(is)} instead of ${String(shouldBe)}`)
}

/** Puts items `from`, `from` + 1, …: so many. */
export function putSome(me: Thread, queue: Handover, from: number, count: number): void {
	for (let i = 0; me.below(i, count); i++) queue.put(me, item(from + i))
}

/** Takes items `from`, `from` + 1, …: so many. */
export function takeSome(me: Thread, queue: Handover, from: number, count: number): void {
	for (let i = 0; me.below(i, count); i++) {
		const taken = queue.take(me)
		same(taken.payload, from + i)
	}
}

const known = [Interrupted, QueueClosed, QueueEmpty, QueueFull, RangeError]

/** Name of what `act` threw, '' if nothing. */
export function thrownBy(me: Thread, act: (me: Thread) => void): string {
	try {
		act(me)
	} catch (error) {
		const one = known.find((kind) => error instanceof kind)
		if (!one) throw error
		return one.name
	}
	return ''
}
