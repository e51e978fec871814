/**
 * The history of a queue: which operations its threads did, and between which two records each of them must have
 * taken effect. That is all a checker needs to know (history-check.ts, history-exact.ts).
 */
import type { Cast, CastObject } from '../trace/cast.ts'
import { Kind, pageThread, type TraceEvent } from '../trace/event.ts'

export type OperationKind = 'put' | 'take' | 'refused offer' | 'empty poll' | 'resize'

/**
 * One operation. `called` and `returned` are places in the history: it took effect at some instant between them, and
 * before another operation for certain only if `returned` is less than that one's `called`.
 */
export interface Operation {
	readonly thread: number
	readonly kind: OperationKind
	/** Number of the item; the new capacity of a resize. */
	readonly item: number
	/** Items inside right after it, as the operation itself told; null when it did not tell. */
	readonly size: number | null
	readonly called: number
	/** Infinity when it has not returned. */
	readonly returned: number
	/** Run time of its record; 0 when there is none. */
	readonly atUs: number
	/** The item that this very call had taken before it put somebody else's item in again; 0 for none. */
	readonly putBack: number
}

/**
 * What bounds an operation. `section`: the critical section in which it was recorded; the strictest bound, and total
 * order if the lock works. `call`: everything from the first time that its thread came to the lock, waits included: what
 * the callers alone can know.
 */
export type Bounds = 'section' | 'call'

export type QueueObject = Extract<CastObject, { kind: 'queue' }>

type Effect = Omit<Operation, 'returned'>

/** Where one thread is with respect to the lock of the queue; −1 for nowhere. */
class Caller {
	calledAt = -1
	enteredAt = -1
	/** Place of its last record. */
	lastAt = -1
	/** Done, but not known to be over. */
	readonly effects: Effect[] = []
	/** Done outside any section. */
	readonly loose: Effect[] = []
}

/**
 * Reads the operations on one queue from records in legal order. Sections of one lock are in the order of their tickets
 * there (trace/merge.ts), and bounds never lie inside the section; so they are real, whatever the stamps say. An operation outside any section lies between
 * the records of its thread before and after it, and only stamps place those.
 *
 * An empty poll leaves no record: this reader never finds one.
 */
export class HistoryReader {
	readonly #queue: QueueObject
	readonly #bounds: Bounds
	/** Ids of those on which one waits in the lock of the queue. */
	readonly #conditions: ReadonlySet<number>
	readonly #callers = new Map<number, Caller>()
	#out: Operation[] = []
	#place = 0

	constructor({ objects }: Cast, queue: QueueObject, bounds: Bounds = 'section') {
		this.#queue = queue
		this.#conditions = new Set(
			objects
				.filter((one) => one.kind === 'condition' && one.lock === queue.lock)
				.map(({ id }) => id),
		)
		this.#bounds = bounds
	}

	/** Operations that have returned within these records, in the order in which they did. */
	read(events: Iterable<TraceEvent>): readonly Operation[] {
		for (const event of events) if (event.kind !== Kind.gauge) this.#see(event)
		const out = this.#out
		this.#out = []
		return out
	}

	/** Every operation called before this place has been given out. */
	get settled(): number {
		let settled = this.#place
		for (const { calledAt, enteredAt, loose } of this.#callers.values()) {
			const openAt = this.#bounds === 'call' ? calledAt : enteredAt
			if (openAt >= 0) settled = Math.min(settled, openAt)
			for (const { called } of loose) settled = Math.min(settled, called)
		}
		return settled
	}

	/** What has taken effect and not returned, when no more records will come. */
	rest(): readonly Operation[] {
		for (const caller of this.#callers.values()) this.#leave(caller, Infinity)
		return this.read([])
	}

	#see(event: TraceEvent): void {
		const at = this.#place++
		const caller = this.#callerOf(event.thread)
		if (caller.loose.length > 0) this.#give(caller.loose, at)
		if (event.object === this.#queue.id) this.#act(caller, event, at)
		else if (event.object === this.#queue.lock) this.#pass(caller, event.kind, at)
		else if (event.kind === Kind.wait && this.#conditions.has(event.object)) {
			// The call goes on, the section does not.
			if (this.#bounds === 'section') this.#give(caller.effects, at)
			caller.enteredAt = -1
		} else if (event.kind === Kind.finish || event.kind === Kind.fail) this.#leave(caller, Infinity)
		caller.lastAt = at
	}

	#callerOf(thread: number): Caller {
		const known = this.#callers.get(thread)
		if (known) return known
		const caller = new Caller()
		this.#callers.set(thread, caller)
		return caller
	}

	/** Comes to the lock, enters or leaves. */
	#pass(caller: Caller, kind: Kind, at: number): void {
		if (kind === Kind.release) {
			this.#leave(caller, at)
			return
		}
		if (caller.calledAt < 0) caller.calledAt = at
		if (kind === Kind.acquire) caller.enteredAt = at
	}

	#leave(caller: Caller, at: number): void {
		this.#give(caller.effects, at)
		this.#give(caller.loose, at)
		caller.calledAt = -1
		caller.enteredAt = -1
	}

	#give(effects: Effect[], returned: number): void {
		for (const effect of effects) this.#out.push({ ...effect, returned })
		effects.length = 0
	}

	#act(caller: Caller, event: TraceEvent, at: number): void {
		const kind = kinds.get(event.kind)
		if (kind === undefined) return
		const { thread, a: item, atUs } = event
		const size = kind === 'put' || kind === 'take' ? event.b : null
		const effect = { thread, kind, item, size, atUs, putBack: putBackIn(caller, event) }
		// One atomic step on a queue that counts its operations, and none is between it and the next.
		if (event.ticket !== 0) this.#out.push({ ...effect, called: at, returned: at })
		else if (caller.enteredAt >= 0) {
			const called = this.#bounds === 'call' ? caller.calledAt : caller.enteredAt
			caller.effects.push({ ...effect, called })
		}
		// The page acts outside the lock only while nobody runs.
		else if (thread === pageThread) this.#out.push({ ...effect, called: at, returned: at })
		else caller.loose.push({ ...effect, called: Math.max(0, caller.lastAt) })
	}
}

const kinds = new Map<Kind, OperationKind>([
	[Kind.put, 'put'],
	[Kind.take, 'take'],
	[Kind.reject, 'refused offer'],
	[Kind.capacity, 'resize'],
])

/** The item that `caller` took in this call, when it now puts in an item that another thread made. */
function putBackIn({ effects }: Caller, { kind, thread, d }: TraceEvent): number {
	if (kind !== Kind.put || (d & 0xff) === thread) return 0
	return effects.findLast((effect) => effect.kind === 'take')?.item ?? 0
}
