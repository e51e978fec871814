/** You schedule, for everybody: from the keyboard alone, in both themes, at both sizes. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './handoff-page.ts'
import { SchedulingPage } from './scheduling-page.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const sizes = { desk: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } } as const

test('number keys step, Backspace takes back, and keys in a field do neither', async ({ lab }) => {
	const { page } = lab
	await lab.goto('/single-condition-deadlock')
	const hands = new SchedulingPage(lab)
	const steps = page.getByTitle('Steps taken')
	await page.keyboard.press('1')
	await page.keyboard.press('Backspace')
	await hands.settle()
	expect((await lab.snapshot()).phase, 'nothing is in your hands yet').toBe('ready')
	await hands.takeOver()
	const names = await hands.steps.getByRole('listitem').getByRole('button').all()
	expect(names).toHaveLength(4)
	await page.keyboard.press('3')
	await expect(steps).toHaveText('step 1')
	await expect(hands.stepOf('C1')).toHaveAttribute('aria-keyshortcuts', '3')
	await page.keyboard.press('1')
	await expect(steps).toHaveText('step 2')
	await expect(hands.steps.getByRole('button', { name: 'Undo step 2: P1' })).toBeEnabled()
	await page.keyboard.press('9')
	await page.keyboard.press('0')
	await hands.settle()
	await expect(steps, 'nobody has these numbers').toHaveText('step 2')
	await page.keyboard.press('Backspace')
	await expect(steps).toHaveText('step 1')
	await page.keyboard.press('Backspace')
	await expect(steps).toHaveText('step 0')
	await hands.steps.getByRole('checkbox').first().focus()
	await page.keyboard.press('1')
	await hands.settle()
	await expect(steps).toHaveText('step 0')
})

test('Page Up and Page Down turn the cards, as far as there are any', async ({ lab }) => {
	const { page } = lab
	await lab.goto('/stolen-item')
	const { guide } = new SchedulingPage(lab)
	const heading = guide.getByRole('heading')
	await expect(heading).toHaveText('Tested once')
	await page.keyboard.press('PageUp')
	await expect(heading).toHaveText('Tested once')
	const titles = []
	for (let i = 0; i < 7; i++) {
		titles.push(await heading.innerText())
		await page.keyboard.press('PageDown')
		await lab.call('whenIdle')
	}
	expect(titles.at(-1)).toBe(titles.at(-2))
	expect(new Set(titles).size).toBe(6)
	await expect(guide).toContainText('6 of 6')
	await expect(guide.getByRole('button', { name: 'Next card' })).toHaveAttribute(
		'aria-disabled',
		'true',
	)
	await page.keyboard.press('PageUp')
	await expect(guide).toContainText('5 of 6')
	await lab.follow('/overfull')
	await expect(heading, 'another scene begins at its first card').toHaveText('The other end')
})

test('from the search to the mended program without a pointer', async ({ lab }) => {
	const { page } = lab
	await lab.goto('/single-condition-deadlock')
	const hands = new SchedulingPage(lab)
	await page.getByRole('radio', { name: 'You schedule' }).focus()
	await page.keyboard.press('Space')
	await expect(hands.steps).toBeVisible()
	await hands.stepOf('C1').focus()
	await page.keyboard.press('Enter')
	await hands.settle()
	await expect(hands.stepOf('C1'), 'the focus stays where it was').toBeFocused()
	await hands.finder.focus()
	await page.keyboard.press('Enter')
	await lab.until(({ phase }) => phase === 'deadlocked', 'found and played')
	await hands.settle()
	await expect(hands.finder).toBeFocused()
	const conditions = page.getByRole('radiogroup', { name: /^Conditions: / }).first()
	await conditions.getByRole('radio').first().focus()
	await page.keyboard.press('ArrowRight')
	await lab.until(({ knobs, phase }) => knobs['cvs'] === 2 && phase === 'paused', 'switched')
	await hands.settle()
	await expect(hands.strip).toContainText('here the runs part')
	await expect(conditions.getByRole('radio').nth(1)).toBeFocused()
})

const looks = [
	{ size: 'desk', colorScheme: 'light' },
	{ size: 'desk', colorScheme: 'dark' },
	{ size: 'phone', colorScheme: 'dark' },
] as const

for (const { size, colorScheme } of looks) {
	test(`no barrier with a schedule shown, on a ${size} in the ${colorScheme}`, async ({ lab }) => {
		test.setTimeout(60_000)
		await lab.page.setViewportSize(sizes[size])
		await lab.page.emulateMedia({ colorScheme })
		await lab.goto('/single-condition-deadlock')
		const hands = new SchedulingPage(lab)
		await hands.find()
		await expect(hands.banner).toBeVisible()
		await hands.steps.getByRole('checkbox').first().check({ timeout: 5000 })
		const { violations } = await new AxeBuilder({ page: lab.page }).withTags(rules).analyze()
		expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map((it) => it.target) }))).toEqual(
			[],
		)
	})
}

test('on a phone nothing is too wide, and everything to press is large enough', async ({ lab }) => {
	const { page } = lab
	await page.setViewportSize(sizes.phone)
	await lab.goto('/single-condition-deadlock')
	const hands = new SchedulingPage(lab)
	await hands.find()
	await hands.section().nth(3).click()
	await hands.settle()
	const width = await page.evaluate(() => document.documentElement.scrollWidth)
	expect.soft(width).toBeLessThanOrEqual(sizes.phone.width)
	for (const part of [hands.steps, hands.strip, hands.search, hands.grid, hands.guide]) {
		for (const button of await part.getByRole('button').all()) {
			const box = await button.boundingBox()
			const name = await button.innerText()
			expect(Math.min(box?.width ?? 0, box?.height ?? 0), name).toBeGreaterThanOrEqual(24)
		}
	}
})
