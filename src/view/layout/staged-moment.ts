/** Moments that nobody recorded, out of few words: for tests and for the gallery, never imported by the application. */
import type {
	Cast,
	ConditionMoment,
	Item,
	LockMoment,
	Moment,
	QueueMoment,
	ThreadMoment,
} from '../../model/moment.ts'

export interface StagedThread extends Partial<Omit<ThreadMoment, 'id'>> {
	readonly name: string
	readonly role: string
}

export interface StagedQueue extends Partial<Omit<QueueMoment, 'id' | 'lock' | 'items'>> {
	readonly depth: number
	readonly capacity: number
	/** Names of its locks and who holds them. */
	readonly locks?: Readonly<Record<string, string | null>>
	/** By reason: the names of those who wait, and who was woken with a "!". */
	readonly waiting?: Readonly<Record<string, readonly string[]>>
	/** By reason, where it is not said by the reason. */
	readonly names?: Readonly<Record<string, string>>
	readonly firstItem?: number
}

export interface Staged {
	readonly threads: readonly StagedThread[]
	readonly queues: readonly StagedQueue[]
	readonly rest?: Partial<Omit<Moment, 'cast' | 'threads' | 'queues' | 'locks' | 'conditions'>>
	readonly knobs?: Cast['knobs']
	readonly kinds?: readonly string[]
}

function items(first: number, depth: number, atUs: number): readonly Item[] {
	return Array.from({ length: Math.min(64, depth) }, (_, index) => {
		const madeUs = atUs - 900_000 + index * 20_000
		return { id: first + index, producer: 'P1', kind: 0, madeUs, putUs: madeUs }
	})
}

const idle = {
	...{ work: null, handItem: null, hand: 'empty', holds: 0, at: 0, reason: null },
	...{ refused: 0, isStuck: false, sleepUntilUs: null, spins: 0, state: 'working' },
} as const satisfies Partial<ThreadMoment>

interface Place {
	readonly queue: QueueMoment
	readonly locks: readonly LockMoment[]
	readonly conditions: readonly ConditionMoment[]
	readonly objects: Cast['objects']
}

/** A queue with its locks and conditions, numbered from `first`. */
function placeOf(
	stated: StagedQueue,
	first: number,
	idOf: (name: string) => number,
	like: QueueMoment,
	atUs: number,
): Place {
	const { locks: held = { lock: null }, waiting = {}, names = {}, firstItem = 41, ...own } = stated
	const { name = 'queue', order = 'FIFO', gap = 0, isBackward = false, capacity } = own
	const locks = Object.entries(held).map(([name, holder], index): LockMoment => {
		const counts = { acquisitions: 10, contended: 1, door: [] }
		return { id: first + index, name, holder: holder === null ? 0 : idOf(holder), ...counts }
	})
	const conditions = Object.entries(waiting).map(([reason, those], index): ConditionMoment => {
		const ids = (isWoken: boolean) =>
			those.filter((one) => one.endsWith('!') === isWoken).map((one) => idOf(one.replace('!', '')))
		return {
			...{ id: first + locks.length + index, name: names[reason] ?? reason, reason },
			...{ waiting: ids(false), woken: ids(true), peak: those.length },
		}
	})
	const id = first + locks.length + conditions.length
	const flow = { order, gap, isBackward }
	return {
		queue: {
			...{ ...like, peak: own.depth, justFreed: 0, isClosed: false, ...own },
			...{ id, name, lock: first, ...flow, items: items(firstItem, own.depth, atUs) },
		},
		locks,
		conditions,
		objects: [
			...locks.map(({ id, name }) => ({ id, kind: 'lock', name }) as const),
			...conditions.map(({ id, name, reason }) => {
				// Of two locks the second is the takers'.
				const lock = reason === 'empty' ? first + locks.length - 1 : first
				return { id, kind: 'condition', name, reason, lock } as const
			}),
			{ id, kind: 'queue', name, lock: first, capacity, ...flow },
		],
	}
}

/** Threads take their ids from 2 on, in their order; queues with what belongs to them from 1 on. */
export function staged(recorded: Moment, { threads, queues, rest, knobs, kinds }: Staged): Moment {
	const [some] = recorded.threads
	const [like] = recorded.queues
	if (some === undefined || like === undefined) return recorded
	const { atUs } = recorded
	const idOf = (name: string) => threads.findIndex((one) => one.name === name) + 2
	const places: Place[] = []
	let next = 1
	for (const stated of queues) {
		const place = placeOf(stated, next, idOf, like, atUs)
		places.push(place)
		next = place.queue.id + 1
	}
	const locks = places.flatMap((place) => place.locks)
	const conditions = places.flatMap((place) => place.conditions)
	const parked = new Map<number, Partial<ThreadMoment>>(
		conditions.flatMap(({ id, waiting, woken, reason }) => [
			...waiting.map((thread) => [thread, { state: 'waiting', at: id, reason }] as const),
			...woken.map((thread) => [thread, { state: 'woken', at: id, reason }] as const),
		]),
	)
	const all = threads.map((stated, index): ThreadMoment => {
		const id = index + 2
		const { side = 'producers', column = side === 'producers' ? 0 : 1 } = stated
		const holds = locks.find(({ holder }) => holder === id)?.id ?? 0
		const own = { ...parked.get(id), holds }
		return { ...some, ...idle, sinceUs: atUs - 31_000, ...own, ...stated, id, side, column }
	})
	const none = { moves: [], wakes: [], refusals: [], kindsSeen: [0] }
	const cast: Cast = {
		...recorded.cast,
		threads: all.map(({ id, name, role, side, column, program }) => {
			return { id, name, role, side, column, program }
		}),
		objects: places.flatMap((place) => place.objects),
		kinds: kinds ?? ['item'],
		knobs: knobs ?? {},
	}
	const made = places.map(({ queue }) => queue)
	return { ...recorded, ...none, conditions, locks, queues: made, threads: all, ...rest, cast }
}

/** Threads of one role: P1, P2, … */
export function crowd(
	role: string,
	letter: string,
	count: number,
	of: (index: number) => Partial<StagedThread>,
): readonly StagedThread[] {
	return Array.from({ length: count }, (_, index) => {
		return { role, name: `${letter}${(index + 1).toString()}`, ...of(index) }
	})
}
