/** The presenter: type that can be read from the last row, and nothing on the screen that is not needed. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type HandoffPage, test } from './handoff-page.ts'

const screens = [
	{ width: 1920, height: 1080, least: 24 },
	{ width: 1600, height: 900, least: 20 },
	{ width: 1280, height: 800, least: 16 },
] as const

/** The smallest type that can be seen, in pixels of the screen. */
async function smallestType({ page }: HandoffPage) {
	return page.evaluate(() => {
		// Of something wide enough that its whole pixels do not matter.
		const scaleOf = (element: Element | null): number => {
			if (!(element instanceof HTMLElement) || element.offsetWidth < 200)
				return element ? scaleOf(element.parentElement) : 1
			return element.getBoundingClientRect().width / element.offsetWidth
		}
		const sizeOf = (element: Element): number => {
			const size = Number.parseFloat(getComputedStyle(element).fontSize)
			const picture = element.closest('svg')
			const inPicture =
				picture && picture.viewBox.baseVal.width > 0 && element instanceof SVGGraphicsElement
					? (element.getCTM()?.a ?? 1)
					: 1
			return size * inPicture * scaleOf(picture ? picture.parentElement : element)
		}
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
		let smallest = { px: Infinity, text: '' }
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const parent = node.parentElement
			const text = node.textContent?.trim() ?? ''
			if (!parent || text === '' || parent.closest('.visually-hidden, dialog, script, style'))
				continue
			if (!parent.checkVisibility()) continue
			const px = sizeOf(parent)
			if (px < smallest.px) smallest = { px, text }
		}
		return { ...smallest, px: Math.round(smallest.px * 10) / 10 }
	})
}

for (const { width, height, least } of screens) {
	test(`type of ${least} pixels and more on ${width} × ${height}, all of it on one screen`, async ({
		lab,
	}) => {
		const { page } = lab
		await page.setViewportSize({ width, height })
		await lab.goto('/blocking-queue?present')
		await lab.call('start')
		await lab.untilMs(500)
		await lab.call('pause')
		const { px, text } = await smallestType(lab)
		expect(px, text).toBeGreaterThanOrEqual(least)
		const scrolls = await page.evaluate(() => {
			const { scrollWidth, scrollHeight } = document.documentElement
			return [scrollWidth, scrollHeight]
		})
		expect(scrolls).toEqual([width, height])
		for (const name of ['Stage', 'Lanes', 'Card']) {
			await expect(page.getByRole('region', { name, exact: true })).toBeInViewport({ ratio: 1 })
		}
		await expect(page.getByRole('region', { name: 'Guide' })).toHaveCount(0)
		await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
	})
}

test('the verdict and the threads that are its evidence can be read, too', async ({ lab }) => {
	const { page } = lab
	await page.setViewportSize(screens[0])
	await lab.goto('/single-condition-deadlock?present&think=0')
	await lab.call('start')
	await lab.until(({ phase }) => phase === 'deadlocked', 'all wait')
	await expect(page.getByRole('alert')).toBeInViewport({ ratio: 1 })
	const { px, text } = await smallestType(lab)
	expect(px, text).toBeGreaterThanOrEqual(24)
})

test('a clicker turns the cards', async ({ lab }) => {
	const { page } = lab
	await lab.goto('/wait-notify?present')
	const card = page.getByRole('region', { name: 'Card' })
	await expect(card).toContainText('card 1 of')
	await page.keyboard.press('PageDown')
	await expect(card).toContainText('card 2 of')
	await page.keyboard.press('PageUp')
	await expect(card).toContainText('card 1 of')
})

test('the knobs that a link chooses are shown, without a choice one row of them', async ({
	lab,
}) => {
	const { page } = lab
	const knobs = page.getByRole('group', { name: 'Knobs' }).getByRole('slider')
	await lab.goto('/blocking-queue?present&controls=rate,service')
	await expect(knobs).toHaveCount(2)
	await page.goto('about:blank')
	await lab.goto('/blocking-queue?present')
	const tops = await knobs.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top))
	expect(tops.length).toBeGreaterThan(1)
	expect(new Set(tops.map(Math.round)).size).toBe(1)
})

test('P presents and leaves, and the run goes on', async ({ lab }) => {
	const { page } = lab
	await lab.goto()
	await lab.call('start')
	await page.keyboard.press('p')
	await expect(page.getByRole('banner')).toHaveCount(0)
	await page.keyboard.press('p')
	await expect(page.getByRole('banner')).toBeVisible()
	expect((await lab.snapshot()).phase).toBe('running')
})

test('no barrier in either theme', async ({ lab }) => {
	test.setTimeout(60_000)
	const { page } = lab
	await page.setViewportSize(screens[0])
	for (const theme of ['light', 'dark']) {
		await page.goto('about:blank')
		await lab.goto(`/wait-notify?present&theme=${theme}`)
		const { violations } = await new AxeBuilder({ page })
			.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
			.analyze()
		expect(
			violations.map(({ id, nodes }) => ({ id, at: nodes.map((it) => it.target) })),
			theme,
		).toEqual([])
	}
})
