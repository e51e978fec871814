/** The comparison: every strategy on the same arrivals, rows that open, the tree of choices, the card that is printed. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type HandoffPage, test } from './handoff-page.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

async function barriers({ page }: HandoffPage): Promise<unknown> {
	const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze()
	return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((it) => it.target) }))
}

test('every strategy runs on the same arrivals; who looks more often wastes more; any row opens', async ({
	lab,
}) => {
	const { page } = lab
	await lab.goto('/')
	await lab.call('pace', 5)
	const rows = await lab.call('compare', { seconds: 2 })
	await expect(page).toHaveURL(/#\/compare$/)
	await expect.poll(() => page.workers().length).toBe(0)
	expect(rows).toHaveLength(6)
	const [spin, often, rarely, , queue, actors] = rows
	expect(new Set(rows.map(({ arrivals }) => JSON.stringify(arrivals))).size).toBe(1)
	expect(spin?.wastePercent).toBeGreaterThan(often?.wastePercent ?? 0)
	expect(often?.wastePercent).toBeGreaterThan(rarely?.wastePercent ?? 0)
	expect(rarely?.wastePercent).toBeGreaterThan(queue?.wastePercent ?? 0)
	expect(queue?.peakDepth).toBeLessThanOrEqual(8)
	expect(actors?.lost).toBeGreaterThan(0)
	const scores = page.getByRole('region', { name: 'Scoreboard' })
	await expect(scores.getByRole('row')).toHaveCount(7)
	await expect(scores).toContainText('arrivals in every row')
	await scores.getByRole('button', { name: 'blocking queue: open as a recording' }).click()
	await expect(page).toHaveURL(/#\/compare\?strategy=blocking(\+|%20)queue/)
	await lab.call('whenIdle')
	const { knobs, endMs, queues } = await lab.snapshot()
	expect(knobs['strategy']).toBe('blocking queue')
	expect(endMs).toBeGreaterThan(1900)
	expect(queues[0]?.capacity).toBe(8)
})

test('what cannot be compared is refused with a sentence, and a comparison can be cancelled', async ({
	lab,
}) => {
	await lab.goto('/compare')
	expect(await lab.refusal('compare', { seconds: 0 })).toBe('seconds is a number from 1 to 60.')
	expect(await lab.refusal('compare', { strategies: ['<b>'] })).toMatch(/^strategies is a list of/)
	expect(await lab.refusal('compare', { pace: 1 })).toMatch(/^compare has no option "pace"/)
	const multiples = lab.page.getByRole('region', { name: 'Six ways to hand over' })
	await multiples.getByRole('button', { name: 'Run all' }).click()
	await expect(multiples.getByRole('status')).toContainText('busy-wait runs')
	await multiples.getByRole('button', { name: 'Cancel' }).click()
	await expect(multiples.getByRole('button', { name: 'Run all' })).toBeVisible()
	await expect.poll(() => lab.page.workers().length).toBe(0)
})

test('the tree leads to scenes by keyboard, and what is printed is the card alone', async ({
	lab,
}) => {
	const { page } = lab
	await lab.goto('/compare')
	const tree = page.getByRole('region', { name: 'What to choose' })
	const way = tree.getByRole('link', { name: 'a simple hand-off: Put and take' })
	await way.focus()
	await expect(way).toBeInViewport()
	await page.keyboard.press('Enter')
	await expect(page).toHaveURL(/#\/blocking-queue$/)
	await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
	await expect(page.getByRole('region', { name: 'Guide' })).toBeVisible()
	await page.goBack()
	await lab.call('whenIdle')
	await expect(tree.getByText('opened').first()).toBeVisible()
	await page.emulateMedia({ media: 'print' })
	await expect(page.getByRole('heading', { name: 'Interview card' })).toBeVisible()
	await expect(page.getByRole('button', { name: 'Print' })).toBeHidden()
	await expect(page.getByRole('heading', { level: 1 })).toBeHidden()
	await expect(page.getByRole('banner')).toBeHidden()
	await expect(tree).toBeHidden()
})

test('no barrier on the page of the comparison in either theme, and a phone is wide enough', async ({
	lab,
}) => {
	test.setTimeout(60_000)
	const { page } = lab
	await lab.goto('/compare')
	await lab.call('pace', 10)
	await lab.call('compare', { seconds: 1, strategies: ['poll 100 ms', 'actors'] })
	await page.emulateMedia({ colorScheme: 'light' })
	expect(await barriers(lab), 'on a desk').toEqual([])
	await page.emulateMedia({ colorScheme: 'dark' })
	await page.setViewportSize({ width: 390, height: 844 })
	expect(await barriers(lab), 'on a phone').toEqual([])
	const width = await page.evaluate(() => document.documentElement.scrollWidth)
	expect(width).toBeLessThanOrEqual(390)
})
