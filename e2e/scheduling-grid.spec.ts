/** The grid: every cell is searched when asked, and what it says is the rule of the single condition. */
import { expect, type HandoffPage, test } from './handoff-page.ts'
import { SchedulingPage } from './scheduling-page.ts'

const sides = [1, 2, 3, 4]

async function filled(lab: HandoffPage, capacity: number): Promise<SchedulingPage> {
	await lab.goto(`/single-condition-deadlock?capacity=${capacity}`)
	const hands = new SchedulingPage(lab)
	await hands.grid.getByRole('button', { name: 'Fill the grid' }).click()
	const known = hands.grid.getByRole('button', { name: /; load it$/ })
	await expect(known).toHaveCount(16, { timeout: 30_000 })
	await hands.settle()
	return hands
}

for (const capacity of [1, 2]) {
	test(`with capacity ${capacity} it is safe exactly where P + C ≤ ${2 * capacity}`, async ({
		lab,
	}) => {
		const { grid } = await filled(lab, capacity)
		for (const producers of sides) {
			for (const consumers of sides) {
				const isSafe = producers + consumers <= 2 * capacity
				const who = new RegExp(`^${producers} producers?, ${consumers} consumers?: `)
				const cell = grid.getByRole('button', { name: who })
				await expect(cell).toHaveAccessibleName(isSafe ? /safe/ : /hangs after \d+ sections/)
			}
		}
		await expect(grid.getByRole('button', { name: 'Fill the grid' })).toBeDisabled()
		await expect.poll(() => lab.page.workers().length, 'the search has gone home').toBe(0)
	})
}

test('a cell that hangs loads its knobs and plays its schedule', async ({ lab }) => {
	const hands = await filled(lab, 1)
	const cell = hands.grid.getByRole('button', { name: '1 producer, 2 consumers: hangs after 7' })
	await cell.click()
	const end = await lab.until(({ phase }) => phase === 'deadlocked', 'its schedule is played')
	expect(end.knobs).toMatchObject({ producers: 1, consumers: 2, capacity: 1 })
	await hands.settle()
	expect(await hands.sections()).toHaveLength(7)
	await expect(cell).toHaveAttribute('aria-current', 'true')
	await expect(hands.banner).toContainText('Deadlocked after 7 sections')
})

test('a safe cell loads its knobs, and nothing of the run before is left', async ({ lab }) => {
	const hands = await filled(lab, 1)
	await hands.grid.getByRole('button', { name: '1 producer, 2 consumers: hangs after 7' }).click()
	await lab.until(({ phase }) => phase === 'deadlocked', 'a schedule is played')
	await hands.settle()
	await hands.grid.getByRole('button', { name: '1 producer, 1 consumer: safe' }).click()
	await lab.until(({ knobs }) => knobs['consumers'] === 1, 'a safe cell loads its knobs')
	await hands.settle()
	await expect(hands.banner, 'nothing of the other cell is left').toHaveCount(0)
	expect((await lab.snapshot()).threads.map(({ name }) => name)).toEqual(['P1', 'C1'])
})

test('a grid is about the knobs that it was filled with', async ({ lab }) => {
	const hands = await filled(lab, 1)
	await lab.call('set', { cvs: 2 })
	const unknown = hands.grid.getByRole('button', { name: /not known; find out$/ })
	await expect(unknown).toHaveCount(16)
	await hands.grid.getByRole('button', { name: '1 producer, 2 consumers: not known' }).click()
	await expect(
		hands.grid.getByRole('button', { name: '1 producer, 2 consumers: safe' }),
	).toBeVisible()
	await expect(unknown).toHaveCount(15)
	await lab.call('set', { cvs: 1 })
	await expect(hands.grid.getByRole('button', { name: /load it$/ })).toHaveCount(16)
})
