/** The whole course with the keys Tab and Enter alone: from the home page through every scene to the interview card. */
import type { Page } from '@playwright/test'
import { expect, test } from './handoff-page.ts'

/** Presses Tab until what has the focus is called so; fails when it takes too many. */
async function tabTo(page: Page, name: RegExp, most: number): Promise<void> {
	for (let pressed = 0; pressed < most; pressed++) {
		await page.keyboard.press('Tab')
		const focused = await page.evaluate(() => {
			const it = document.activeElement
			return it?.getAttribute('aria-label') ?? it?.textContent.trim() ?? ''
		})
		if (name.test(focused)) return
	}
	throw new Error(`${most} times Tab did not lead to ${String(name)} at ${page.url()}`)
}

test('Tab and Enter lead from home through every scene, in order, to the interview card', async ({
	lab,
}) => {
	test.setTimeout(120_000)
	const { page } = lab
	await lab.goto('/')
	const course = (await lab.call('scenes')).map(({ id }) => id)
	await tabTo(page, /Steady load/, 40)
	await page.keyboard.press('Enter')
	for (const [i, id] of course.entries()) {
		await expect(page).toHaveURL(new RegExp(`#/${id}$`))
		await lab.call('whenIdle')
		await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
		if (i === course.length - 1) break
		await tabTo(page, /^Next scene/, 20)
		await page.keyboard.press('Enter')
	}
	await tabTo(page, /^Print/, 120)
	await expect(page.getByRole('heading', { name: 'Interview card' })).toBeInViewport()
})
