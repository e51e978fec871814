/** The keyboard on every page: what it can do is listed, all of it is reached, and single keys can be switched off. */
import { keyActions, keysOn } from '../src/app/keys.ts'
import { expect, type HandoffPage, test } from './handoff-page.ts'

const pages = [
	['home', '/'],
	['scene', '/blocking-queue'],
	['compare', '/compare'],
	['lab', '/lab'],
] as const

/** Runs in the page: what Tab has to reach, and how often it was there. */
function tabbable() {
	const all = document.querySelectorAll<HTMLElement | SVGElement>(
		'a[href], button, input, select, textarea, summary, [tabindex="0"]',
	)
	const seen = [...all].filter((element) => {
		if (element.matches(':disabled, [tabindex="-1"]')) return false
		if (element instanceof HTMLInputElement && element.type === 'radio' && !element.checked)
			return false
		return element.checkVisibility({ visibilityProperty: true })
	})
	const name = (element: Element) =>
		`${element.localName} ${element.getAttribute('aria-label') ?? element.textContent.trim()}`
	return {
		wanted: seen.map(name),
		focused:
			document.activeElement === null || document.activeElement === document.body
				? null
				: {
						name: name(document.activeElement),
						place: seen.indexOf(document.activeElement as HTMLElement),
					},
	}
}

/** Presses Tab until the focus leaves the page; answers with what was not reached. */
async function unreached({ page }: HandoffPage): Promise<readonly string[]> {
	const { wanted } = await page.evaluate(tabbable)
	const reached = new Set<number>()
	for (let presses = 0; presses < wanted.length + 20; presses++) {
		await page.keyboard.press('Tab')
		const { focused } = await page.evaluate(tabbable)
		if (focused === null) return wanted.filter((_, place) => !reached.has(place))
		reached.add(focused.place)
	}
	return ['a way out of the page']
}

for (const [name, address] of pages) {
	test(`on the page ${name} everything is reached by Tab, and ? lists its keys`, async ({
		lab,
	}) => {
		const { page } = lab
		await lab.goto(address)
		// What is fetched later is reached, too.
		await page.waitForLoadState('networkidle')
		expect(await unreached(lab)).toEqual([])
		await page.keyboard.press('?')
		const dialog = page.getByRole('dialog', { name: 'Keys' })
		await expect(dialog).toBeVisible()
		await expect(dialog.locator('dt')).toHaveText(keysOn(name).map(({ label }) => label))
		await page.keyboard.press('Escape')
		await expect(dialog).toBeHidden()
	})
}

/** Everything a single key could change. */
async function standing({ page }: HandoffPage) {
	return page.evaluate(async () => {
		const snapshot = await window.handoff?.snapshot()
		return {
			phase: snapshot?.phase,
			steps: document.querySelector('[title="Steps taken"]')?.textContent,
			endMs: snapshot?.endMs,
			hash: location.hash,
			theme: document.documentElement.dataset['theme'],
			isPresenting: document.querySelector('header') === null,
			card: document.querySelector('[aria-label="Cards"]')?.textContent,
			dialogs: document.querySelectorAll('dialog[open]').length,
		}
	})
}

test('switched off, no single key does anything on any page, and that is kept', async ({ lab }) => {
	const { page } = lab
	await lab.goto()
	await page.getByRole('button', { name: 'Keys and settings' }).click()
	await page.getByRole('checkbox', { name: /Single keys/ }).uncheck()
	await page.reload()
	await lab.whenReady()
	await page.getByRole('radio', { name: 'You schedule' }).click()
	await lab.call('whenIdle')
	for (const address of [null, '/', '/compare', '/lab']) {
		if (address !== null) await lab.follow(address)
		if (address === '/') await lab.until(({ endMs }) => endMs > 0, 'its recorded run is there')
		// The lab writes what it asks into its address.
		if (address === '/lab') await expect.poll(() => page.url()).toContain('?')
		const before = await standing(lab)
		for (const { key } of keyActions) await page.keyboard.press(key)
		await lab.call('whenIdle')
		expect(await standing(lab), address ?? 'in your hands').toEqual(before)
	}
	await page.getByRole('button', { name: 'Keys and settings' }).click()
	await expect(page.getByRole('checkbox', { name: /Single keys/ })).not.toBeChecked()
})

test('keys that are typed into a field do nothing else, nor do those with Ctrl', async ({
	lab,
}) => {
	const { page } = lab
	await lab.goto('/lab')
	const field = page.getByRole('spinbutton').first()
	const before = await standing(lab)
	await field.focus()
	for (const key of ['r', 't', '?', '.', 'p']) await page.keyboard.press(key)
	expect(await standing(lab)).toEqual(before)
	await lab.follow('/blocking-queue')
	await expect(page.getByRole('region', { name: 'Guide' })).toBeVisible()
	const there = await standing(lab)
	await page.getByRole('combobox', { name: 'Times' }).focus()
	for (const key of ['t', '?', 'Control+.', 'Alt+t']) await page.keyboard.press(key)
	expect(await standing(lab)).toEqual(there)
	await page.getByRole('button', { name: 'Step' }).focus()
	await page.keyboard.press('t')
	expect((await standing(lab)).theme).not.toBe(there.theme)
})
