/** A pool whose tasks wait for tasks of the same pool: it stands still, says why, and the search says when. */
import { expect, test } from './handoff-page.ts'

test('four parents on four threads stand still within five seconds, and the page says why', async ({
	lab,
}) => {
	await lab.goto('/pool-starvation')
	await lab.call('start')
	const end = await lab.until(({ phase }) => phase === 'deadlocked', 'all threads wait')
	expect(end.endMs).toBeLessThan(5000)
	const reasons = end.threads.map(({ name, reason }) => [name, reason])
	expect(reasons).toEqual([
		['C1', 'reply'],
		...['T1', 'T2', 'T3', 'T4'].map((name) => [name, 'child']),
	])
	expect(end.queues[0]?.depth).toBe(4)
	const verdict = lab.page.getByText(/only threads of the pool could do them: all of them wait/)
	await expect(verdict.first()).toBeVisible()
	await expect(lab.page.getByText('k ≥ T').first()).toBeVisible()
})

test('with children elsewhere the same parents go on', async ({ lab }) => {
	await lab.goto('/pool-starvation?cure=second%20pool')
	await lab.call('pace', 5)
	await lab.call('start')
	const { phase } = await lab.until(({ counts }) => counts.completed >= 20, '20 tasks are done')
	expect(phase).toBe('running')
})

test('the search finds the shortest way to stand still, and none with a thread to spare', async ({
	lab,
}) => {
	await lab.goto('/pool-starvation?workers=2&parents=2')
	const found = await lab.call('explore')
	expect(found).toMatchObject({ verdict: 'violation', law: 'no stuck waiter', sections: 8 })
	await lab.call('set', { workers: 3 })
	expect(await lab.call('explore')).toMatchObject({ verdict: 'safe', law: null })
})
