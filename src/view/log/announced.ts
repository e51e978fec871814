/** What is said aloud: how the run stands, and in slow motion what the threads do. */
import type { Moment } from '../../model/moment.ts'
import { depthInWords, grouped, queueTitle, sentenceOf } from '../layout/words.ts'
import type { Pace, Phase } from '../session.ts'

/** At this pace and below a listener can follow single threads. */
const followablePace = 0.1

export interface Told {
	readonly phase: Phase
	readonly pace: Pace
	readonly held: Moment
	readonly verdict: { readonly title: string; readonly detail: string } | null
}

function whereEverybodyIs(moment: Moment): string {
	const threads = moment.threads.map((thread) => sentenceOf(thread, moment.atUs))
	const queues = moment.queues.map((queue) => {
		const { depth, capacity, isClosed } = queue
		return `${queueTitle(queue)} ${depthInWords(depth, capacity, isClosed)}`
	})
	return [...threads, ...queues].join('. ')
}

/** The newest of the states that threads are in: the one that was entered last. */
function newestState(moment: Moment): string {
	const newest = moment.threads.reduce<Moment['threads'][number] | null>((found, thread) => {
		return found === null || thread.sinceUs > found.sinceUs ? thread : found
	}, null)
	return newest === null ? '' : sentenceOf(newest, moment.atUs)
}

/** What a run that is too fast to follow has come to; each of it happens once and stays. */
function soFar(moment: Moment): string {
	const filled = moment.queues.filter(({ capacity, peak }) => capacity > 0 && peak >= capacity)
	const full = filled.map((queue) => `${queueTitle(queue)} has been full`)
	const lost = moment.laws.filter(({ holds }) => !holds).map(({ name }) => `Broken: ${name}`)
	return ['Running', ...full, ...lost].join('. ')
}

/** One sentence or a few; empty when there is nothing to say. Notices have a live region of their own. */
export function announcement({ phase, pace, held, verdict }: Told): string {
	switch (phase) {
		case 'ready':
			return held.atUs === 0 ? '' : `Stopped at ${(held.atUs / 1_000_000).toFixed(3)} s`
		case 'running': {
			const isSlow = pace === 'line' || (pace !== 'full' && pace <= followablePace)
			return isSlow ? newestState(held) : soFar(held)
		}
		case 'paused':
			return `Paused at ${(held.atUs / 1_000_000).toFixed(3)} s. ${whereEverybodyIs(held)}`
		case 'finished':
			return `Finished after ${(held.atUs / 1_000_000).toFixed(3)} s. ${grouped(held.counts.completed)} done`
		case 'deadlocked':
		case 'crashed':
			return verdict === null ? phase : `${verdict.title}. ${verdict.detail}`
	}
}
