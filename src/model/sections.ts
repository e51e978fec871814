/**
 * A run in your hands, section by section: who held the lock, and what it did there. Read from the records of the real
 * threads, one after another as they come.
 */
import type { Cast, CastObject } from '../trace/cast.ts'
import { Kind, pageThread, Waking, type TraceEvent } from '../trace/event.ts'

/** One hold of a lock; or, where there is no lock, what one thread did until another did something. */
export interface Section {
	readonly thread: string
	/** "empty: waits", "puts 1, wakes C1". */
	readonly what: string
	/** Items in the queue afterwards; where there are several, in all of them. */
	readonly depth: number
	/** Names in the wait sets afterwards, oldest first, one condition after another. */
	readonly waiting: readonly string[]
	/** Steps taken up to its end. */
	readonly steps: number
}

interface Open {
	readonly thread: number
	readonly words: string[]
	readonly hasLock: boolean
}

type Condition = Extract<CastObject, { kind: 'condition' }>
type Queue = Extract<CastObject, { kind: 'queue' }>

export class SectionLog {
	readonly sections: Section[] = []
	readonly #names: ReadonlyMap<number, string>
	readonly #conditions: ReadonlyMap<number, Condition>
	/** Thread ids in each wait set, oldest first. */
	readonly #waiting: ReadonlyMap<number, number[]>
	readonly #open = new Map<number, Open>()
	/** The section that the last record belongs to, where there is no lock. */
	#loose: Open | null = null
	#steps = 0
	/** Items inside, by queue. */
	readonly #depths: Map<number, number>
	readonly #queueNames: ReadonlyMap<number, string>
	/** Of actors and shared numbers. */
	readonly #otherNames: ReadonlyMap<number, string>
	/** Conditions that stand for whatever their queue lacks, with that queue. */
	readonly #either: ReadonlyMap<number, number>

	constructor(cast: Cast) {
		this.#names = new Map(cast.threads.map(({ id, name }) => [id, name]))
		const conditions = cast.objects.filter((one) => one.kind === 'condition')
		this.#conditions = new Map(conditions.map((one) => [one.id, one]))
		this.#waiting = new Map(conditions.map(({ id }) => [id, []]))
		const queues = cast.objects.filter((one) => one.kind === 'queue')
		this.#depths = new Map(queues.map(({ id }) => [id, 0]))
		this.#queueNames = new Map(queues.map(({ id, name }) => [id, name]))
		const others = cast.objects.filter(({ kind }) => kind === 'actor' || kind === 'number')
		this.#otherNames = new Map(others.map(({ id, name }) => [id, name]))
		this.#either = new Map(eitherOf(conditions, queues))
	}

	/** Steps that the records tell of. */
	get steps(): number {
		return this.#steps
	}

	add(events: readonly TraceEvent[]): void {
		for (const event of events) this.#see(event)
	}

	#see(event: TraceEvent): void {
		const { kind, thread, object, a } = event
		if (thread === pageThread) return
		if (kind === Kind.freed) this.#steps++
		else if (kind === Kind.acquire) this.#open.set(thread, { thread, words: [], hasLock: true })
		else if (kind === Kind.put) this.#move(event, `puts ${a}`, 'into')
		else if (kind === Kind.take) this.#move(event, `takes ${a}`, 'from')
		else if (kind === Kind.drop) this.#move(event, `drops ${a}`, 'from')
		else if (kind === Kind.look) this.#say(thread, `finds nothing${this.#nameIn('in', object)}`)
		else if (kind === Kind.reject) this.#say(thread, `is refused${this.#nameIn('by', object)}`)
		else if (kind === Kind.interrupt) this.#say(thread, `interrupts ${this.#nameOf(a)}`)
		else if (kind === Kind.notify) this.#notify(event)
		else if (kind >= Kind.turn) this.#seeActor(event)
		else if (kind === Kind.wait) this.#wait(event)
		else if (kind === Kind.woken) this.#wake(event)
		else if (kind === Kind.release) this.#close(thread)
	}

	#seeActor({ kind, thread, object, a, b }: TraceEvent): void {
		const name = this.#otherNames.get(object) ?? ''
		if (kind === Kind.turn) this.#say(thread, `begins a turn of ${name}`)
		else if (kind === Kind.turnEnd) this.#say(thread, `ends the turn of ${name}`)
		else if (kind === Kind.ready) this.#say(thread, `${name} waits for a turn`)
		else if (kind === Kind.stored) this.#say(thread, `read ${b}, writes ${a} into ${name}`)
		else if (kind === Kind.deadLetter) {
			this.#say(thread, `${a} is a dead letter${this.#nameIn('for', object)}`)
		}
	}

	/** The name of a queue, where it has to be told. */
	#nameIn(how: string, queue: number): string {
		return this.#depths.size > 1 ? ` ${how} ${this.#queueNames.get(queue) ?? ''}` : ''
	}

	#move({ thread, object, b: depth }: TraceEvent, what: string, how: string): void {
		this.#depths.set(object, depth)
		this.#say(thread, what + this.#nameIn(how, object))
	}

	#notify({ thread, object, a: woken }: TraceEvent): void {
		if (woken === 0) return
		remove(this.#waiting.get(object), woken)
		this.#say(thread, `wakes ${this.#nameOf(woken)}`)
	}

	#wait({ thread, object, d: lock }: TraceEvent): void {
		const reason = this.#conditions.get(object)?.reason ?? ''
		// One condition for everybody does not say for what; how full the queue is does.
		const queue = this.#either.get(object)
		const lacks = (this.#depths.get(queue ?? 0) ?? 0) > 0 ? 'full' : 'empty'
		const why = queue === undefined ? reason : lacks
		this.#waiting.get(object)?.push(thread)
		this.#say(thread, `${why}: waits`)
		if (lock !== 0) this.#close(thread)
	}

	#wake({ thread, object, b: waking }: TraceEvent): void {
		if (waking === Waking.notified) return
		this.#steps++
		remove(this.#waiting.get(object), thread)
	}

	#say(thread: number, words: string): void {
		const open = this.#open.get(thread)
		if (open) {
			open.words.push(words)
			return
		}
		if (this.#loose?.thread !== thread) this.#loose = { thread, words: [], hasLock: false }
		else this.sections.pop()
		this.#loose.words.push(words)
		this.#push(this.#loose)
	}

	#close(thread: number): void {
		const open = this.#open.get(thread)
		this.#open.delete(thread)
		if (open) this.#push(open)
		if (open?.hasLock) this.#loose = null
	}

	#push({ thread, words }: Open): void {
		let depth = 0
		for (const inside of this.#depths.values()) depth += Math.max(0, inside)
		const waiting = [...this.#waiting.values()].flat().map((id) => this.#nameOf(id))
		this.sections.push({
			thread: this.#nameOf(thread),
			what: words.length === 0 ? 'goes in and out' : words.join(', '),
			depth,
			waiting,
			steps: this.#steps,
		})
	}

	#nameOf(thread: number): string {
		return this.#names.get(thread) ?? 'you'
	}
}

/** One condition for all waiters of a queue: its reason says "changed", not what. */
function eitherOf(conditions: readonly Condition[], queues: readonly Queue[]) {
	return conditions.flatMap(({ id, lock, reason }): [number, number][] => {
		const queue = queues.find((one) => one.lock === lock) ?? queues[0]
		return reason === 'changed' && queue !== undefined ? [[id, queue.id]] : []
	})
}

function remove(list: number[] | undefined, one: number): void {
	const index = list?.indexOf(one) ?? -1
	if (index >= 0) list?.splice(index, 1)
}
