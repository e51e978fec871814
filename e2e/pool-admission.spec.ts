/** A pool with two core threads, four at most and three places: who gets which task, and who gets none. */
import { expectBooksToBalance } from './books.ts'
import type { Snapshot } from '../src/model/snapshot.ts'
import { expect, test } from './handoff-page.ts'

/** What the threads of the pool are busy with. */
function inHand({ threads }: Snapshot): (string | null)[] {
	const pool = threads.filter(({ role }) => role === 'pool thread')
	return pool.map(({ reason }) => reason).toSorted()
}

test('nine tasks: 1 2 6 7 begin while 3 4 5 wait, 8 and 9 are refused, within two seconds', async ({
	lab,
}) => {
	await lab.goto('/pool-admission')
	await lab.call('start')
	const first = await lab.until(({ counts }) => counts.rejected === 2, 'two are refused')
	expect(first.endMs).toBeLessThan(2100)
	expect(inHand(first)).toEqual(['handling 1', 'handling 2', 'handling 6', 'handling 7'])
	expect(first.counts).toMatchObject({ offered: 9, accepted: 7, queued: 3, inService: 4 })
	await lab.call('pace', 4)
	const end = await lab.until(({ phase }) => phase === 'finished', 'everybody has gone home')
	expect(end.endMs).toBeLessThan(6000)
	expect(end.counts).toMatchObject({ completed: 7, rejected: 2 })
	expectBooksToBalance(end)
})

test('with room for all the pool stays at its core', async ({ lab }) => {
	await lab.goto('/pool-admission')
	await lab.call('open', 'pool-admission', { capacity: 100, service: 5000 })
	await lab.call('pace', 2)
	await lab.call('start')
	const some = await lab.until(({ counts }) => counts.offered >= 5, 'some are submitted')
	const spare = some.threads.filter(({ reason }) => reason === 'not started')
	expect(spare.map(({ role }) => role)).toEqual(['pool thread', 'pool thread'])
	const all = await lab.until(({ counts }) => counts.offered === 9, 'all are submitted')
	expect(all.counts).toMatchObject({ inService: 2, queued: 7, rejected: 0 })
})

test('whoever runs what is refused is busy with it; who discards the oldest loses that', async ({
	lab,
}) => {
	await lab.goto('/pool-admission')
	const two = { core: 2, max: 2, tasks: 7 }
	await lab.call('open', 'pool-admission', { ...two, full: 'caller runs' })
	await lab.call('pace', 4)
	await lab.call('start')
	await lab.until(
		({ threads }) => threads.some(({ name, reason }) => name === 'S1' && reason === 'handling 6'),
		'the submitter does task 6',
	)
	await lab.call('open', 'pool-admission', { ...two, full: 'discard oldest' })
	await lab.call('pace', 4)
	await lab.call('start')
	const end = await lab.until(({ phase }) => phase === 'finished', 'everybody has gone home')
	expect(end.counts).toMatchObject({ completed: 5, dropped: 2, rejected: 0 })
	expectBooksToBalance(end)
})
