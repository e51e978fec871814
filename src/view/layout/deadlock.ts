/**
 * Why nobody will ever go on, from a moment in which every thread waits: who waits, for what, who could go if
 * they were told, and why nobody will tell them.
 */
import { group } from 'd3'
import type { Moment, ThreadMoment } from '../../model/moment.ts'
import { sideOf } from './crew.ts'
import { awaitedBy, nameOf } from './words.ts'

export function deadlockInWords(moment: Moment): string {
	const stuck = moment.threads.filter(({ state }) => state !== 'finished' && state !== 'failed')
	if (stuck.length === 0) return 'Nobody is left to go on.'
	const count = stuck.length === 1 ? 'One thread is left' : `All ${stuck.length} threads wait`
	const reasons = [...group(stuck, forWhat)].map(
		([reason, threads]) => `${named(threads.map(({ name }) => name))} ${reason}`,
	)
	return `${count}: ${reasons.join(', ')}. ${chanceInWords(moment, stuck)}`
}

/** What keeps a thread: "for not full", "at the lock held by C2". */
function forWhat(thread: ThreadMoment): string {
	if (thread.state === 'waiting') return `for ${awaitedBy(thread)}`
	return thread.reason === null ? thread.state : `${thread.state}, ${thread.reason}`
}

/** Who could go on, where the last notify went, and that nobody is left to send another. */
function chanceInWords(moment: Moment, stuck: readonly ThreadMoment[]): string {
	const [queue] = moment.queues
	const last = moment.wakes.at(-1)
	const waiting = stuck.filter(({ state }) => state === 'waiting')
	const able = waiting.filter(({ role }) => {
		if (queue === undefined) return false
		const isSender = sideOf(role) === 'left'
		return isSender ? queue.items.length < queue.capacity : queue.items.length > 0
	})
	const nobody = 'nobody is left to notify'
	if (able.length === 0) return `${capitalised(nobody)}.`
	const could = `${named(able.map(({ name }) => name))} could go on`
	if (last === undefined) return `${could}, but no notify reached them and ${nobody}.`
	const [from, to] = [nameOf(moment, last.from), nameOf(moment, last.to)]
	return `${could}, but the last notify, from ${from}, woke ${to}, and ${nobody}.`
}

/** "P1", "P1 and P2", "P1, P2 and C1". */
function named(names: readonly string[]): string {
	const last = names.at(-1) ?? ''
	return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}

function capitalised(words: string): string {
	return words.charAt(0).toUpperCase() + words.slice(1)
}
