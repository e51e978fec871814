/**
 * The page inside somebody else's, and wherever it gets no shared memory: it runs where it may, else it plays a recorded
 * run and says so. Nobody sees a blank frame.
 */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test as base, type Frame, type FrameLocator, type Page } from '@playwright/test'
import { FrameHost } from './frame-host.ts'
import './handoff-page.ts'
import { PlainServer } from './plain-server.ts'

const test = base.extend<{ lesson: FrameHost; plainSite: PlainServer }>({
	// eslint asks for a pattern, Playwright for no dependency.
	lesson: async ({ browserName: _ }, use) => {
		const lesson = new FrameHost()
		await lesson.start()
		await use(lesson)
		await lesson.stop()
	},
	plainSite: async ({ browserName: _ }, use) => {
		const site = new PlainServer()
		await site.start()
		await use(site)
		await site.stop()
	},
})

const patiently = { timeout: 20_000 }
const why = /A recorded run\. No thread can run here: .+\./

function framed(page: Page): Frame {
	const [, frame] = page.frames()
	if (!frame) throw new Error('the page frames nothing')
	return frame
}

const completed = (frame: Frame) =>
	frame.evaluate(async () => (await window.handoff?.snapshot())?.counts.completed ?? 0)

/** Threads stand on the stage. */
async function expectPicture(place: Page | FrameLocator): Promise<void> {
	const stage = place.getByRole('region', { name: 'Stage' })
	await expect(stage.getByText('C1').first()).toBeAttached(patiently)
	await expect(stage.locator('svg').first()).toBeVisible()
}

/** Firefox's driver reaches into no frame of another site with a pointer or with keys. */
async function press(place: Page | FrameLocator, name: string): Promise<void> {
	await place.getByRole('button', { name, exact: true }).dispatchEvent('click')
}

/** A recorded run is played, and shows another moment to whoever scrubs. */
async function expectRecorded(place: Page | FrameLocator): Promise<void> {
	await expectPicture(place)
	await press(place, 'Pause')
	const time = place.getByRole('slider', { name: 'Time shown' })
	const picture = place.getByRole('region', { name: 'Stage' })
	const spoken: (string | null)[] = []
	for (const at of ['100', '900']) {
		await time.fill(at)
		await expect(time).toHaveValue(at)
		spoken.push(await time.getAttribute('aria-valuetext'), await picture.textContent())
	}
	expect(spoken[2]).not.toBe(spoken[0])
	expect(spoken[3]).not.toBe(spoken[1])
	const before = await time.getAttribute('aria-valuetext')
	await press(place, 'Play')
	await expect.poll(() => time.getAttribute('aria-valuetext')).not.toBe(before)
}

async function deleteSharedMemory(page: Page): Promise<void> {
	await page.addInitScript(() => {
		Reflect.deleteProperty(globalThis, 'SharedArrayBuffer')
	})
}

test(
	'a page of another site frames a scene: it runs where it may share memory, else it plays a recorded run',
	{ tag: '@firefox' },
	async ({ page, lesson, baseURL, browserName }) => {
		await page.goto(lesson.framing(`${baseURL}#/wait-notify?embed&run`))
		const place = page.frameLocator('iframe')
		await expectPicture(place)
		if (browserName === 'firefox') {
			await expect(place.getByText(why)).toBeVisible()
			await expectRecorded(place)
			return
		}
		const frame = framed(page)
		expect(await frame.evaluate(() => crossOriginIsolated)).toBe(true)
		await expect.poll(() => completed(frame), patiently).toBeGreaterThan(0)
		const before = await completed(frame)
		await expect.poll(() => completed(frame), patiently).toBeGreaterThan(before)
		await expect(place.getByText(why)).toHaveCount(0)
		await expect(place.getByRole('banner')).toHaveCount(0)
	},
)

test(
	'in a frame of another site, from a host without headers, a recorded run is played',
	{ tag: '@firefox' },
	async ({ page, lesson, plainSite }) => {
		await page.goto(lesson.framing(`${plainSite.home}#/blocking-queue`))
		const place = page.frameLocator('iframe')
		await expect(place.getByText(why)).toBeVisible(patiently)
		await expectRecorded(place)
		const way = place.getByRole('link', { name: 'Open in a new tab' })
		await expect(way).toHaveAttribute('target', '_blank')
		await expect(way).toHaveAttribute('rel', 'noopener')
	},
)

test('without SharedArrayBuffer a frame plays a recorded run, and a way leads out of it', async ({
	page,
	context,
	lesson,
	baseURL,
}) => {
	await deleteSharedMemory(page)
	await page.goto(lesson.framing(`${baseURL}#/mailbox-overflow?embed&mailbox=30`, 900, 500))
	const place = page.frameLocator('iframe')
	await expect(place.getByText(why)).toBeVisible(patiently)
	const [tab] = await Promise.all([
		context.waitForEvent('page'),
		place.getByRole('link', { name: 'Open in a new tab' }).click(),
	])
	await tab.waitForFunction(() => window.handoff !== undefined)
	expect(new URL(tab.url()).hash).toBe('#/mailbox-overflow?mailbox=30')
	await expect(tab.getByRole('tab').or(tab.getByRole('banner')).first()).toBeVisible()
})

test('without SharedArrayBuffer the page says why, and plays a recorded run of each scene', async ({
	page,
}) => {
	await deleteSharedMemory(page)
	await page.goto('./')
	const reason = page.getByRole('heading', { level: 1 })
	await expect(reason).toContainText('shared memory')
	await expectRecorded(page)
	expect(await page.evaluate(() => 'handoff' in window)).toBe(false)

	const links = page.getByRole('navigation', { name: 'A recorded run of every scene' })
	await links.getByRole('link', { name: 'Put and take', exact: true }).click()
	await expect(page).toHaveTitle(/^Put and take/)
	await expect(page.getByRole('region', { name: 'Lanes' })).toBeVisible()
	await expectRecorded(page)
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

	for (const address of ['compare', 'lab']) {
		await page.goto(`./#/${address}`)
		await expect(page.getByRole('region', { name: 'Stage' })).toHaveCount(0)
		await expect(reason).toContainText('shared memory')
		await expect(links.getByRole('link')).not.toHaveCount(0)
	}
	expect(page.workers()).toHaveLength(0)
})

for (const theme of ['light', 'dark'] as const) {
	test(`embedded, a scene fits its frame, live and recorded, and axe finds nothing (${theme})`, async ({
		page,
		context,
	}) => {
		const recorded = await context.newPage()
		await deleteSharedMemory(recorded)
		for (const [tab, ready] of [
			[page, 'Run'],
			[recorded, 'Pause'],
		] as const) {
			await tab.goto(`./#/wait-notify?embed&theme=${theme}`)
			const button = tab.getByRole('button', { name: ready, exact: true })
			for (const [width, height] of [
				[640, 360],
				[360, 640],
				[320, 240],
			] as const) {
				await tab.setViewportSize({ width, height })
				await expect(button).toBeInViewport({ ratio: 1, ...patiently })
				await expect(tab.getByRole('slider', { name: 'Time shown' })).toBeInViewport()
				const across = await tab.evaluate(() => document.documentElement.scrollWidth)
				expect(across, `${width} × ${height}`).toBeLessThanOrEqual(width)
			}
			await expect(tab.getByRole('region', { name: 'Lanes' })).toHaveCount(0)
			expect((await new AxeBuilder({ page: tab }).analyze()).violations).toEqual([])
		}
	})
}
