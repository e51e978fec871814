/** The hockey stick: Little's law held live, a queue each, and the sweep. */
import { expectBooksToBalance } from './books.ts'
import { expect, test } from './handoff-page.ts'

test('it runs, the books balance, and Little’s law is held live', async ({ lab }) => {
	await lab.goto('/hockey-stick')
	await lab.call('start')
	const { counts, endMs } = await lab.until(
		({ counts }) => counts.completed > 400,
		'400 tasks are done',
	)
	expect(counts.offered / endMs).toBeGreaterThan(0.06)
	expect(counts.offered / endMs).toBeLessThan(0.1)
	await lab.call('pause')
	expectBooksToBalance(await lab.snapshot())
	const gauges = lab.page.getByRole('region', { name: 'Gauges' })
	await expect(gauges.getByText('L ÷ λ·W')).toBeVisible()
	await expect(gauges.getByText('Utilisation')).toBeVisible()
})

test('a queue each: as many queues as workers', async ({ lab }) => {
	await lab.goto('/hockey-stick')
	await lab.call('set', { pooled: 'separate', workers: 4, rate: 40 })
	await lab.call('start')
	const { queues } = await lab.until(({ counts }) => counts.completed > 100, '100 tasks are done')
	const names = queues.map(({ name }) => name)
	expect(names.slice(0, 4)).toEqual(['queue 1', 'queue 2', 'queue 3', 'queue 4'])
	expect(names).not.toContain('queue 5')
	await lab.call('pause')
	expectBooksToBalance(await lab.snapshot())
})

test('the sweep puts real runs beside theory, says its numbers, and can be ended', async ({
	lab,
}) => {
	await lab.goto('/hockey-stick')
	const sweep = lab.page.getByRole('region', { name: 'Sweep of the load' })
	await sweep.getByRole('button', { name: 'Sweep the load' }).click()
	const status = sweep.getByRole('status')
	await expect(status).toContainText('Runs with 60 tasks a second, 2 of 8', { timeout: 15_000 })
	await sweep.getByRole('button', { name: 'End the sweep' }).click()
	await expect(status).toContainText('Ended after 1 rate')
	await sweep.getByText('The same in numbers').click()
	const row = sweep.getByRole('row').nth(1)
	await expect(row.getByRole('rowheader')).toHaveText('50')
	await expect(row).toContainText(/±|not steady/)
	await expect(row).toContainText('680')
	await expect.poll(() => lab.page.workers().length).toBe(0)
})
