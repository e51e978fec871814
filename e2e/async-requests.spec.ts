/** A service that answers before it works, and the twin that works before it answers. */
import { expectBooksToBalance } from './books.ts'
import { expect, test } from './handoff-page.ts'

test('answers come within milliseconds while jobs take what they take', async ({ lab }) => {
	await lab.goto('/async-requests')
	await lab.call('start')
	await lab.untilMs(4000)
	await lab.call('pause')
	const end = await lab.snapshot()
	const jobs = end.jobs?.[0]
	expect(end.counts.rejected).toBe(0)
	expect(end.counts.accepted).toBeGreaterThan(100)
	const known = ['pending', 'running', 'done', 'failed', 'dead'] as const
	expect(known.reduce((sum, one) => sum + (jobs?.[one] ?? 0), 0)).toBe(end.counts.accepted)
	expect(jobs?.done).toBeGreaterThan(40)
	expectBooksToBalance(end)
})

test('handlers that do the work first turn requests away', async ({ lab }) => {
	await lab.goto('/async-requests')
	await lab.call('set', { sync: true })
	await lab.call('start')
	const end = await lab.until(({ counts }) => counts.rejected >= 10, 'requests are turned away')
	expect(end.endMs).toBeLessThan(8000)
	await lab.call('pause')
	expectBooksToBalance(await lab.snapshot())
})
