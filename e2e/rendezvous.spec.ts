/** A handover without places: nothing is ever at rest, and each waits for the other. */
import { expectBooksToBalance } from './books.ts'
import { expect, test } from './handoff-page.ts'
import type { Snapshot } from '../src/model/snapshot.ts'

const queueOf = ({ queues }: Snapshot) => queues.find(({ kind }) => kind === 'queue')

/** Share of its time that the consumer works, between two moments. */
function shareOf(from: Snapshot, to: Snapshot): number {
	const workingMs = ({ threads }: Snapshot) =>
		threads.find(({ name }) => name === 'C1')?.workingMs ?? NaN
	return (workingMs(to) - workingMs(from)) / (to.atMs - from.atMs)
}

test('without places no item is ever at rest, and the consumer works two thirds of its time', async ({
	lab,
}) => {
	await lab.goto('/rendezvous')
	await lab.call('start')
	const from = await lab.untilMs(300)
	const to = await lab.until(({ counts }) => counts.completed >= 110, '110 items are done')
	expect(to.endMs, 'within some seconds').toBeLessThan(9000)
	expect([queueOf(to)?.capacity, queueOf(to)?.depth, queueOf(to)?.peak]).toEqual([0, 0, 0])
	const share = shareOf(from, to)
	expect(share).toBeGreaterThan(0.5)
	expect(share).toBeLessThan(0.82)
	await lab.call('pause')
	expectBooksToBalance(await lab.snapshot())
	await expect(lab.page.getByRole('tab', { name: /^rendezvous\.ts/ })).toBeVisible()
	await expect(lab.page.getByRole('tab', { name: /^blocking-queue\.ts/ })).toHaveCount(0)
})

test('with constant times it needs no place, and with eight places another program runs', async ({
	lab,
}) => {
	await lab.goto('/rendezvous')
	await lab.call('set', { dist: 'deterministic' })
	await lab.call('start')
	const from = await lab.untilMs(500)
	const to = await lab.untilMs(from.endMs + 1500)
	expect(shareOf(from, to)).toBeGreaterThan(0.85)
	await lab.call('set', { capacity: 8 })
	await lab.call('start')
	await lab.until(({ counts }) => counts.completed >= 10, 'it goes on with places')
	expect(queueOf(await lab.snapshot())?.capacity).toBe(8)
	await expect(lab.page.getByRole('tab', { name: /^blocking-queue\.ts/ })).toBeVisible()
	await lab.call('pause')
	expectBooksToBalance(await lab.snapshot())
})

test('in no schedule is a law broken', async ({ lab }) => {
	await lab.goto('/rendezvous')
	const found = await lab.call('explore')
	expect(found.verdict).toBe('safe')
})
