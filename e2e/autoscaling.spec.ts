/** Workers that are sent for: threads that really start, when the burst is over. */
import { expectBooksToBalance } from './books.ts'
import { expect, test } from './handoff-page.ts'
import type { Snapshot } from '../src/model/snapshot.ts'

const workers = ({ threads }: Snapshot) =>
	threads.filter(({ role, state }) => {
		return role === 'worker' && state !== 'new' && state !== 'finished'
	})

test('eight workers, and 32 when help has come: by then all that came too much is waiting', async ({
	lab,
}) => {
	await lab.goto('/autoscaling')
	await lab.call('start')
	const before = await lab.untilMs(4000)
	expect(workers(before)).toHaveLength(8)
	const come = await lab.until((now) => workers(now).length >= 32, 'help has come')
	expect(come.endMs).toBeGreaterThan(6000)
	// Every one of them is a worker of the browser.
	expect(lab.page.workers().length).toBeGreaterThanOrEqual(34)
	const end = await lab.until(({ counts, endMs }) => {
		return endMs > 8000 && counts.queued <= 5
	}, 'the backlog is done')
	expect(end.queues[0]?.peak).toBeGreaterThan(1000)
	await lab.call('pause')
	expectBooksToBalance(await lab.snapshot())
	await lab.call('reset')
	await expect.poll(() => lab.page.workers().length).toBe(0)
})
