/** What the stage says of actors: who is over whom, who waits for whom, who can touch what, and one of many in full. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './handoff-page.ts'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const actor = (name: string) => ({ name: new RegExp(`^actor ${name},`) })

test('a worker that was restarted says so, and its line to its supervisor is there for all', async ({
	lab,
}) => {
	await lab.goto('/supervision')
	await lab.call('set', { fail: 100 })
	await lab.call('start')
	await lab.until(({ counts }) => counts.failed > 1, 'two orders have failed')
	await lab.call('pause')
	const worker = lab.page.getByRole('group', actor('worker'))
	await expect(worker).toHaveAccessibleName(/restarted, \d+ of 10 in 10 s/)
	const row = lab.page.getByRole('row', { name: /^worker/ }).first()
	await expect(row).toContainText('supervisor')
	const { violations } = await new AxeBuilder({ page: lab.page }).withTags(rules).analyze()
	expect(violations.map(({ id }) => id)).toEqual([])
})

test('who waits for an answer says for whose, and what expired is counted', async ({ lab }) => {
	await lab.goto('/mutual-ask?askwait=300')
	await lab.call('start')
	const { laws } = await lab.until((now) => {
		return now.laws.some(({ name, holds }) => name === 'every ask is answered' && !holds)
	}, 'an ask has expired')
	expect(laws.filter(({ holds }) => !holds)).toHaveLength(1)
	const a = lab.page.getByRole('group', actor('A'))
	await expect(a).toHaveAccessibleName(/asks? expired/)
	await expect(a).toHaveAccessibleName(/waits for B’s answer/)
})

test('the orders seen are counted against the legal ones', async ({ lab }) => {
	await lab.goto('/message-order')
	await lab.call('start')
	await lab.until(({ counts }) => counts.completed > 60, 'ten rounds')
	const gauges = lab.page.getByRole('region', { name: 'Gauges' })
	await expect(gauges).toContainText(/Orders seen\s*\d+\s*of 20 legal/)
})

test('the same job both ways: the page says who can touch what', async ({ lab }) => {
	await lab.goto('/actor-counter?increments=100000')
	await lab.call('start')
	const stage = lab.page.getByRole('region', { name: 'Stage' })
	await expect(stage).toContainText('every thread can touch it at any time; S1, S2 did', {
		timeout: 15_000,
	})
	await expect(stage).toContainText('only the thread that has its turn can touch it')
})

test('of 64 actors one is shown in full, picked by keyboard', async ({ lab }) => {
	await lab.goto('/dispatcher?actors=64')
	await lab.call('start')
	await lab.until(({ counts }) => counts.completed > 100, 'they have begun')
	const tile = lab.page.getByRole('button', actor('cold 9'))
	await expect(tile).toHaveAttribute('aria-pressed', 'false')
	await tile.focus()
	await tile.press('Enter')
	await expect(tile).toHaveAttribute('aria-pressed', 'true')
	await expect(lab.page.getByRole('group', actor('cold 9'))).toBeVisible()
})
