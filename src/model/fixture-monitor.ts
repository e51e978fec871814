/**
 * A tiny deterministic model of threads around one lock, two conditions and one queue. It only
 * writes records; fixtures are made with it (fixture.ts). Time is a list of what comes next.
 */
import { Kind, type TraceEvent, Waking, pageThread } from '../trace/event.ts'

export const lockId = 1
export const notFullId = 2
export const notEmptyId = 3
export const queueId = 4

/** A thread of the model: yields how long it takes (µs) or that it parks until another resumes it. */
export type Steps = Generator<number | 'park', void>

type Fields = Partial<Pick<TraceEvent, 'object' | 'site' | 'a' | 'b' | 'c' | 'd'>>

/** Records that open or close a section say its number, as those of real threads do. */
export function bearsTicket(kind: Kind): boolean {
	return kind === Kind.acquire || kind === Kind.release || kind === Kind.wait
}

export class Monitor {
	nowUs = 0
	capacity: number
	readonly events: TraceEvent[] = []
	readonly #due: { atUs: number; order: number; steps: Steps }[] = []
	readonly #stepsOf = new Map<number, Steps>()
	readonly #items: number[] = []
	readonly #door: number[] = []
	readonly #waiting = new Map<number, number[]>([
		[notFullId, []],
		[notEmptyId, []],
	])
	#holder = 0
	#ticket = 0
	#order = 0
	#lastItem = 0

	constructor(capacity: number) {
		this.capacity = capacity
	}

	get depth(): number {
		return this.#items.length
	}

	write(kind: Kind, thread: number, fields: Fields = {}): void {
		const ticket = this.#holder === thread && bearsTicket(kind) ? this.#ticket : 0
		const empty = { object: 0, site: 0, a: 0, b: 0, c: 0, d: 0 }
		this.events.push({ atUs: this.nowUs, kind, thread, ticket, ...empty, ...fields })
	}

	begin(thread: number, steps: Steps, atUs = 0): void {
		this.#stepsOf.set(thread, steps)
		this.#later(steps, atUs)
	}

	/** Runs every thread up to a time; what is due later stays undone. */
	runTo(endUs: number): void {
		for (;;) {
			this.#due.sort((one, other) => one.atUs - other.atUs || one.order - other.order)
			const next = this.#due[0]
			if (next === undefined || next.atUs > endUs) break
			this.#due.shift()
			this.nowUs = next.atUs
			const step = next.steps.next()
			if (step.done !== true && step.value !== 'park') {
				this.#later(next.steps, this.nowUs + step.value)
			}
		}
		this.nowUs = endUs
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
		this.#resume(target, 2400)
	}

	notifyAll(thread: number, condition: number, site: number): void {
		const targets = this.#waiting.get(condition)?.splice(0) ?? []
		if (targets.length === 0) this.write(Kind.notify, thread, { object: condition, site })
		for (const [d, a] of targets.entries()) {
			this.write(Kind.notify, thread, { object: condition, site, a, c: targets.length, d })
			this.#resume(a, 2400 + d * 300)
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

	#later(steps: Steps, atUs: number): void {
		this.#order += 1
		this.#due.push({ atUs, order: this.#order, steps })
	}

	#resume(thread: number, afterUs: number): void {
		const steps = this.#stepsOf.get(thread)
		if (steps !== undefined) this.#later(steps, this.nowUs + afterUs)
	}

	#handOver(): void {
		this.#holder = this.#door.shift() ?? 0
		this.#resume(this.#holder, 25)
	}
}
