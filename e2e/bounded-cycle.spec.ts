/** Client and server with bounded queues both ways: free running, by search, and what the page says of it. */
import { expectBooksToBalance } from './books.ts'
import { expect, test } from './handoff-page.ts'

test('six ahead hang within five seconds, and the page says who waits for what', async ({
	lab,
}) => {
	await lab.goto('/bounded-cycle')
	await lab.call('start')
	const end = await lab.until(({ phase }) => phase === 'deadlocked', 'it hangs')
	expect(end.endMs).toBeLessThan(5000)
	expect(end.threads.map(({ name, state, reason }) => [name, state, reason])).toEqual([
		['C1', 'waiting', 'full'],
		['S1', 'waiting', 'full'],
	])
	const said = lab.page.getByRole('alert')
	await expect(said).toContainText(
		'C1 waits for “requests not full”; S1 waits for “replies not full”',
	)
	await expect(said).toContainText('N > R + S + 1')
	await expect(said).toContainText('here 6 > 2 + 2 + 1')
	expectBooksToBalance({ ...end, laws: end.laws.filter(({ holds }) => holds) })

	await lab.call('open', 'bounded-cycle', { ahead: 5 })
	await lab.call('pace', 10)
	await lab.call('start')
	const later = await lab.until(({ counts }) => counts.completed >= 15, 'three rounds')
	expect(later.phase, 'five ahead go on').toBe('running')
	await lab.call('pause')
	expectBooksToBalance(await lab.snapshot())
})

test('by hand, each goes as far as it can, and it hangs as well', async ({ lab }) => {
	await lab.goto('/bounded-cycle')
	const steps = await lab.page.evaluate(async () => {
		const door = window.handoff
		if (!door) throw new Error('the page has no console')
		let steps = 0
		for (let idle = 0; idle < 2; idle++) {
			for (const thread of ['C1', 'S1']) {
				// Refused: it cannot go on by itself.
				for (; await door.step(thread).catch(() => null); steps++) idle = 0
			}
		}
		return steps
	})
	expect(steps).toBeGreaterThan(20)
	const { phase, counts, queues } = await lab.snapshot()
	expect(phase).toBe('deadlocked')
	expect(queues.filter(({ kind }) => kind === 'queue').map(({ depth }) => depth)).toEqual([2, 2])
	expect(counts).toMatchObject({ accepted: 5, inService: 1, completed: 0, outside: 1 })
})

test('the search says where it hangs, and real threads do what it found', async ({ lab }) => {
	await lab.goto('/bounded-cycle')
	for (const [requests, replies] of [
		[1, 2],
		[2, 2],
	] as const) {
		const fits = requests + replies + 1
		await lab.call('open', 'bounded-cycle', { requests, replies, ahead: fits })
		expect(await lab.call('explore')).toMatchObject({ verdict: 'safe', law: null })
		await lab.call('open', 'bounded-cycle', { requests, replies, ahead: fits + 1 })
		const found = await lab.call('explore')
		const sections = requests + 3 * replies + 4
		expect(found).toMatchObject({ verdict: 'violation', law: 'no stuck waiter', sections })
	}
	await lab.call('replay')
	expect(await lab.snapshot()).toMatchObject({ phase: 'deadlocked' })
})
