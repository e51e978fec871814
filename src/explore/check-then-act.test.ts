/** A look and a deed: unless a lock holds both together, another comes between. */
import { expect, test } from 'vitest'
import { lookThrough, planOf } from '../../tools/explore-checks/look.ts'
import { Kind } from '../trace/event.ts'
import { VirtualRun } from './virtual-run.ts'

const planFor = (workers: number, lock: string, think: number) =>
	planOf('check-then-act', { workers, lock, think })

test('without the lock two workers are enough, however long they think; one alone has nobody to race with', () => {
	for (const think of [0, 5]) {
		const verdicts = [1, 2, 3].map((workers) => lookThrough(planFor(workers, 'none', think)))
		expect(verdicts.map(({ law }) => law)).toEqual([null, 'no duplicate', 'no duplicate'])
	}
})

test('two look, two take: in the shortest schedule both have seen the one task, and both take it', () => {
	for (const think of [0, 5]) {
		const plan = planFor(2, 'none', think)
		const { turns = [], sections } = lookThrough(plan)
		const run = new VirtualRun(plan)
		for (const { thread, choice, wakes } of turns) {
			run.go({ thread: run.threads.findIndex(({ id }) => id === thread), choice, wakes })
		}
		const put = run.records.filter(({ kind }) => kind === Kind.put)
		const taken = run.records.filter(({ kind }) => kind === Kind.take)
		expect(put.map(({ a }) => a)).toEqual([1])
		expect(taken.map(({ a, b }) => ({ a, b }))).toEqual([
			{ a: 1, b: 0 },
			{ a: 1, b: -1 },
		])
		expect(new Set(taken.map(({ thread }) => thread)).size).toBe(2)
		// No lock, no holds of one.
		expect(sections).toBe(0)
	}
})

test('with the lock around look and take no schedule goes wrong, and nothing is touched unguarded', () => {
	for (const think of [0, 5]) {
		for (const workers of [1, 2, 3]) {
			const { verdict, race } = lookThrough(planFor(workers, 'barging', think))
			expect({ verdict, race }).toEqual({ verdict: 'safe', race: null })
		}
	}
})

test('without the lock the race is told, with both places', () => {
	expect(lookThrough(planFor(2, 'none', 5)).race).toMatch(
		/^No lock guards the list: \w\d at line \d+ and \w\d at line \d+ may touch it at the same time\.$/,
	)
})
