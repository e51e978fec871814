/** A worker that fails: restarted until that is too often, then its letters are dead. */
import { expect, test } from './handoff-page.ts'

test('one in five fails and nothing stops; when all fail the eleventh is the last', async ({
	lab,
}) => {
	await lab.goto('/supervision')
	await lab.call('start')
	const { counts } = await lab.untilMs(4000)
	expect(counts.completed).toBeGreaterThan(10)
	expect(counts.deadLettered).toBe(0)
	await lab.call('set', { fail: 100 })
	await lab.call('start')
	const stopped = await lab.until((now) => now.counts.deadLettered > 0, 'the worker was stopped')
	expect(stopped.laws.filter(({ holds }) => !holds)).toEqual([])
})
