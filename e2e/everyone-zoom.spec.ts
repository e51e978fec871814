/** Enlarged two and four times, and with text spaced out: nothing is lost, and one scrolls in one direction. */
import { expect, type HandoffPage, test } from './handoff-page.ts'

/** 1280 CSS pixels at 200 % and at 400 %. */
const sizes = [
	{ width: 640, height: 400, deviceScaleFactor: 2 },
	{ width: 320, height: 256, deviceScaleFactor: 1 },
] as const
const addresses = ['/', '/blocking-queue', '/actor-counter', '/burst', '/compare', '/lab']

/** Runs in the page: controls that cannot be brought into sight whole, or that something covers. */
function outOfReach(): readonly string[] {
	const lost: string[] = []
	const controls = document.querySelectorAll<HTMLElement>(
		'a[href], button, input, select, summary, textarea',
	)
	for (const control of controls) {
		if (!control.checkVisibility() || control.closest('.skip, svg')) continue
		control.scrollIntoView({ block: 'center', inline: 'center' })
		const { left, right, top, bottom } = control.getBoundingClientRect()
		const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
		const isHit = at !== null && (control.contains(at) || at.contains(control))
		const isInside = left >= -1 && right <= innerWidth + 1
		const name = control.getAttribute('aria-label') ?? control.textContent.trim()
		if (!isHit || !isInside) lost.push(`${control.localName} ${name}`)
	}
	scrollTo(0, 0)
	return lost
}

async function expectAllInReach({ page }: HandoffPage, what: string): Promise<void> {
	expect(await page.evaluate(outOfReach), what).toEqual([])
	const { wide, room } = await page.evaluate(() => {
		const { scrollWidth, clientWidth } = document.documentElement
		return { wide: scrollWidth, room: clientWidth }
	})
	expect(wide, what).toBeLessThanOrEqual(room)
}

for (const { width, height, deviceScaleFactor } of sizes) {
	test.describe(`${width} pixels wide`, () => {
		test.use({ viewport: { width, height }, deviceScaleFactor })

		test('every page can be used and scrolls in one direction', async ({ lab }) => {
			const { page } = lab
			for (const address of addresses) {
				await lab.goto(address)
				await page.waitForLoadState('networkidle')
				await expectAllInReach(lab, address)
				const tabs = page.getByRole('tablist', { name: 'Panels' }).getByRole('tab')
				for (const tab of await tabs.all()) {
					await tab.click()
					await expectAllInReach(lab, `${address} ${await tab.innerText()}`)
				}
			}
		})
	})
}

/** Runs in the page: texts of controls and paragraphs that are cut off. */
function cut(): readonly string[] {
	const texts = document.querySelectorAll<HTMLElement>('button, a, label, p, h1, h2, dt, dd, li')
	return [...texts]
		.filter((text) => text.checkVisibility() && !text.closest('.visually-hidden, .skip'))
		.filter((text) => {
			const { overflowX, overflowY } = getComputedStyle(text)
			const isWide = overflowX === 'hidden' && text.scrollWidth > text.clientWidth + 1
			const isHigh = overflowY === 'hidden' && text.scrollHeight > text.clientHeight + 1
			return isWide || isHigh
		})
		.map((text) => `${text.localName} ${text.textContent.trim()}`)
}

test('text that a person spaces out is not cut', async ({ lab }) => {
	const { page } = lab
	await page.setViewportSize({ width: 640, height: 400 })
	for (const address of addresses) {
		await lab.goto(address)
		await page.waitForLoadState('networkidle')
		await page.evaluate(() => {
			const sheet = new CSSStyleSheet()
			sheet.replaceSync(`* {
				line-height: 1.5 !important; letter-spacing: 0.12em !important;
				word-spacing: 0.16em !important;
			} p { margin-bottom: 2em !important }`)
			document.adoptedStyleSheets.push(sheet)
		})
		expect(await page.evaluate(cut), address).toEqual([])
		await expectAllInReach(lab, address)
	}
})
