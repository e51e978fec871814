/** Completion codes: made on one device, checked on another; a name is text and nothing else; no barrier. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, HandoffPage, test } from './handoff-page.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const address = '/codes?scenes=steady-load,blocking-queue'
const name = '<img src=x onerror=alert(1)>'

/** What a person would have after some minutes. */
const kept = {
	version: 1,
	scenes: {
		'blocking-queue': {
			predictions: {},
			tasks: [],
			isDone: false,
			days: { first: '2026-11-02', last: '2026-11-20' },
		},
	},
	facts: {},
}

async function codeOf({ page }: HandoffPage): Promise<string> {
	const code = page.getByLabel('Code', { exact: true })
	await expect(code).not.toHaveValue('')
	return code.inputValue()
}

async function check({ page }: HandoffPage, code: string): Promise<void> {
	await page.getByLabel(/^Code, with or without/).fill(code)
	await page.getByRole('button', { name: 'Check', exact: true }).click()
}

test('a code made on one device says on another what was done, and fails when altered', async ({
	lab,
	browser,
	baseURL,
}) => {
	const { page } = lab
	await page.addInitScript((text) => {
		localStorage.setItem('handoff.progress', text)
	}, JSON.stringify(kept))
	await lab.goto('/blocking-queue')
	const guide = page.getByRole('region', { name: 'Guide' })
	await page.keyboard.press('PageDown')
	await guide.getByRole('button', { name: 'hardly any' }).click()
	await lab.follow(address)
	await expect(page).toHaveTitle('Completion codes · Handoff')
	await page.getByLabel(/^Your name/).fill(name)
	const code = await codeOf(lab)
	expect(await page.evaluate(() => localStorage.getItem('handoff.name'))).toBe(name)

	const context = await browser.newContext(baseURL === undefined ? {} : { baseURL })
	const other = new HandoffPage(await context.newPage())
	await other.watch(baseURL ?? '')
	await other.goto('/codes')
	await check(other, `  ${code.toLowerCase().replaceAll('\n', '\n\n')}`)
	const status = other.page.getByRole('status')
	await expect(status.filter({ hasText: 'This code is whole.' })).toBeVisible()
	await expect(other.page.getByText(name)).toBeVisible()
	await expect(other.page.getByText(/^2026-11-02 to /)).toBeVisible()
	await expect(other.page.getByText(/^1 of \d+ answered/)).toBeVisible()
	await expect(other.page.getByRole('heading', { level: 3 })).toHaveCount(2)

	const last = code.at(-1) === '0' ? '1' : '0'
	for (const altered of [code.slice(0, -1) + last, code.slice(0, -1), `${code}0`]) {
		await check(other, altered)
		await expect(status.filter({ hasText: 'This code was altered' })).toBeVisible()
	}
	await check(other, 'hello!')
	await expect(status.filter({ hasText: 'This is no code' })).toBeVisible()
	expect(other.complaints).toEqual([])
	await context.close()
})

test('the link of an assignment names its scenes; ticks make another one', async ({ lab }) => {
	const { page } = lab
	await lab.goto(`${address},nowhere`)
	await expect(page.getByText('The link names scenes that are not here')).toBeVisible()
	await page.getByText('For teachers').click()
	const link = page.getByLabel('Link of the assignment')
	await expect(link).toHaveValue(/#\/codes\?scenes=steady-load,blocking-queue$/)
	const before = await codeOf(lab)
	await page.getByRole('checkbox', { name: 'Orientation' }).click()
	await expect(link).toHaveValue(/#\/codes\?scenes=blocking-queue$/)
	await expect(page.getByLabel('Code', { exact: true })).not.toHaveValue(before)
})

test('no barrier, and nothing is wider than the screen', async ({ lab }) => {
	test.setTimeout(60_000)
	const { page } = lab
	for (const [width, height, theme] of [
		[1280, 800, 'light'],
		[1280, 800, 'dark'],
		[390, 844, 'light'],
	] as const) {
		await page.setViewportSize({ width, height })
		await page.emulateMedia({ colorScheme: theme })
		await lab.goto(address)
		const code = await codeOf(lab)
		await check(lab, code)
		await expect(page.getByText('This code is whole.')).toBeVisible()
		const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze()
		const found = violations.map(({ id, nodes }) => ({ id, at: nodes.map((it) => it.target) }))
		expect(found, `${width} ${theme}`).toEqual([])
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
	}
})
