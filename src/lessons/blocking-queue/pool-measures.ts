/** What a run of the pool says about who begins with which task, and when. Tasks are numbered as they were submitted. */
import type { Moment } from '../../model/moment.ts'
import { type Evidence, type Measures, numberOf } from '../evidence.ts'

export const poolMeasures: Measures = {
	'third to begin': (evidence) => {
		if (!isAllSubmitted(evidence)) return null
		const { queued, begun } = fatesIn(evidence)
		const third = begun[2]
		if (third === undefined) return null
		const { rejected } = evidence.moment.counts
		const text = `in order of their beginning ${begun.join(' ')}; ${queued.length} waited in the queue, ${rejected} refused`
		return { value: third, text, n: numberOf(evidence, 'tasks'), theory: '' }
	},
	'threads at work': (evidence) => {
		if (!isAllSubmitted(evidence)) return null
		const some = workersIn(evidence.moment)
		return {
			value: some.length,
			text: `${some.join(', ')} had something to do`,
			n: numberOf(evidence, 'tasks'),
			theory: '',
		}
	},
}

function isAllSubmitted(evidence: Evidence): boolean {
	return evidence.moment.counts.offered >= numberOf(evidence, 'tasks')
}

/** Names of threads of the pool that have been given a task. */
function workersIn({ threads }: Moment): string[] {
	const pool = threads.filter(({ role }) => role === 'pool thread')
	return pool.filter(({ done, hand }) => done > 0 || hand === 'taken').map(({ name }) => name)
}

/**
 * Numbers of the tasks that went through the queue, and of all that have been begun with, in order. Threads are started
 * before anything is refused, so whatever did not go through the queue was begun with from the first on.
 */
function fatesIn(evidence: Evidence): { queued: number[]; begun: number[] } {
	const { moves, counts } = evidence.moment
	const numbers = (isPut: boolean) =>
		moves.filter(({ into }) => into === isPut).map(({ item }) => item.id)
	const queued = numbers(true)
	const tasks = Array.from({ length: numberOf(evidence, 'tasks') }, (_, i) => i + 1)
	const others = tasks.filter((task) => !queued.includes(task))
	const direct = others.slice(0, counts.accepted - queued.length)
	return { queued, begun: [...direct, ...numbers(false)] }
}
