/**
 * What stands between the threads: one station per queue, with the locks that guard it and the conditions of those
 * locks; without any queue one per lock that has conditions.
 */
import type { ConditionMoment, LockMoment, Moment, QueueMoment } from '../../model/moment.ts'
import { isShared } from './words.ts'

export interface Station {
	/** Id of the queue, else of the lock. */
	readonly key: number
	readonly queue: QueueMoment | null
	/** The one for inserts first. */
	readonly locks: readonly LockMoment[]
	/** Those that threads are drawn waiting in. */
	readonly conditions: readonly ConditionMoment[]
	/** Between the columns of threads `gap` and `gap` + 1. */
	readonly gap: number
	/** One wait set for everybody. */
	readonly isShared: boolean
}

/** Reason of the condition at which threads stand that nobody has started yet: no bay, their seats are shown empty. */
const notStarted = 'not started'

export function isSpare(thread: Moment['threads'][number]): boolean {
	return thread.state === 'waiting' && thread.reason === notStarted
}

export function stationsOf(moment: Moment): readonly Station[] {
	const { queues, locks } = moment
	const [first] = queues
	if (first === undefined) return monitorsOf(moment)
	const main = new Set(queues.map(({ lock }) => lock))
	const ofTwo = locks.length === main.size ? [] : locks.filter(({ id }) => !main.has(id))
	const beside = ofTwo.filter(({ id }) => guardsQueue(moment, id))
	return queues.map((queue) => {
		const own = locks.filter(({ id }) => id === queue.lock)
		const second = beside.filter(({ id }) => nextQueue(queues, id) === queue)
		const isFirst = queue === first
		const conditions = conditionsOf(moment, [...own, ...second], isFirst)
		const sides = conditions.toSorted((a, b) => sideOf(a) - sideOf(b))
		return {
			key: queue.id,
			queue,
			locks: [...own, ...second],
			conditions: queue.isBackward ? sides.reverse() : sides,
			gap: queue.gap,
			isShared: isShared(conditions),
		}
	})
}

/** Those who put wait where items come from. */
function sideOf({ reason }: ConditionMoment): number {
	return reason === 'full' ? 0 : reason === 'empty' ? 2 : 1
}

/** The second lock of a queue, unlike one that guards something else: somebody waits under it for items or for room. */
function guardsQueue({ cast }: Moment, lock: number): boolean {
	return cast.objects.some((object) => {
		if (object.kind !== 'condition' || object.lock !== lock) return false
		return object.reason === 'full' || object.reason === 'empty'
	})
}

/** What a queue consists of is made before it. */
function nextQueue(queues: readonly QueueMoment[], lock: number): QueueMoment | undefined {
	return queues.find(({ id }) => id > lock) ?? queues[queues.length - 1]
}

function monitorsOf(moment: Moment): readonly Station[] {
	return moment.locks.flatMap((lock, index) => {
		const conditions = conditionsOf(moment, [lock], index === 0)
		if (conditions.length === 0) return []
		const common = isShared(conditions)
		return [{ key: lock.id, queue: null, locks: [lock], conditions, gap: 0, isShared: common }]
	})
}

/** The conditions of the locks, in the order of the cast; those without any lock stand at the first station. */
function conditionsOf(
	moment: Moment,
	locks: readonly LockMoment[],
	isFirst: boolean,
): readonly ConditionMoment[] {
	const own = new Set<number>()
	for (const object of moment.cast.objects) {
		if (object.kind !== 'condition' || object.reason === notStarted) continue
		const isHere = object.lock === 0 ? isFirst : locks.some(({ id }) => id === object.lock)
		if (isHere) own.add(object.id)
	}
	return moment.conditions.filter(({ id }) => own.has(id))
}
