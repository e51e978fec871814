/** The course as somebody meets it who comes for the first time: from the home page on, without a pointer. */
import { AxeBuilder } from '@axe-core/playwright'
import { course } from '../src/lessons/course.ts'
import { expect, type HandoffPage, test } from './handoff-page.ts'

/** More stops than lie between two links of interest. */
const mostStops = 40

/** The scenes that are there, in the order of the course. */
async function scenesOf(lab: HandoffPage) {
	const scenes = await lab.call('scenes')
	return course
		.flatMap((chapter) => chapter.scenes)
		.flatMap((id) => scenes.filter((scene) => scene.id === id))
}

async function focusedName({ page }: HandoffPage): Promise<string> {
	return page.evaluate(() => {
		const focused = document.activeElement
		return focused?.getAttribute('aria-label') ?? focused?.textContent.trim() ?? ''
	})
}

/** Presses Tab until what is called so has the focus. */
async function tabTo(lab: HandoffPage, name: RegExp): Promise<void> {
	for (let i = 0; i < mostStops; i++) {
		await lab.page.keyboard.press('Tab')
		if (name.test(await focusedName(lab))) return
	}
	throw new Error(`Tab never came to ${String(name)}`)
}

test('from the home page through the course with the keyboard alone', async ({ lab }) => {
	const { page } = lab
	await lab.goto('/')
	const scenes = await scenesOf(lab)
	const [first, ...others] = scenes.slice(0, 8)
	if (!first) throw new Error('there is no scene')
	await tabTo(lab, /^Start the course: /)
	await page.keyboard.press('Enter')
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(first.title)
	for (const scene of others) {
		await tabTo(lab, /^Next scene: /)
		await page.keyboard.press('Enter')
		const heading = page.getByRole('heading', { level: 1 })
		await expect(heading).toHaveText(scene.title)
		await expect(heading).toBeFocused()
		await expect(page).toHaveURL(new RegExp(`#/${scene.id}$`))
	}
	await tabTo(lab, /^Previous scene: /)
	await page.keyboard.press('Enter')
	await expect(page).toHaveURL(new RegExp(`#/${scenes[6]?.id ?? ''}$`))
})

test('the first stop skips the bar at the top', async ({ lab }) => {
	const { page } = lab
	await lab.goto('/')
	await page.keyboard.press('Tab')
	const skip = page.getByRole('button', { name: 'Skip to the main part' })
	await expect(skip).toBeFocused()
	await expect(skip).toBeInViewport({ ratio: 1 })
	await page.keyboard.press('Enter')
	await expect(page.getByRole('main')).toBeFocused()
	await page.keyboard.press('Tab')
	await expect(page.getByRole('button', { name: 'Run it live' })).toBeFocused()
})

test('every scene that can be opened is a place in the map, and its name shows under the focus', async ({
	lab,
}) => {
	const { page } = lab
	await lab.goto('/')
	const map = page.getByRole('region', { name: 'The course' })
	for (const { title } of await scenesOf(lab)) {
		const literally = title.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
		const place = map.getByRole('link', { name: new RegExp(`^${literally}, `) })
		await place.focus()
		await page.keyboard.press('Shift+Tab')
		await page.keyboard.press('Tab')
		await expect(place.getByText(title)).toBeVisible()
	}
})

test('the scoreboard is reached from the map, and its empty cells lead to scenes', async ({
	lab,
}) => {
	const { page } = lab
	await lab.goto('/')
	await page.getByRole('button', { name: 'Show the scoreboard' }).click()
	await expect(page.getByRole('heading', { name: 'Two families of solutions' })).toBeFocused()
	await expect(page).toHaveURL(/#\/$/)
	const cells = page.getByRole('table').getByRole('link', { name: /: run / })
	await cells.last().click()
	await expect(page).toHaveURL(/#\/[a-z-]+$/)
	await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
})

for (const width of [1280, 390]) {
	test(`no barrier on the whole home page, ${width} pixels wide`, async ({ lab }) => {
		test.setTimeout(60_000)
		await lab.page.setViewportSize({ width, height: 800 })
		await lab.goto('/')
		await lab.page.getByRole('heading', { name: 'Three requirements' }).scrollIntoViewIfNeeded()
		const { violations } = await new AxeBuilder({ page: lab.page })
			.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
			.analyze()
		expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map((it) => it.target) }))).toEqual(
			[],
		)
	})
}
