/** What a moment says of each law: that it holds, and what was checked, or where it was broken. */
import type { FoldState } from './fold-state.ts'
import type { Law, ThreadMoment } from './moment.ts'
import { orderOfAll } from './order.ts'
import { stuckWaiter, sumInWords } from './sums.ts'

function isTimeKept(state: FoldState, thread: ThreadMoment, atUs: number): boolean {
	const startedUs = state.threads.get(thread.id)?.startedUs ?? 0
	const sumUs = Object.values(thread.inStateUs).reduce((sum, us) => sum + us, 0)
	return sumUs === atUs - startedUs
}

function actorLaws({ actors }: FoldState) {
	if (actors === null) return {}
	const taken = String(actors.taken)
	let turns = 0
	for (const actor of actors.byId.values()) turns += actor.turns
	let writes = 0
	for (const number of actors.numbers.values()) writes += number.writes
	return {
		'one message at a time': `${String(turns)} turns, never two of one actor at once`,
		'order per pair': `${taken} messages of ${String(actors.pairs)} pairs came as they were sent`,
		'no lost update': `${String(writes)} writes, each over what it had read`,
		'every ask is answered': 'nobody has given up waiting for an answer',
	}
}

function jobLaws({ jobs, buckets }: FoldState) {
	const sum = { attempts: 0, over: 0, given: 0 }
	for (const { attempts, counts } of jobs?.stores.values() ?? []) {
		sum.attempts += attempts
		sum.over += counts.done + counts.failed + counts.dead
	}
	for (const { given } of buckets.values()) sum.given += given
	return {
		'every job ends once': `${String(sum.over)} jobs are over, each once`,
		'attempts in order': `${String(sum.attempts)} attempts, of each job the first, the second …`,
		'within the rate': `${String(sum.given)} tokens, in no window more than b + r·t`,
	}
}

export function lawsOf(
	state: FoldState,
	threads: readonly ThreadMoment[],
	atUs: number,
): readonly Law[] {
	const { tally } = state
	const entered = tally.accepted - (state.actors?.laidAside ?? 0)
	const acquisitions = [...state.locks.values()].reduce((sum, lock) => sum + lock.acquisitions, 0)
	const listed = state.laws.list({
		conservation: sumInWords(state),
		'first in, first out': `${String(tally.taken)} items left ${orderOfAll(state)}`,
		capacity: `${String(entered)} puts found room`,
		'mutual exclusion': `${String(acquisitions)} times one thread held a lock, never two`,
		'no duplicate': `${String(tally.taken)} items left once each`,
		'no stuck waiter': 'nobody waits for what is there',
		'time in states': `the states of ${String(threads.length)} threads fill their time exactly`,
		...actorLaws(state),
		...jobLaws(state),
	})
	const unkept = threads.find((thread) => !isTimeKept(state, thread, atUs))
	const stuck = state.laws.isChecked('no stuck waiter') ? stuckWaiter(state, atUs) : null
	if (unkept === undefined && stuck === null) return listed
	return listed.map((law) => {
		if (!law.holds) return law
		if (law.name === 'no stuck waiter' && stuck !== null) {
			return { ...law, holds: false, detail: stuck }
		}
		if (law.name === 'time in states' && unkept !== undefined) {
			return { ...law, holds: false, detail: `the states of ${unkept.name} miss its time` }
		}
		return law
	})
}
