/** Watches a virtual run for what no run may do: break a law of its queues, or touch shared data that no lock guards. */
import { noAnswer } from '../sync/answer-box.ts'
import type { SharedMemory } from '../sync/shared-memory.ts'
import { Kind, Waking } from '../trace/event.ts'
import type { VirtualRecord } from './virtual-thread.ts'

/** A law that was broken. `law`: its name, as the page's list of laws has it. */
export interface Breach {
	readonly law: string
	readonly detail: string
}

/** Two accesses to one queue, one after the other only by luck. Sites as in trace/event.ts. */
export interface Race {
	readonly object: number
	readonly threads: readonly [number, number]
	readonly sites: readonly [number, number]
}

type Clock = Map<number, number>

/** `at`: the thread's own clock. */
interface Access {
	readonly thread: number
	readonly site: number
	readonly at: number
}

export class Watch {
	breach: Breach | null = null
	/** The first one seen. */
	race: Race | null = null
	/** A queue was touched by a thread that was inside no lock at all. */
	isUnguarded = false
	/** By thread: how many locks it is inside. */
	readonly #depths = new Map<number, number>()
	readonly #memory: SharedMemory
	readonly #capacities = new Map<number, number>()
	readonly #inside = new Map<number, Set<number>>()
	/** Vector clocks of threads, and of whatever hands their knowledge on. */
	readonly #threads = new Map<number, Clock>()
	readonly #handed = new Map<string, Clock>()
	readonly #lastAccess = new Map<number, Access>()
	/** By actor: the thread that has its turn. By shared number: what was written last. */
	readonly #turns = new Map<number, number>()
	readonly #stored = new Map<number, number>()
	/** Jobs that have had their effect on the world. */
	readonly #applied = new Set<number>()
	readonly #nameOf: (thread: number) => string

	constructor(memory: SharedMemory, nameOf: (thread: number) => string) {
		this.#memory = memory
		this.#nameOf = nameOf
	}

	/** Takes one record, in the order in which things were done. */
	see(record: VirtualRecord): void {
		const { thread, kind, object, a } = record
		this.#enter(record)
		if (kind === Kind.acquire) this.#learn(thread, `lock ${object}`)
		else if (kind === Kind.release) this.#tell(thread, `lock ${object}`)
		else if (kind === Kind.wait) this.#tell(thread, `lock ${this.#lockOf(object)}`)
		else if (kind === Kind.notify && a !== 0) this.#tell(thread, `wake ${a}`)
		else if (kind === Kind.woken) {
			this.#learn(thread, `wake ${thread}`)
			this.#checkAsked(record)
		} else if (kind === Kind.capacity) this.#capacities.set(object, a)
		else if (kind === Kind.put || kind === Kind.take) {
			this.#checkQueue(record)
			// One atomic step, which is ordered with all others on the queue.
			if (record.ticket === 0) this.#checkRace(record)
		} else if (kind === Kind.turn) this.#beginTurn(record)
		else if (kind === Kind.turnEnd) this.#turns.delete(object)
		else if (kind === Kind.stored) this.#checkStored(record)
		else if (kind === Kind.effect) this.#checkEffect(record)
	}

	/** `thread` has done an atomic operation on `cell`: whoever touches it later knows what it knew. */
	touch(thread: number, cell: number): void {
		this.#learn(thread, `cell ${cell}`)
		this.#tell(thread, `cell ${cell}`)
	}

	#enter({ thread, kind, object }: VirtualRecord): void {
		const depth = this.#depths.get(thread) ?? 0
		if (kind === Kind.acquire) this.#depths.set(thread, depth + 1)
		else if (kind === Kind.release) this.#depths.set(thread, depth - 1)
		else if (kind === Kind.wait && this.#lockOf(object) !== 0) this.#depths.set(thread, depth - 1)
		else if (kind === Kind.put || kind === Kind.take) this.isUnguarded ||= depth === 0
	}

	#checkQueue({ thread, kind, object, a: item, b: depth }: VirtualRecord): void {
		const inside = this.#inside.get(object) ?? new Set()
		this.#inside.set(object, inside)
		const capacity = this.#capacities.get(object) ?? Infinity
		const name = this.#nameOf(thread)
		if (kind === Kind.put) {
			inside.add(item)
			if (depth > capacity) {
				this.#break('capacity', `${name} put into a full queue: it holds ${depth} of ${capacity}`)
			}
		} else if (depth < 0) this.#break('no duplicate', `${name} took from an empty queue`)
		else if (!inside.delete(item)) {
			this.#break('no duplicate', `${name} took what was no longer inside`)
		}
	}

	#checkRace(record: VirtualRecord): void {
		const { thread, object } = record
		const clock = this.#clockOf(thread)
		const last = this.#lastAccess.get(object)
		if (last && last.thread !== thread && (clock.get(last.thread) ?? 0) < last.at) {
			this.race ??= { object, threads: [last.thread, thread], sites: [last.site, record.site] }
		}
		const at = (clock.get(thread) ?? 0) + 1
		clock.set(thread, at)
		this.#lastAccess.set(object, { thread, site: record.site, at })
	}

	#break(law: string, detail: string): void {
		this.breach ??= { law, detail }
	}

	#beginTurn({ thread, object }: VirtualRecord): void {
		const other = this.#turns.get(object)
		if (other !== undefined) {
			const both = `${this.#nameOf(other)} and ${this.#nameOf(thread)}`
			this.#break('one message at a time', `${both} have a turn of one actor at once`)
		}
		this.#turns.set(object, thread)
	}

	#checkStored({ thread, object, a: now, b: read }: VirtualRecord): void {
		const was = this.#stored.get(object) ?? 0
		if (was !== read) {
			const what = `wrote ${now}, having read ${read}, over ${was}`
			this.#break('no lost update', `${this.#nameOf(thread)} ${what}`)
		}
		this.#stored.set(object, now)
	}

	#checkEffect({ thread, a: job, b: isApplied }: VirtualRecord): void {
		if (isApplied === 0) return
		if (this.#applied.has(job)) {
			this.#break('no effect twice', `${this.#nameOf(thread)} did job ${job} a second time`)
		}
		this.#applied.add(job)
	}

	#checkAsked({ thread, object, b: waking }: VirtualRecord): void {
		const asked = this.#memory.objects.find(({ id }) => id === object)
		const isAsking = asked?.kind === 'condition' && asked.reason === noAnswer
		if (isAsking && waking === Waking.timedOut) {
			const what = 'asked in vain: whoever could answer stands still'
			this.#break('every ask is answered', `${this.#nameOf(thread)} ${what}`)
		}
	}

	#lockOf(condition: number): number {
		return this.#memory.conditions.get(condition)?.lock?.id ?? 0
	}

	#clockOf(thread: number): Clock {
		const clock = this.#threads.get(thread) ?? new Map<number, number>()
		this.#threads.set(thread, clock)
		return clock
	}

	#tell(thread: number, to: string): void {
		const handed = this.#handed.get(to) ?? new Map<number, number>()
		this.#handed.set(to, handed)
		join(handed, this.#clockOf(thread))
	}

	#learn(thread: number, from: string): void {
		const handed = this.#handed.get(from)
		if (handed) join(this.#clockOf(thread), handed)
	}
}

function join(into: Clock, other: Clock): void {
	for (const [thread, at] of other) if ((into.get(thread) ?? 0) < at) into.set(thread, at)
}
