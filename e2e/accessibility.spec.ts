/** For everybody: no known barrier in either theme and at either size, and everything fits. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type HandoffPage, test } from './handoff-page.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const sizes = { desk: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } } as const

/** A scene that stands still at a moment with threads in several states. */
async function pausedScene(lab: HandoffPage): Promise<void> {
	await lab.call('set', { rate: 100, consumers: 4, producers: 3 })
	await lab.call('start')
	const busy = await lab.until(
		({ threads, queues }) =>
			queues[0]?.depth === 6 && threads.some(({ reason }) => reason === 'full'),
		'the queue is full and somebody waits for that',
	)
	await lab.call('pause')
	await lab.call('seek', busy.atMs)
}

for (const [size, viewport] of Object.entries(sizes)) {
	for (const colorScheme of ['light', 'dark'] as const) {
		test(`no barrier on a ${size} in the ${colorScheme}`, async ({ lab }) => {
			// Checking contrast of every letter takes its time.
			test.setTimeout(60_000)
			const { page } = lab
			await page.setViewportSize(viewport)
			await page.emulateMedia({ colorScheme })
			const barriers = async () => {
				const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze()
				return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((it) => it.target) }))
			}
			await lab.goto('/')
			await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
			expect(await barriers(), 'on the home page').toEqual([])
			await lab.follow('/blocking-queue')
			await pausedScene(lab)
			expect(await barriers(), 'on a scene that is paused').toEqual([])
			await page.getByRole('button', { name: 'Keys and settings' }).click()
			expect(await barriers(), 'in the list of keys').toEqual([])
		})
	}

	test(`nothing is wider than a ${size}`, async ({ lab }) => {
		const { page } = lab
		await page.setViewportSize(viewport)
		for (const address of ['/', '/blocking-queue', '/blocking-queue?present', '/no-such-scene']) {
			await page.goto('about:blank')
			await lab.goto(address)
			const width = await page.evaluate(() => document.documentElement.scrollWidth)
			expect(width, address).toBeLessThanOrEqual(viewport.width)
		}
	})
}

test('a scene fits a desk without scrolling, all its controls in sight', async ({ lab }) => {
	const { page } = lab
	await lab.goto()
	await pausedScene(lab)
	const height = await page.evaluate(() => document.documentElement.scrollHeight)
	expect(height).toBeLessThanOrEqual(sizes.desk.height)
	const controls = [
		page.getByRole('button', { name: 'Run', exact: true }),
		page.getByRole('button', { name: 'Stop', exact: true }),
		page.getByRole('button', { name: 'Reset', exact: true }),
		page.getByRole('slider', { name: 'Pace' }),
		page.getByRole('slider', { name: 'Time shown' }),
		...['Producers', 'Arrival rate', 'Capacity', 'Consumers', 'Service time'].map((name) =>
			page.getByRole('slider', { name }),
		),
	]
	for (const control of controls) await expect(control).toBeInViewport({ ratio: 1 })
})

test('touch targets on a phone are large enough', async ({ lab }) => {
	const { page } = lab
	await page.setViewportSize(sizes.phone)
	await lab.goto()
	for (const button of await page.getByRole('button').filter({ visible: true }).all()) {
		const box = await button.boundingBox()
		expect(Math.min(box?.width ?? 0, box?.height ?? 0), await button.innerText()).toBeGreaterThan(
			23,
		)
	}
})

test('every page has one main heading, one main part and a title', async ({ lab }) => {
	const { page } = lab
	for (const address of ['/', '/blocking-queue', '/compare', '/no-such-scene']) {
		await page.goto('about:blank')
		await lab.goto(address)
		await expect(page.getByRole('heading', { level: 1 }), address).toHaveCount(1)
		await expect(page.getByRole('main'), address).toHaveCount(1)
		await expect(page, address).toHaveTitle(/Handoff/)
	}
})

const courseBegins = [
	'steady-load',
	'busy-waiting',
	'check-then-act',
	'sleep-polling',
	'polling-choir',
	'click-storm',
	'slow-leak',
]

for (const scene of courseBegins) {
	test(`no barrier in ${scene} that has run for a while`, async ({ lab }) => {
		const { page } = lab
		await lab.goto(`/${scene}`)
		await lab.call('start')
		await lab.until(({ counts }) => counts.accepted > 1, 'two tasks have come')
		await lab.call('pause')
		const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze()
		expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map((it) => it.target) }))).toEqual(
			[],
		)
		const width = await page.evaluate(() => document.documentElement.scrollWidth)
		expect(width).toBeLessThanOrEqual(sizes.desk.width)
	})
}
