/** What the stage says about a thread, in the words of the glossary. */
import type {
	ConditionMoment,
	LockMoment,
	Moment,
	QueueMoment,
	ThreadMoment,
} from '../../model/moment.ts'
import { compact } from './amounts.ts'
import { boardInWords } from './job-words.ts'
import { hasCrashed } from './crash.ts'
import { outsideOf } from './outside.ts'

/** Reason of the one condition that everybody waits on, whatever for. */
const sharedReason = 'changed'

/** Whether one wait set is everybody's: the one condition says only that something changed. */
export function isShared(conditions: readonly { readonly reason: string }[]): boolean {
	return conditions.length === 1 && conditions[0]?.reason === sharedReason
}

/** What a waiting thread waits for, in words: waiting because it is full is waiting for "not full". */
export function awaited(reason: string): string {
	return reason === 'full' || reason === 'empty' ? `not ${reason}` : reason
}

/** What a thread waits for; at a condition that all share it follows from what the thread came for. */
export function awaitedBy(thread: ThreadMoment): string {
	if (thread.reason !== sharedReason) return awaited(thread.reason ?? '')
	return thread.side === 'producers' ? 'not full' : 'not empty'
}

/** "43 ms", "1.2 s": a duration with two or three digits. */
export function durationInWords(us: number): string {
	if (us >= 999_500) return `${(us / 1_000_000).toFixed(1)} s`
	if (us >= 9_950) return `${Math.round(us / 1000).toString()} ms`
	if (us >= 1000) return `${(us / 1000).toFixed(1)} ms`
	return `${Math.round(us).toString()} µs`
}

/** The state in a word or two: "working", "waiting: not full", "sleeping 43 ms". */
export function stateInWords(thread: ThreadMoment, atUs: number): string {
	const { state, reason } = thread
	if (thread.isStuck && state === 'waiting') return 'waiting for ever'
	if (state === 'waiting') {
		const isShort = reason === null || reason === sharedReason
		return isShort ? 'waiting' : `waiting: ${awaited(reason)}`
	}
	if (state === 'failed' && reason !== null) return `failed: ${reason}`
	if (state === 'sleeping' && thread.sleepUntilUs !== null && reason === null) {
		return `sleeping ${durationInWords(Math.max(0, thread.sleepUntilUs - atUs))}`
	}
	return state === 'new' ? 'not started' : state
}

/** The second line: what it works on or who keeps it out; null when the state says it all. */
export function detailInWords(thread: ThreadMoment, atUs: number, stepUs = 0): string | null {
	if (thread.state === 'blocked') return thread.reason
	if (thread.state === 'sleeping' && thread.reason !== null)
		return restInWords(thread, atUs, stepUs)
	if (thread.state === 'spinning' && thread.spins > 0) return `${compact(thread.spins)} looks`
	if (thread.state === 'finished') return thread.done === 0 ? null : doneInWords(thread)
	if (thread.isStuck && thread.state === 'waiting') return `for ${awaitedBy(thread)}`
	if (thread.state === 'waiting' && thread.reason === sharedReason)
		return `for ${awaitedBy(thread)}`
	if (thread.state !== 'working' && thread.state !== 'held') return null
	if (thread.reason === 'making') return 'making an item'
	if (thread.reason !== null) return thread.reason
	if (thread.hand === 'made') return thread.holds === 0 ? 'item in hand' : 'putting an item'
	if (thread.hand !== 'taken') return thread.holds === 0 ? null : 'holds the lock'
	const number = thread.handItem === null ? '' : ` ${thread.handItem.id.toString()}`
	return thread.holds === 0 ? `took${number}` : `removing${number}`
}

/**
 * What a timed wait ends with, in `stepUs` at a time; where that is too coarse, how long it lasts in all; and of waits so
 * short that even this could not be read, no number.
 */
export function restInWords(thread: ThreadMoment, atUs: number, stepUs: number): string | null {
	const { reason, sleepUntilUs, sinceUs } = thread
	if (sleepUntilUs === null) return null
	const verb = rests[reason ?? 'plain'] ?? 'awake'
	const wholeUs = Math.max(0, sleepUntilUs - sinceUs)
	const leftUs = Math.max(0, Math.min(wholeUs, sleepUntilUs - atUs))
	if (stepUs > wholeUs) return ends[reason ?? 'plain'] ?? 'for a moment'
	if (stepUs * 4 > wholeUs) return `${verb} within ${durationInWords(wholeUs)}`
	const shownUs = stepUs === 0 ? leftUs : Math.min(wholeUs, Math.ceil(leftUs / stepUs) * stepUs)
	return `${verb} in ${durationInWords(shownUs)}`
}

const rests: Readonly<Record<string, string>> = { poll: 'polls', arrival: 'next request' }
const ends: Readonly<Record<string, string>> = {
	poll: 'until the next poll',
	arrival: 'until the next request',
}

/** A second line as it stands where there is less and less room: "next request in 43 ms", "next in 43 ms"; "A, message 2 of 5", "A, 2 of 5". */
export function shortenings(line: string): readonly string[] {
	const shorter = line.replace(/^next request /, 'next ').replace(/^until the /, '')
	const turn = line.replace(/, message (\d+ of \d+)$/, ', $1')
	return [line, shorter, line.replace(/^(polls|awake) /, ''), turn]
}

function doneInWords(thread: ThreadMoment): string {
	const verb = thread.side === 'producers' ? 'made' : 'handled'
	return `${verb} ${thread.done.toString()}`
}

/** Items of it that no queue took. */
export function refusedInWords(count: number): string {
	return `${grouped(count)} refused`
}

/** What stands on the empty place of a thread that has left it. */
export function absenceInWords(thread: ThreadMoment): string {
	if (thread.state === 'woken') return 'on its way back'
	return thread.hand === 'made' ? 'parked, item in hand' : 'parked'
}

/** The accessible name of a thread: "P3, waiting: not full", "C1, blocked, lock held by C4". */
export function sentenceOf(thread: ThreadMoment, atUs: number): string {
	const refused = thread.refused > 0 ? refusedInWords(thread.refused) : null
	return [thread.name, stateInWords(thread, atUs), detailInWords(thread, atUs), refused]
		.filter((part) => part !== null)
		.join(', ')
}

/** Who holds a lock, as the tab on the frame says it. */
export function holderInWords(moment: Moment, holder: number): string {
	if (!isLockUsed(moment)) return 'no lock'
	if (holder === 0) return 'lock free'
	return `lock held by ${nameOf(moment, holder)}`
}

/** "put lock: P1", "take lock free": one of two at a queue. */
export function lockOfTwoInWords(moment: Moment, { name, holder }: LockMoment): string {
	return holder === 0 ? `${name} free` : `${name}: ${nameOf(moment, holder)}`
}

/** False where the conditions were made without a lock: then nobody ever takes it. */
export function isLockUsed({ cast }: Moment): boolean {
	if (cast.knobs['lock'] === 'none') return false
	const conditions = cast.objects.filter((object) => object.kind === 'condition')
	return conditions.length === 0 || conditions.some(({ lock }) => lock !== 0)
}

/** The name of a thread, "you" for the page. */
export function nameOf(moment: Moment, thread: number): string {
	return moment.cast.threads.find(({ id }) => id === thread)?.name ?? 'you'
}

/** A capacity that no queue ever reaches. */
export function isUnbounded(capacity: number): boolean {
	return capacity >= 2 ** 31 - 1
}

/** "Queue", with its own name where it has one: "Requests", "Queue 2". */
export function queueTitle({ name }: { readonly name: string }): string {
	return name === 'queue' || name === 'list' ? 'Queue' : capitalised(name)
}

/** "7 of 8", "full, 6 of 6", "no places", "7 of 6, 1 over", "closed, 3 of 6", "26 206, no bound". */
export function depthInWords(depth: number, capacity: number, isClosed: boolean): string {
	const closed = isClosed ? 'closed, ' : ''
	if (isUnbounded(capacity)) return `${closed}${grouped(depth)}, no bound`
	if (capacity === 0 && depth === 0) return `${closed}no places`
	const words = `${grouped(depth)} of ${grouped(capacity)}`
	if (isClosed) return `${closed}${words}`
	if (depth > capacity) return `${words}, ${grouped(depth - capacity)} over`
	return depth === capacity ? `full, ${words}` : words
}

/** What sets a queue apart from one that items leave in the order they came; empty for one of those. */
export function queueOrderInWords({ order }: { readonly order: QueueMoment['order'] }): string {
	if (order === 'adaptive LIFO') return ', newest first while many wait'
	return order === 'FIFO' ? '' : order === 'LIFO' ? ', newest first' : ', urgent first'
}

/** "1 374": thin groups of three from five digits on, none below. */
export function grouped(count: number): string {
	const digits = count.toString()
	return digits.length < 5 ? digits : digits.replace(/\B(?=(\d{3})+$)/g, '\u00a0')
}

/** The whole stage in a few sentences, for those who do not see it. */
export function stageInWords(moment: Moment): string {
	const { queues, locks } = moment
	const isOne = queues.length < 2 && locks.length < 2
	const names = (ids: readonly number[]) => ids.map((id) => nameOf(moment, id)).join(', ')
	const waiting = moment.conditions
		.filter((condition) => condition.waiting.length > 0)
		.map((condition) => `Waiting for ${awaitedAt(condition)}: ${names(condition.waiting)}.`)
	const atLocks = locks.flatMap(({ name, holder, door }) => {
		const held = isOne ? capitalised(holderInWords(moment, holder)) : ''
		const which = isOne ? 'the lock' : name
		const said =
			isOne || holder === 0 ? held : `${capitalised(name)} held by ${nameOf(moment, holder)}`
		return [
			...(said === '' ? [] : [`${said}.`]),
			...(door.length === 0 ? [] : [`At ${which}: ${names(door)}.`]),
		]
	})
	const count = outsideOf(moment)
	const outside = count === 0 ? [] : [`${grouped(count)} outside.`]
	return [
		...outside,
		...(queues.length === 0 ? ['No queue.'] : queues.map((queue) => queueInWords(moment, queue))),
		...atLocks,
		...waiting,
		...moment.jobs.map(boardInWords),
	].join(' ')
}

/** What those at a condition wait for, with its queue where that has a name of its own: "queue 2 not full". */
export function awaitedAt({ name, reason }: ConditionMoment): string {
	const words = awaited(reason)
	return words === reason && reason !== sharedReason ? name : name.endsWith(words) ? name : words
}

function queueInWords(moment: Moment, queue: QueueMoment): string {
	const { depth, capacity, isClosed, items } = queue
	const words = depthInWords(depth, capacity, isClosed)
	const title = queueTitle(queue)
	if (hasCrashed(moment) && depth > 0) return `${title} ${words}, all lost.`
	const head = items[0] === undefined ? '' : `, next to leave ${items[0].id.toString()}`
	return `${title} ${words}${head}.`
}

function capitalised(words: string): string {
	return words.charAt(0).toUpperCase() + words.slice(1)
}
