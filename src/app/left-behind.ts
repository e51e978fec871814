/** What is left when a run has ended although not everything was done: threads that wait for ever, and what nobody took. */
import type { Moment, ThreadMoment } from '../model/moment.ts'
import { listed } from './each-other.ts'
import type { Verdict } from './verdict.ts'

/** Who waits for what only threads could bring about that have left; null where somebody else is in the way, too. */
export function leftWaiting(moment: Moment): Verdict | null {
	const [queue, another] = moment.queues
	if (!queue || another) return null
	const waiting = moment.threads.filter(({ state }) => state === 'waiting')
	const isForsaken = waiting.length > 0 && waiting.every((thread) => haveOthersLeft(moment, thread))
	if (!isForsaken) return null
	const names = listed(waiting.map(({ name }) => name))
	const who = `${names} ${waiting.length === 1 ? 'waits' : 'wait'}`
	const isProducing = waiting[0]?.side === 'producers'
	const what = isProducing
		? 'for “not full”, and everybody who could take has left'
		: 'for “not empty”, and everybody who could put has left'
	return { title: `${who} for ever`, detail: `${who} ${what}.${leftovers(moment)}`, law: null }
}

/** All of the other side, and nobody of the own one is at work. */
function haveOthersLeft({ threads }: Moment, { side }: ThreadMoment): boolean {
	const others = threads.filter((one) => one.side !== side)
	const own = threads.filter((one) => one.side === side)
	const isLeft = ({ state }: ThreadMoment): boolean => state === 'finished'
	return (
		others.length > 0 &&
		others.every(isLeft) &&
		own.every((one) => isLeft(one) || one.state === 'waiting')
	)
}

/** " 2 items and 1 pill are left in the queue. 3 were thrown away." Empty when nothing is or was. */
export function leftovers({ cast, queues, counts: { dropped } }: Moment): string {
	const thrown = dropped === 0 ? '' : ` ${dropped} ${dropped === 1 ? 'was' : 'were'} thrown away.`
	const counts = new Map<string, number>()
	for (const { kind } of queues.flatMap(({ items }) => items)) {
		const sort = cast.kinds[kind] ?? 'item'
		counts.set(sort, (counts.get(sort) ?? 0) + 1)
	}
	if (counts.size === 0) return thrown
	const parts = [...counts].map(([sort, count]) => `${count} ${sort}${count === 1 ? '' : 's'}`)
	const isOne = counts.size === 1 && [...counts.values()][0] === 1
	return ` ${listed(parts)} ${isOne ? 'is' : 'are'} left in the queue.${thrown}`
}
