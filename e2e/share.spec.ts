/** The share dialog: what it hands out works elsewhere as it says. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './handoff-page.ts'

async function openShare(page: Page): Promise<Locator> {
	await page.getByRole('button', { name: 'Share', exact: true }).click()
	const dialog = page.getByRole('dialog', { name: 'Share' })
	await expect(dialog.getByRole('link', { name: 'Open it in a new tab' })).toBeVisible()
	return dialog
}

test('a teacher ticks two knobs, two panels and a card; another page shows these, begun alike', async ({
	lab,
}) => {
	const { page } = lab
	await lab.goto('/blocking-queue?capacity=3&seed=11')
	const dialog = await openShare(page)
	const link = dialog.getByRole('textbox', { name: 'Link for the class' })
	await expect(link).toHaveValue(/#\/blocking-queue\?capacity=3&seed=11$/)

	const knobs = dialog.getByRole('group', { name: 'Knobs' })
	const labels = await knobs.getByRole('checkbox').count()
	expect(labels).toBeGreaterThan(2)
	await knobs.getByRole('button', { name: 'Knobs: none' }).click()
	await knobs.getByRole('checkbox').nth(0).check()
	await knobs.getByRole('checkbox').nth(1).check()
	const panels = dialog.getByRole('group', { name: 'Panels' })
	await panels.getByRole('button', { name: 'Panels: none' }).click()
	await panels.getByRole('checkbox', { name: 'Lanes' }).check()
	await panels.getByRole('checkbox', { name: 'Guide' }).check()
	const cards = dialog.getByRole('group', { name: 'Cards' })
	await cards.getByRole('button', { name: 'Cards: none' }).click()
	await cards.getByRole('checkbox').nth(1).check()
	await expect(link).toHaveValue(
		/\?capacity=3&seed=11&controls=\w+,\w+&panels=lanes,guide&cards=2$/,
	)

	const given = await link.inputValue()
	await page.goto('about:blank')
	await page.goto(given)
	await lab.whenReady()
	expect(await lab.snapshot()).toMatchObject({ seed: 11, knobs: { capacity: 3 } })
	await expect(page.getByRole('region', { name: 'Lanes' })).toBeVisible()
	await expect(page.getByRole('region', { name: 'Code' })).toHaveCount(0)
	// The dialog of that page begins with what it shows.
	const again = await openShare(page)
	await expect(again.getByRole('textbox', { name: 'Link for the class' })).toHaveValue(given)
	const ticks = again.getByRole('group', { name: 'Knobs' }).getByRole('checkbox', { checked: true })
	await expect(ticks).toHaveCount(2)
})

test('by keyboard: it opens, says why nothing was copied, closes, and the focus is back', async ({
	lab,
}) => {
	const { page } = lab
	await page.addInitScript(() => {
		navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))
	})
	await lab.goto('/wait-notify?producers=3')
	const button = page.getByRole('button', { name: 'Share', exact: true })
	await button.focus()
	await page.keyboard.press('Enter')
	const dialog = page.getByRole('dialog', { name: 'Share' })
	await dialog.getByRole('button', { name: 'Copy link' }).press('Enter')
	await expect(dialog.getByText('The browser did not allow copying.')).toBeVisible()
	expect(await page.evaluate(() => getSelection()?.toString())).toBe(page.url())
	await page.keyboard.press('Escape')
	await expect(dialog).toHaveCount(0)
	await expect(button).toBeFocused()
})

test('the snippet names who may drive it only when that is an origin', async ({ lab }) => {
	await lab.goto('/wait-notify')
	const dialog = await openShare(lab.page)
	const html = dialog.getByRole('textbox', { name: 'HTML' })
	await expect(html).toHaveValue(/^<iframe src="[^"]+#\/wait-notify\?embed" title="[^"]+"\n.+$/)
	await dialog.getByRole('checkbox', { name: 'The page around it may drive it' }).check()
	const origin = dialog.getByRole('textbox', { name: 'Origin of that page' })
	await origin.fill('example.org')
	await expect(dialog.getByText('Nobody may drive it yet.')).toBeVisible()
	await expect(html).not.toHaveValue(/parent=/)
	await origin.fill('https://example.org/course?x')
	await expect(html).toHaveValue(/embed&amp;parent=https%3A%2F%2Fexample.org"/)
})

for (const theme of ['light', 'dark'] as const) {
	test(`axe finds nothing in it, wide and as a phone has it (${theme})`, async ({ lab }) => {
		for (const width of [1280, 390]) {
			await lab.page.setViewportSize({ width, height: 844 })
			await lab.goto(`/wait-notify?theme=${theme}`)
			const dialog = await openShare(lab.page)
			await dialog.getByRole('checkbox', { name: 'The page around it may drive it' }).check()
			expect((await new AxeBuilder({ page: lab.page }).analyze()).violations).toEqual([])
			const across = await lab.page.evaluate(() => document.documentElement.scrollWidth)
			expect(across).toBeLessThanOrEqual(width)
			await lab.page.keyboard.press('Escape')
		}
	})
}
