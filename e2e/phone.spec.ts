/** A scene on a phone: five panels as tabs, the transport always within reach, nothing too wide. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './handoff-page.ts'

const panels = ['Stage', 'Lanes', 'Code', 'Gauges', 'Guide'] as const
const phones = [
	{ width: 390, height: 844 },
	{ width: 360, height: 740 },
] as const

for (const viewport of phones) {
	test(`each panel fits a phone ${viewport.width} pixels wide, the bars below it`, async ({
		lab,
	}) => {
		const { page } = lab
		await page.setViewportSize(viewport)
		await lab.goto('/wait-notify')
		await lab.call('start')
		await lab.untilMs(200)
		await lab.call('pause')
		for (const name of panels) {
			const tab = page.getByRole('tab', { name })
			await tab.click()
			const shown = await page
				.getByRole('tabpanel', { name: /^(Stage|Lanes|Code|Gauges|Guide)$/ })
				.all()
			expect(shown).toHaveLength(1)
			await expect(page.getByRole('tabpanel', { name, exact: true })).toBeVisible()
			const width = await page.evaluate(() => document.documentElement.scrollWidth)
			expect(width, name).toBeLessThanOrEqual(viewport.width)
			for (const bar of [tab, page.getByRole('button', { name: 'Run', exact: true })]) {
				await expect(bar, name).toBeInViewport({ ratio: 1 })
				const box = await bar.boundingBox()
				expect(Math.min(box?.width ?? 0, box?.height ?? 0), name).toBeGreaterThanOrEqual(44)
			}
		}
	})
}

test('arrow keys go round the panels, Home and End to the first and the last', async ({ lab }) => {
	const { page } = lab
	await page.setViewportSize(phones[0])
	await lab.goto()
	await page.getByRole('tab', { name: 'Stage' }).focus()
	for (const name of [...panels.slice(1), 'Stage']) {
		await page.keyboard.press('ArrowRight')
		await expect(page.getByRole('tab', { name, selected: true })).toBeFocused()
	}
	await page.keyboard.press('ArrowLeft')
	await expect(page.getByRole('tab', { name: 'Guide', selected: true })).toBeFocused()
	await page.keyboard.press('Home')
	await expect(page.getByRole('tab', { name: 'Stage', selected: true })).toBeFocused()
	await page.keyboard.press('End')
	await expect(page.getByRole('tab', { name: 'Guide', selected: true })).toBeFocused()
})

test('the pace is a button that opens its slider', async ({ lab }) => {
	const { page } = lab
	await page.setViewportSize(phones[0])
	await lab.goto()
	const slider = page.getByRole('slider', { name: 'Pace' })
	await expect(slider).toBeHidden()
	await page.getByRole('button', { name: /^Pace:/ }).click()
	await slider.focus()
	await page.keyboard.press('Home')
	await expect(page.getByRole('button', { name: 'Pace: line by line' })).toBeVisible()
})

test('a page that was scrolled on a phone stands at its top on a desk, and does not scroll there', async ({
	lab,
}) => {
	const { page } = lab
	await page.setViewportSize(phones[0])
	await lab.goto('/wait-notify')
	await page.evaluate(() => {
		scrollTo(0, 144)
	})
	await expect.poll(() => page.evaluate(() => scrollY)).toBe(144)
	await page.setViewportSize({ width: 1280, height: 800 })
	await expect.poll(() => page.evaluate(() => scrollY)).toBe(0)
	const height = await page.evaluate(() => document.documentElement.scrollHeight)
	expect(height).toBe(800)
})

test('no barrier in any panel', async ({ lab }) => {
	test.setTimeout(90_000)
	const { page } = lab
	await page.setViewportSize(phones[0])
	await lab.goto('/wait-notify')
	for (const name of panels) {
		await page.getByRole('tab', { name }).click()
		const { violations } = await new AxeBuilder({ page })
			.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
			.analyze()
		expect(
			violations.map(({ id, nodes }) => ({ id, at: nodes.map((it) => it.target) })),
			name,
		).toEqual([])
	}
})
