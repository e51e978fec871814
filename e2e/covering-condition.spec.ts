/** Different amounts at one condition: a notify strands the small one, waking all frees it. */
import { expectBooksToBalance } from './books.ts'
import { expect, test } from './handoff-page.ts'

test('as it begins, all sleep within five seconds, the small one beside enough; waking all frees it', async ({
	lab,
}) => {
	await lab.goto('/covering-condition')
	await lab.call('start')
	const stuck = await lab.until(({ phase }) => phase === 'deadlocked', 'everybody sleeps')
	expect(stuck.endMs).toBeLessThan(5000)
	expect(stuck.queues.find(({ name }) => name === 'free')?.depth).toBeGreaterThanOrEqual(1)
	const asleep = stuck.threads.filter(({ state }) => state === 'waiting').map(({ name }) => name)
	expect(asleep).toEqual(['F1', 'L1', 'S1'])
	await lab.call('set', { notify: 'all' })
	await lab.call('pace', 4)
	await lab.call('start')
	await lab.until(({ counts }) => counts.completed >= 25, 'both are served')
	await lab.call('pause')
	expectBooksToBalance(await lab.snapshot())
})

test('the search finds the stranding, proves waking all, and the real threads play what it found', async ({
	lab,
}) => {
	await lab.goto('/covering-condition')
	const found = await lab.call('explore')
	expect(found).toMatchObject({ verdict: 'violation', law: 'no stuck waiter', sections: 5 })
	await lab.call('replay', found.schedule ?? '')
	expect((await lab.snapshot()).phase).toBe('deadlocked')
	await lab.call('set', { notify: 'all' })
	expect((await lab.call('explore')).verdict).toBe('safe')
})
