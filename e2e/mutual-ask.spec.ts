/** Two actors that ask each other: waiting freezes both, going on does not, and the search knows it. */
import { expect, test } from './handoff-page.ts'

test('waiting for the answer both freeze at once, and their mailboxes grow; as messages answers flow', async ({
	lab,
}) => {
	await lab.goto('/mutual-ask')
	await lab.call('start')
	const { threads } = await lab.until((now) => {
		return now.threads.filter(({ reason }) => reason === 'no answer').length === 2
	}, 'both wait for an answer')
	expect(threads.filter(({ state }) => state === 'waiting').length).toBeGreaterThanOrEqual(2)
	const { counts } = await lab.untilMs(2500)
	expect(counts.queued).toBeGreaterThan(20)
	await lab.call('set', { ask: 'reply-to-self' })
	await lab.call('start')
	const flowing = await lab.untilMs(2000)
	expect(flowing.counts.completed).toBeGreaterThan(60)
	expect(flowing.counts.queued).toBeLessThan(6)
	expect(flowing.counts.deadLettered).toBe(0)
})

test('the search finds the freeze, and none where nobody waits', async ({ lab }) => {
	await lab.goto('/mutual-ask?requests=1')
	const found = await lab.call('explore')
	expect(found).toMatchObject({ verdict: 'violation', law: 'every ask is answered' })
	await lab.call('set', { ask: 'reply-to-self' })
	expect((await lab.call('explore')).verdict).toBe('safe')
})
