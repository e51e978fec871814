/** No known barrier: every kind of page and of scene, in every view, in both themes. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type HandoffPage, test } from './handoff-page.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const desk = { width: 1280, height: 800 }
const phone = { width: 390, height: 844 }
const room = { width: 1920, height: 1080 }

interface View {
	readonly name: string
	readonly address: string
	readonly size?: { readonly width: number; readonly height: number }
	/** Runs for a while and pauses. */
	readonly runs?: boolean
	readonly isPrinted?: boolean
	readonly firefox?: boolean
}

const views: readonly View[] = [
	{ name: 'home', address: '/', firefox: true },
	{ name: 'a queue', address: '/blocking-queue', runs: true, firefox: true },
	{ name: 'wait and notify', address: '/wait-notify', runs: true },
	{ name: 'actors', address: '/mailbox-overflow', runs: true },
	{ name: 'jobs', address: '/retries', runs: true },
	{ name: 'a burst', address: '/burst', runs: true },
	{ name: 'the comparison', address: '/compare' },
	{ name: 'the lab', address: '/lab' },
	{ name: 'the presenter', address: '/blocking-queue?present', size: room, runs: true },
	{ name: 'an embedded scene', address: '/blocking-queue?embed', runs: true },
	{ name: 'a phone', address: '/actor-counter', size: phone, runs: true },
	{ name: 'a sheet of paper', address: '/blocking-queue', isPrinted: true, runs: true },
	{ name: 'an address that leads nowhere', address: '/no-such-scene' },
]

/** Lines of code that look like those above them; without them it takes a third of the time. */
const moreLines = 'table tr:nth-child(n + 14)'

/** Another theme can only have other colours. */
async function barriers({ page }: HandoffPage, theme: string) {
	const axe = new AxeBuilder({ page }).exclude(moreLines)
	const asked = theme === 'light' ? axe.withTags(rules) : axe.withRules(['color-contrast'])
	const { violations } = await asked.analyze()
	return violations.map(({ id, nodes }) => ({ id, at: nodes.map((it) => it.target) }))
}

for (const { name, address, size = desk, runs, isPrinted, firefox } of views) {
	test(`no barrier in ${name}`, { tag: firefox ? ['@firefox'] : [] }, async ({ lab }) => {
		// Checking the contrast of every letter takes its time.
		test.setTimeout(60_000)
		const { page } = lab
		await page.setViewportSize(size)
		await lab.goto(address)
		if (runs) {
			await lab.call('start')
			await lab.untilMs(300)
			await lab.call('pause')
		}
		if (isPrinted) await page.emulateMedia({ media: 'print' })
		for (const theme of ['light', 'dark']) {
			await page.evaluate((theme) => {
				document.documentElement.dataset['theme'] = theme
			}, theme)
			expect(await barriers(lab, theme), theme).toEqual([])
		}
	})
}
