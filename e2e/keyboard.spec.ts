/** Everything can be done from the keyboard, and what is drawn can be read as text. */
import { expect, type HandoffPage, test } from './handoff-page.ts'

interface Stop {
	readonly name: string
	/** The picture around it changes when it loses the focus. */
	readonly isShown: boolean
}

/** What the Tab key reaches, in order, from the top of the page until it leaves it. */
async function tabStops({ page }: HandoffPage): Promise<Stop[]> {
	const stops: Stop[] = []
	for (let i = 0; i < 60; i++) {
		await page.keyboard.press('Tab')
		const focused = await page.evaluate(focusedPart)
		if (focused === null) break
		const { name, clip } = focused
		const before = await page.screenshot({ clip, caret: 'hide' })
		// The next Tab goes on from here all the same.
		await page.evaluate(() => {
			const { activeElement } = document
			if (activeElement instanceof HTMLElement || activeElement instanceof SVGElement) {
				activeElement.blur()
			}
		})
		const after = await page.screenshot({ clip, caret: 'hide' })
		stops.push({ name, isShown: !before.equals(after) })
	}
	return stops
}

/** Runs in the page: the name of the focused element and where it is, with a little around it. */
function focusedPart() {
	const focused = document.activeElement
	if (!focused || focused === document.body) return null
	const ids = focused.getAttribute('aria-labelledby')?.split(' ') ?? []
	const named = ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ')
	const label = focused instanceof HTMLInputElement ? focused.labels?.[0]?.textContent : undefined
	const candidates = [focused.getAttribute('aria-label'), named, label, focused.textContent]
	const name = candidates.find((one) => one !== null && one !== undefined && one !== '') ?? ''
	const box = focused.getBoundingClientRect()
	const x = Math.max(0, box.x - 8)
	const y = Math.max(0, box.y - 8)
	const width = Math.min(innerWidth - x, box.width + 16)
	const height = Math.min(innerHeight - y, box.height + 16)
	return { name: name.replaceAll(/\s+/g, ' ').trim(), clip: { x, y, width, height } }
}

test('Tab reaches every part of the scene in order, and shows where it is', async ({ lab }) => {
	await lab.goto()
	const stops = await tabStops(lab)
	const wanted = [
		/Handoff/,
		/Producers/,
		/Arrival rate|Capacity/,
		/Run/,
		/Pace/,
		/Spans of the threads/,
		/produce\.ts/,
		/blocking-queue\.ts/,
	]
	let from = 0
	for (const part of wanted) {
		const at = stops.findIndex(({ name }, i) => i >= from && part.test(name))
		expect(
			at,
			`${String(part)} among ${stops.map(({ name }) => name).join(', ')}`,
		).toBeGreaterThanOrEqual(0)
		from = at
	}
	expect(
		stops.filter(({ isShown }) => !isShown),
		'where the focus is not seen',
	).toEqual([])
})

test('a run is started, paused, looked back at and reset without a pointer', async ({ lab }) => {
	const { page } = lab
	await lab.goto()
	await page.keyboard.press('Space')
	await lab.until(({ phase, endMs }) => phase === 'running' && endMs > 500, 'Space starts')
	await page.keyboard.press('Space')
	const paused = await lab.until(({ phase }) => phase === 'paused', 'Space pauses')

	const scrubber = page.getByRole('slider', { name: 'Time shown' })
	await scrubber.focus()
	await page.keyboard.press('Home')
	await lab.until(({ live, atMs }) => !live && atMs < 50, 'Home goes to the start')
	await page.keyboard.press('l')
	await lab.until(({ live, atMs }) => live && atMs === paused.atMs, 'L goes back to the present')

	await page.getByRole('button', { name: 'Run', exact: true }).focus()
	await page.keyboard.press('Space')
	await lab.until(({ phase }) => phase === 'running', 'Space on the button runs, once')
	await page.keyboard.press('r')
	const fresh = await lab.until(({ phase }) => phase === 'ready', 'R resets')
	expect(fresh.endMs).toBe(0)
	await page.keyboard.press('Space')
	await lab.untilMs(100)
	await page.keyboard.press('s')
	await lab.until(({ phase, endMs }) => phase === 'ready' && endMs > 0, 'S stops')
	await expect.poll(() => page.workers().length).toBe(0)
})

test('comma and full stop change the pace', async ({ lab }) => {
	const { page } = lab
	await lab.goto()
	const pace = page.getByRole('slider', { name: 'Pace' })
	await expect(pace).toHaveAttribute('aria-valuetext', 'as fast as it really is')
	await page.keyboard.press(',')
	await expect.poll(() => page.evaluate(() => location.hash)).toContain('pace=0.5')
	await page.keyboard.press('.')
	await page.keyboard.press('.')
	await expect.poll(() => page.evaluate(() => location.hash)).toContain('pace=2')
	await pace.focus()
	await page.keyboard.press('Home')
	await expect.poll(() => page.evaluate(() => location.hash)).toContain('pace=line')
	await page.keyboard.press('End')
	await expect.poll(() => page.evaluate(() => location.hash)).toContain('pace=full')
})

for (const name of ['Producers', 'Arrival rate', 'Capacity', 'Consumers', 'Service time']) {
	test(`the arrow keys turn ${name} from its least to its most`, async ({ lab }) => {
		const { page } = lab
		await lab.goto()
		const scenes = await lab.call('scenes')
		const knobs = scenes.find(({ id }) => id === 'blocking-queue')?.knobs ?? []
		const words: Readonly<Record<string, string>> = {
			Producers: 'producers',
			'Arrival rate': 'rate',
			Capacity: 'capacity',
			Consumers: 'consumers',
			'Service time': 'service',
		}
		const knob = knobs.find((one) => one.name === words[name])
		if (!knob) throw new Error(`no knob for ${name}`)
		const value = async () => (await lab.snapshot()).knobs[knob.name]
		const slider = page.getByRole('slider', { name })
		await slider.focus()
		await page.keyboard.press('ArrowRight')
		await expect.poll(value).toBeGreaterThan(Number(knob.default))
		const more = await value()
		await expect(slider).toHaveAttribute('aria-valuetext', new RegExp(`^${String(more)}\\b`))
		await page.keyboard.press('ArrowLeft')
		await expect.poll(value).toBe(knob.default)
		await page.keyboard.press('Home')
		await expect.poll(value).toBe(knob.min)
		await page.keyboard.press('ArrowRight')
		await expect.poll(value).toBe(Number(knob.min) + 1)
		await page.keyboard.press('End')
		await expect.poll(value).toBe(knob.max)
	})
}

test('single keys do nothing while the list of keys is open, and can be switched off', async ({
	lab,
}) => {
	const { page } = lab
	await lab.goto()
	await page.keyboard.press('?')
	const dialog = page.getByRole('dialog', { name: 'Keys' })
	await expect(dialog).toBeVisible()
	await page.keyboard.press('.')
	const setting = dialog.getByRole('checkbox', { name: /Single keys/ })
	await setting.focus()
	await page.keyboard.press('Space')
	await expect(setting).not.toBeChecked()
	await page.keyboard.press('Escape')
	await expect(dialog).toBeHidden()
	await page.keyboard.press('.')
	await page.keyboard.press('Space')
	await lab.call('whenIdle')
	expect((await lab.snapshot()).phase).toBe('ready')
	expect(await page.evaluate(() => location.hash)).toBe('#/blocking-queue')
})
