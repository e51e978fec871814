/** A teacher's link shows what it names and no more; a clicker leads through the cards, and from scene to scene. */
import { expect, type HandoffPage, test } from './handoff-page.ts'

const panels = ['Lanes', 'Code', 'Guide'] as const

/** Names of the panels that are there. */
async function shown({ page }: HandoffPage): Promise<string[]> {
	const counts = await Promise.all(
		panels.map((name) => page.getByRole('region', { name, exact: true }).count()),
	)
	return panels.filter((_, at) => (counts[at] ?? 0) > 0)
}

test('a link with two knobs and two cards shows two knobs and two cards', async ({ lab }) => {
	const { page } = lab
	const knobs = page.getByRole('group', { name: 'Knobs' }).getByRole('slider')
	await lab.goto('/blocking-queue?controls=rate,capacity&panels=lanes,guide&cards=1,3')
	await expect(knobs).toHaveCount(2)
	await expect(page.getByRole('navigation', { name: 'Cards' })).toContainText('1 of 2')
	expect(await shown(lab)).toEqual(['Lanes', 'Guide'])
	await expect(page.getByText('The same in words')).toHaveCount(0)
	const heading = page.getByRole('region', { name: 'Guide' }).getByRole('heading')
	const first = await heading.textContent()
	await page.keyboard.press('PageDown')
	await expect(page.getByRole('navigation', { name: 'Cards' })).toContainText('2 of 2')
	await expect(heading).not.toHaveText(first ?? '')
	await page.keyboard.press('PageDown')
	await expect(page).toHaveURL(/blocking-queue/)
	await lab.follow('/blocking-queue?controls=none&panels=none&cards=none')
	await expect(knobs).toHaveCount(0)
	expect(await shown(lab)).toEqual([])
	await lab.follow('/blocking-queue?cards=1,19')
	await expect(page.getByText(/^cards names some/)).toBeVisible()
	await expect(knobs).not.toHaveCount(0)
	expect(await shown(lab)).toEqual([...panels])
})

test('a phone has no tabs for panels that are left out', async ({ lab }) => {
	const { page } = lab
	await page.setViewportSize({ width: 390, height: 844 })
	await lab.goto('/blocking-queue?panels=guide,words')
	await expect(page.getByRole('tab')).toHaveText(['Stage', 'Words', 'Guide'])
	await page.getByRole('tab', { name: 'Guide' }).click()
	await lab.follow('/blocking-queue?panels=none')
	await expect(page.getByRole('tab')).toHaveCount(0)
	await expect(page.getByRole('region', { name: 'Stage', exact: true })).toBeVisible()
})

test('Page Down goes through the cards and on to the next scene, Page Up back to the last card', async ({
	lab,
}) => {
	const { page } = lab
	const card = page.getByRole('region', { name: 'Card' })
	await lab.goto('/lost-wakeup?present&pace=0.5&cards=1,2&controls=capacity')
	await expect(card).toContainText(/card 1 of 2 · scene \d+ of \d+/)
	await page.keyboard.press('PageDown')
	await expect(card).toContainText('card 2 of 2')
	await page.keyboard.press('ArrowRight')
	await expect(page).toHaveURL(/#\/stolen-item\?pace=0.5&present$/)
	await lab.call('whenIdle')
	await expect(card).toContainText('card 1 of')
	await expect(page.getByRole('banner')).toHaveCount(0)
	await page.keyboard.press('b')
	await lab.until(({ phase }) => phase === 'running', 'it runs')
	await page.keyboard.press('PageUp')
	await expect(page).toHaveURL(/#\/lost-wakeup\?/)
	await lab.call('whenIdle')
	await expect(card).toContainText('card 2 of 2')
	await expect(page.getByRole('group', { name: 'Knobs' }).getByRole('slider')).toHaveCount(1)
	await page.keyboard.press('Escape')
	await expect(page.getByRole('banner')).toBeVisible()
})

test('a teacher’s own order ends where the link ends', async ({ lab }) => {
	const { page } = lab
	const card = page.getByRole('region', { name: 'Card' })
	await lab.goto('/pipeline?present&panels=lanes&lesson=pipeline,compare,wait-notify')
	await expect(card).toContainText('scene 1 of 3')
	await page.keyboard.press('PageUp')
	for (const [place, scene] of [
		['scene 2 of 3', /#\/compare\?/],
		['scene 3 of 3', /#\/wait-notify\?/],
	] as const) {
		await page.keyboard.press('PageDown')
		await expect(page).toHaveURL(scene)
		await lab.call('whenIdle')
		await expect(card).toContainText(place)
	}
	await page.keyboard.press('PageDown')
	await lab.call('whenIdle')
	await expect(page).toHaveURL(/#\/wait-notify\?.*lesson=pipeline,compare,wait-notify/)
	await expect(card).toContainText('scene 3 of 3')
})
