/** A door with a token bucket: a burst gets in as far as the bucket reaches, and then so many a second. */
import { expectBooksToBalance } from './books.ts'
import { expect, test } from './handoff-page.ts'

test('of 2,000 who knock 550 are let in, the others are refused at once, and nobody inside waits long', async ({
	lab,
}) => {
	await lab.goto('/token-bucket')
	await lab.call('pace', 3)
	await lab.call('start')
	const early = await lab.untilMs(1600)
	await lab.untilMs(6800)
	await lab.call('pause')
	const end = await lab.snapshot()
	expectBooksToBalance(end)
	const bucket = end.buckets?.[0]
	const asked = (bucket?.given ?? 0) + (bucket?.refused ?? 0)
	expect(asked).toBeGreaterThan(1950)
	expect(asked).toBeLessThan(2050)
	expect(bucket?.given).toBeGreaterThan(525)
	expect(bucket?.given).toBeLessThan(575)
	expect(end.counts.accepted).toBe(bucket?.given)
	expect(end.counts.rejected).toBe(bucket?.refused)
	// Fifty at once, and then as many as have come since.
	const expected = 50 + (early.atMs - 1000) / 10
	expect((early.buckets?.[0]?.given ?? 0) / expected).toBeGreaterThan(0.8)
	expect((early.buckets?.[0]?.given ?? 0) / expected).toBeLessThan(1.2)
	expect(end.waitMs.max).toBeLessThan(1500)
	expect(end.queues.find(({ kind }) => kind === 'queue')?.peak).toBeLessThanOrEqual(60)
	expect(end.laws.filter(({ holds }) => !holds)).toEqual([])
	expect(end.laws.map(({ name }) => name)).toContain('within the rate')
})

test('a door that is wide open keeps nobody out, and the queue grows behind it', async ({
	lab,
}) => {
	await lab.goto('/token-bucket')
	await lab.call('pace', 3)
	await lab.call('set', { token: 1000 })
	await lab.call('start')
	const end = await lab.until(({ queues }) => queues.some(({ depth }) => depth >= 500), '500 wait')
	expect(end.counts.rejected).toBe(0)
	expectBooksToBalance(end)
})
