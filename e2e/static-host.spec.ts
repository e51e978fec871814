/** The built folder on a host that sends no headers: isolated by one reload, then for good, and without the host, too. */
import { expect, test as base, type BrowserContext, type Page } from '@playwright/test'
import { PlainServer } from './plain-server.ts'

const test = base.extend<{ host: PlainServer }>({
	// eslint asks for a pattern, Playwright for no dependency.
	host: async ({ browserName: _ }, use) => {
		const host = new PlainServer()
		await host.start()
		await use(host)
		await host.stop()
	},
})
test.use({ serviceWorkers: 'allow' })

/** Hundreds of files are kept, and only while nothing runs. */
const patiently = { timeout: 25_000 }
test.describe.configure({ timeout: 60_000 })

/** A tab, and how many documents it has loaded so far. */
async function openTab(context: BrowserContext): Promise<{ page: Page; loads: () => number }> {
	const page = await context.newPage()
	let loads = 0
	page.on('domcontentloaded', () => loads++)
	return { page, loads: () => loads }
}

const isIsolated = (page: Page) => page.evaluate(() => crossOriginIsolated)

/** Resolves when the lab is there: only an isolated page has it. */
async function whenReady(page: Page): Promise<void> {
	await page.waitForFunction(() => window.handoff !== undefined)
}

/** Versions whose every file is kept. */
function wholeVersions(page: Page): Promise<number> {
	return page.evaluate(async () => {
		const home = location.pathname
		const all = (await caches.keys()).map(async (name) => (await caches.open(name)).match(home))
		return (await Promise.all(all)).filter((it) => it !== undefined).length
	})
}

/** Real threads of a scene complete items. */
async function expectToRun(page: Page, scene: string): Promise<void> {
	await page.evaluate((scene) => window.handoff?.open(scene), scene)
	await page.evaluate(() => window.handoff?.start())
	const completed = () =>
		page.evaluate(async () => (await window.handoff?.snapshot())?.counts.completed)
	await expect.poll(completed, { message: scene, ...patiently }).toBeGreaterThan(0)
	await page.evaluate(() => window.handoff?.stop())
}

test(
	'a plain file server is enough: isolated after one reload, then at once, then without it',
	{ tag: '@firefox' },
	async ({ context, host }) => {
		const first = await openTab(context)
		await first.page.goto(`${host.home}#/wait-notify`)
		await whenReady(first.page)
		expect(await isIsolated(first.page)).toBe(true)
		expect(first.loads(), 'one load, and one reload').toBe(2)
		await expect.poll(() => wholeVersions(first.page), patiently).toBe(1)

		const second = await openTab(context)
		await second.page.goto(`${host.home}#/wait-notify`)
		await whenReady(second.page)
		expect(await isIsolated(second.page)).toBe(true)
		expect(second.loads()).toBe(1)
		await expectToRun(second.page, 'wait-notify')
		await Promise.all([first.page.close(), second.page.close()])

		await host.stop()
		const third = await openTab(context)
		await third.page.goto(`${host.home}?from=link#/mailbox-overflow`)
		await whenReady(third.page)
		expect(await isIsolated(third.page)).toBe(true)
		expect(third.loads()).toBe(1)
		// Nothing of these was ever fetched by a page.
		await expectToRun(third.page, 'mailbox-overflow')
		await expectToRun(third.page, 'blocking-queue')
	},
)

test('a new version replaces the old one whole, when no page of the old one is left', async ({
	context,
	host,
}) => {
	const { page } = await openTab(context)
	await page.goto(`${host.home}#/wait-notify`)
	await whenReady(page)
	await expect.poll(() => wholeVersions(page), patiently).toBe(1)
	const [old] = await page.evaluate(() => caches.keys())

	host.alter = (file, text) => {
		if (file === 'index.html')
			return text.replace('<title>', '<meta name="version" content="2" /><title>')
		return file === 'service-worker.js' ? text.replace(/(version:.)\w{12}/, '$1newer') : text
	}
	await page.reload()
	await whenReady(page)
	await expect(page.locator('meta[name=version]')).toHaveCount(1)
	await expect.poll(() => wholeVersions(page), patiently).toBe(2)
	await page.close()

	const { page: next } = await openTab(context)
	await next.goto(`${host.home}#/wait-notify`)
	await whenReady(next)
	const kept = () => next.evaluate(() => caches.keys())
	await expect.poll(kept, patiently).toEqual([old?.replace(/\w+$/, 'newer')])
})

test('where headers do not help, or the worker is broken, the page says what it needs after at most one reload', async ({
	context,
	host,
}) => {
	for (const [how, loads, alter] of [
		['not there', 1, () => ')('],
		['of no effect', 2, (text: string) => text.replaceAll('require-corp', 'unsafe-none')],
	] as const) {
		host.alter = (file, text) => (file === 'service-worker.js' ? alter(text) : text)
		const tab = await openTab(context)
		await tab.page.goto(`${host.home}#/wait-notify`)
		await expect(tab.page.getByRole('heading', { level: 1 })).toContainText('shared memory')
		expect(tab.loads(), how).toBe(loads)
	}
})
