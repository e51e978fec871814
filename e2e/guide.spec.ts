/** The guide asks, the run answers; tasks tick by what was recorded, and the device remembers. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Locator } from '@playwright/test'
import { expect, type HandoffPage, test } from './handoff-page.ts'

const key = 'handoff.progress'
const guideOf = ({ page }: HandoffPage) => page.getByRole('region', { name: 'Guide' })
const button = (guide: Locator, name: string) => guide.getByRole('button', { name, exact: true })

/** The card that asks how many workers are busy. */
async function question(lab: HandoffPage): Promise<Locator> {
	await lab.goto('/steady-load')
	const guide = guideOf(lab)
	await button(guide, 'Next card').click()
	await expect(guide.getByRole('heading')).toHaveText('How many are busy?')
	return guide
}

test('wrong and right are judged by the run, and another load makes another answer right', async ({
	lab,
}) => {
	const guide = await question(lab)
	await button(guide, '2.4').click()
	await expect(guide).toContainText('You said 2.4. Let it run: the run will answer.')
	await button(guide, 'Let it run').click()
	await expect(guide).toContainText(/Not so\. You said 2\.4\. Measured: [345]\.\d busy over/, {
		timeout: 15_000,
	})
	await expect(guide).toContainText(/Offered load λ·s = [345]\.\d erlang\./)
	expect((await lab.snapshot()).knobs, 'as the question asks').toMatchObject({ tasks: 'one sort' })
	await button(guide, '4.8').click()
	await expect(guide).toContainText(/Yes\. You said 4\.8\./)
	await lab.call('set', { rate: 30 })
	await expect(guide).toContainText(/Not so\. You said 4\.8\. Measured: [123]\.\d busy/, {
		timeout: 15_000,
	})
	await button(guide, '2.4').click()
	await expect(guide).toContainText(/Yes\. You said 2\.4\./)
})

test('tasks tick by what is recorded, and all of it is there after a reload', async ({ lab }) => {
	const guide = await question(lab)
	const tasks = guide.getByRole('button', { name: /^Tasks/ })
	await expect(tasks).toHaveAccessibleName(/0 of 3 done/)
	await button(guide, '4.8').click()
	await button(guide, 'Let it run').click()
	await expect(guide).toContainText('Measured: ', { timeout: 15_000 })
	await lab.call('set', { rate: 10 })
	await expect(tasks).toHaveAccessibleName(/2 of 3 done/, { timeout: 15_000 })
	await tasks.click()
	const list = guide.getByRole('list', { name: 'Tasks' })
	await expect(list.getByRole('listitem').filter({ hasText: 'Done:' })).toHaveCount(2)
	await expect(list.getByRole('listitem').filter({ hasText: 'Open:' })).toHaveCount(1)
	await lab.page.reload()
	await lab.whenReady()
	await expect(tasks).toHaveAccessibleName(/2 of 3 done/)
	await button(guide, 'Next card').click()
	await expect(button(guide, '4.8')).toHaveAttribute('aria-pressed', 'true')
	await expect(guide).toContainText('The last one said')
})

test('a word of the glossary opens and closes by the keyboard', async ({ lab }) => {
	await lab.goto('/steady-load')
	const word = guideOf(lab).getByRole('button', { name: 'queue', exact: true })
	const sentence = lab.page.getByText('Where items stand in order', { exact: false })
	await expect(word).toHaveAccessibleDescription(/^Where items stand in order/)
	await word.focus()
	await lab.page.keyboard.press('Enter')
	await expect(sentence).toBeVisible()
	await expect(word).toHaveAttribute('aria-expanded', 'true')
	const { violations } = await new AxeBuilder({ page: lab.page })
		.include('[aria-label=Guide]')
		.analyze()
	expect(violations.map(({ id }) => id)).toEqual([])
	await lab.page.keyboard.press('Escape')
	await expect(sentence).toBeHidden()
	await expect(word).toBeFocused()
})

test('storage that is refused, full or damaged breaks nothing, and a sentence says so', async ({
	lab,
}) => {
	await lab.page.addInitScript((kept) => {
		if (location.hash.includes('damaged')) localStorage.setItem(kept, '{"version":1,')
		if (!location.hash.includes('refused')) return
		Object.defineProperty(window, 'localStorage', {
			get: () => {
				throw new DOMException('refused', 'SecurityError')
			},
		})
	}, key)
	await lab.goto('/steady-load?damaged')
	await expect(guideOf(lab)).toContainText('could not be read')
	await lab.page.goto('about:blank')
	await lab.goto('/steady-load?refused')
	await expect(guideOf(lab)).toContainText('Nothing is kept')
	await button(guideOf(lab), 'Next card').click()
	await button(guideOf(lab), '0.8').click()
	await expect(button(guideOf(lab), '0.8')).toHaveAttribute('aria-pressed', 'true')
})

test('every card of every scene fits its band, and no card is empty', async ({ lab }) => {
	test.setTimeout(90_000)
	await lab.goto('/')
	const scenes = await lab.call('scenes')
	const guide = guideOf(lab)
	for (const { id } of scenes) {
		// Without a strategy its address leads to the page of all of them.
		await lab.goto(id === 'compare' ? `/${id}?strategy=actors` : `/${id}`)
		await expect(guide, id).toBeVisible()
		const count = Number(/of (\d)/.exec(await guide.getByRole('navigation').innerText())?.[1])
		expect(count, id).toBeGreaterThanOrEqual(3)
		for (let at = 1; at <= count; at++) {
			const { title, over } = await guide.evaluate((band) => ({
				title: band.querySelector('h2')?.textContent ?? '',
				over: band.scrollHeight - band.clientHeight,
			}))
			expect(title, `card ${at} of ${id}`).not.toBe('')
			expect(over, `${id}: ${title}`).toBeLessThanOrEqual(0)
			await lab.page.keyboard.press('PageDown')
			await expect(guide).toContainText(`${Math.min(count, at + 1)} of ${count}`)
		}
	}
})
