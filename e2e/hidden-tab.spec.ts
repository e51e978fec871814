/** A tab that nobody sees does nothing: the run pauses by itself, and goes on by itself. */
import { chromium, expect, test } from '@playwright/test'
import { BareBrowser, type Tab } from './bare-browser.ts'

/** A tab with the scene in it, ready to be driven. */
async function openLab(browser: BareBrowser, home: string): Promise<Tab> {
	const tab = await browser.open(`${home}#/blocking-queue`)
	// Nothing can be asked of a page that is not there yet.
	const isReady = () => tab.evaluate('window.handoff !== undefined').catch(() => false)
	await expect.poll(isReady).toBe(true)
	return tab
}

test('a run pauses while its tab is hidden and goes on when it is seen again', async ({
	baseURL,
	launchOptions,
}) => {
	const browser = new BareBrowser(launchOptions.executablePath ?? chromium.executablePath())
	try {
		const tab = await openLab(browser, baseURL ?? '')
		const phase = () => tab.evaluate('handoff.snapshot().then(({ phase }) => phase)')
		const endMs = async () =>
			Number(await tab.evaluate('handoff.snapshot().then((it) => it.endMs)'))
		await tab.evaluate('handoff.start()')
		expect(await phase()).toBe('running')

		const cover = await browser.open('about:blank')
		await cover.show()
		await expect.poll(() => tab.evaluate('document.visibilityState')).toBe('hidden')
		await expect.poll(phase).toBe('paused')
		const hiddenMs = await endMs()
		expect(await endMs()).toBe(hiddenMs)

		await tab.show()
		await expect.poll(() => tab.evaluate('document.visibilityState')).toBe('visible')
		await expect.poll(phase).toBe('running')
		await expect.poll(endMs).toBeGreaterThan(hiddenMs + 200)

		await tab.evaluate('handoff.pause()')
		await cover.show()
		await expect.poll(() => tab.evaluate('document.visibilityState')).toBe('hidden')
		await tab.show()
		await expect.poll(() => tab.evaluate('document.visibilityState')).toBe('visible')
		await tab.evaluate('handoff.whenIdle()')
		expect(await phase(), 'what a person paused stays paused').toBe('paused')
	} finally {
		await browser.close()
	}
})

test('a script is answered in a hidden tab, too', async ({ baseURL, launchOptions }) => {
	const browser = new BareBrowser(launchOptions.executablePath ?? chromium.executablePath())
	try {
		const tab = await openLab(browser, baseURL ?? '')
		await browser.open('about:blank').then((cover) => cover.show())
		await expect.poll(() => tab.evaluate('document.visibilityState')).toBe('hidden')
		const calls = [
			'whenIdle()',
			'set({ rate: 90 })',
			'start()',
			'pause()',
			'seek(0)',
			'live()',
			'stop()',
			'open("blocking-queue", { rate: 80 })',
			'snapshot()',
		]
		for (const call of calls) {
			const answer = tab.evaluate(`Promise.race([
				handoff.${call}.then(() => 'answered'),
				new Promise((resolve) => setTimeout(resolve, 5000, 'silent')),
			])`)
			expect(await answer, call).toBe('answered')
		}
	} finally {
		await browser.close()
	}
})
