/** How many threads a pool needs: what waits, what computes, and the sweep over both. */
import { expectBooksToBalance } from './books.ts'
import { expect, test } from './handoff-page.ts'

test('sixteen threads that only wait do what theory says, and leave the cores alone', async ({
	lab,
}) => {
	await lab.goto('/pool-sizing')
	await lab.call('set', { kind: 'I/O wait', workers: 16 })
	await lab.call('start')
	const from = await lab.untilMs(500)
	const to = await lab.untilMs(2500)
	await lab.call('pause')
	const perS = ((to.counts.completed - from.counts.completed) / (to.atMs - from.atMs)) * 1000
	expect(perS).toBeGreaterThan(120)
	expect(perS).toBeLessThan(200)
	expectBooksToBalance(await lab.snapshot())
})

test('workers that only compute leave a core for the page, and the page says so', async ({
	lab,
}) => {
	await lab.goto('/pool-sizing')
	await lab.call('set', { kind: 'CPU spin', workers: 16 })
	await lab.call('start')
	await lab.until(({ counts }) => counts.completed > 20, '20 tasks are done')
	await expect(lab.page.getByText(/of 16 workers (is|are) running: capped/).first()).toBeVisible()
})

test('the sweep puts real runs beside theory, says its numbers, and can be ended', async ({
	lab,
}) => {
	await lab.goto('/pool-sizing?kind=I%2FO%20wait')
	const sweep = lab.page.getByRole('region', { name: 'Sweep of the workers' })
	await sweep.getByRole('button', { name: 'Sweep the workers' }).click()
	const status = sweep.getByRole('status')
	await expect(status).toContainText('Runs with 2 workers, 2 of 8', { timeout: 15_000 })
	await sweep.getByRole('button', { name: 'End the sweep' }).click()
	await expect(status).toContainText('Ended after 1 size')
	await sweep.getByText('The same in numbers').click()
	const row = sweep.getByRole('row').nth(1)
	await expect(row.getByRole('rowheader')).toHaveText('1')
	await expect.poll(() => lab.page.workers().length).toBe(0)
})
