/** The lab: an experiment from a link to its table, its files and its recordings; cancelling; no barrier. */
import { readFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type HandoffPage, test } from './handoff-page.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const short = '/lab?scene=steady-load&knob=rate&metric=throughput&values=20,50&repeats=2&seconds=2'

async function barriers({ page }: HandoffPage): Promise<unknown> {
	const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze()
	return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((it) => it.target) }))
}

/** Resolves when the experiment has run to its end. */
async function run({ page }: HandoffPage): Promise<void> {
	await page.getByRole('button', { name: 'Run', exact: true }).press('Enter')
	await expect(page.getByRole('button', { name: 'Run again' })).toBeVisible({ timeout: 20_000 })
}

async function saved({ page }: HandoffPage, kind: string): Promise<{ name: string; text: string }> {
	const coming = page.waitForEvent('download')
	await page.getByRole('button', { name: `Save ${kind}` }).click()
	const download = await coming
	const text = await readFile(await download.path(), 'latin1')
	return { name: download.suggestedFilename(), text }
}

test('what is expected stands beside what was measured; it is saved, kept, and each trial opens', async ({
	lab,
}) => {
	const { page } = lab
	await lab.goto(`${short}&pace=10`)
	await expect(page).toHaveTitle('Lab · Handoff')
	await page.getByLabel('Hypothesis').fill('<b>more</b>')
	await page.getByLabel('You expect with Arrival rate 50').fill('5000')
	await run(lab)
	await expect.poll(() => page.workers().length).toBe(0)
	const table = page.getByRole('table', { name: /^Throughput/ })
	await expect(table.getByRole('row')).toHaveCount(3)
	await expect(table.getByRole('row').nth(2)).toContainText(/±.*times too high/)
	await expect(page.getByText('Theory: the smaller of λ and c ÷ s')).toBeVisible()
	const csv = await saved(lab, 'CSV')
	expect(csv.name).toBe('handoff-steady-load-throughput-over-rate.csv')
	expect(csv.text.trim().split('\r\n')).toHaveLength(5)
	expect((await saved(lab, 'SVG')).text).toContain('&lt;b&gt;more')
	expect((await saved(lab, 'PNG')).text.slice(1, 4)).toBe('PNG')
	const notebook = page.getByRole('region', { name: 'Your experiments' })
	await expect(notebook).toContainText('“<b>more</b>”')
	await table.getByRole('button', { name: /^Trial 2 with Arrival rate 50/ }).click()
	await expect(page).toHaveURL(/#\/steady-load\?rate=50&seed=8/)
	const { knobs, seed } = await lab.untilMs(1900)
	expect(knobs['rate']).toBe(50)
	expect(seed).toBe(8)
	await page.goBack()
	await expect(table.getByRole('row').nth(2)).toContainText('times too high')
	await notebook.getByRole('button', { name: 'Forget all' }).click()
	await expect(notebook).toContainText('None yet')
})

test('cancelling, and leaving, ends every worker; another scene has knobs of its own', async ({
	lab,
}) => {
	const { page } = lab
	await lab.goto(`${short}0`)
	await page.getByRole('button', { name: 'Run', exact: true }).click()
	await expect(page.getByText('Trial 1 of 4')).toBeVisible()
	await page.getByRole('button', { name: 'Cancel' }).click()
	await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeFocused()
	await expect.poll(() => page.workers().length).toBe(0)
	await page.getByLabel('Scene').selectOption('burst')
	await expect(page).toHaveURL(/scene=burst&knob=burst/)
	await page.getByLabel('Knob', { exact: true }).selectOption('workers')
	await page.getByLabel('Values').fill('4, nonsense')
	await page.getByLabel('Values').blur()
	await expect(page.getByText('Not a list of numbers.')).toBeVisible()
	await page.getByLabel('Values').fill('8 4 99')
	await page.getByLabel('Values').blur()
	await expect(page).toHaveURL(/knob=workers&metric=throughput&values=4,8,16/)
	await page.getByRole('button', { name: 'Run', exact: true }).click()
	await expect(page.getByText('Trial 1 of 9')).toBeVisible()
	await lab.follow('#/')
	await expect.poll(() => page.workers().length).toBe(0)
	await lab.follow('#/lab?scene=<img>&values=x')
	await expect(page.getByText('The lab has no scene "<img>".')).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
	test(`no barrier in the lab in the ${colorScheme}, and a phone is wide enough`, async ({
		lab,
	}) => {
		test.setTimeout(60_000)
		const { page } = lab
		await page.emulateMedia({ colorScheme })
		await lab.goto(`${short}&pace=10&predict=1,2`)
		for (const summary of await page.locator('summary').all()) await summary.click()
		await run(lab)
		expect(await barriers(lab), 'on a desk').toEqual([])
		await page.setViewportSize({ width: 390, height: 844 })
		expect(await barriers(lab), 'on a phone').toEqual([])
		const width = await page.evaluate(() => document.documentElement.scrollWidth)
		expect(width).toBeLessThanOrEqual(390)
	})
}
