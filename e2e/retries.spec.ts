/** Jobs that come back: what fails is tried again, what a dead worker had done is done twice, and a key absorbs it. */
import { expectBooksToBalance } from './books.ts'
import { expect, test } from './handoff-page.ts'

test('a worker dies after the work: its job is done twice, and a poison job is dead', async ({
	lab,
}) => {
	await lab.goto('/retries')
	await lab.call('start')
	const end = await lab.until(
		({ jobs: [jobs] = [] }) => (jobs?.duplicates ?? 0) > 0 && (jobs?.dead ?? 0) > 0,
		'a job was done twice, and one is dead',
	)
	expect(end.endMs).toBeLessThan(6000)
	await lab.call('pause')
	const paused = await lab.snapshot()
	expect(paused.phase).toBe('paused')
	expect(paused.threads.filter(({ state }) => state === 'failed').length).toBeGreaterThan(0)
	expect(paused.threads.find(({ name }) => name === 'W5')).toBeDefined()
	expectBooksToBalance(paused)
})

test('leases that are too short: with keys no effect comes twice', async ({ lab }) => {
	await lab.goto('/retries')
	await lab.call('set', { idempotent: true, lease: 100, service: 300, rate: 6, fail: 0 })
	await lab.call('start')
	const end = await lab.until(({ jobs }) => (jobs?.[0]?.absorbed ?? 0) >= 5, 'five are absorbed')
	expect(end.jobs?.[0]?.duplicates).toBe(0)
})
