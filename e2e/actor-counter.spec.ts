/** Two counters: what threads do to a shared number, and what they cannot do to an actor. */
import { expectBooksToBalance } from './books.ts'
import { expect, test } from './handoff-page.ts'

const lawOf = (name: string, { laws }: { laws: readonly { name: string; holds: boolean }[] }) =>
	laws.find((law) => law.name === name)?.holds

test('within five seconds the shared number has lost increments, and the actor none', async ({
	lab,
}) => {
	await lab.goto('/actor-counter')
	await lab.call('start')
	const end = await lab.until(({ phase }) => phase === 'finished', 'all have counted to the end')
	expect(end.endMs).toBeLessThan(6000)
	expect(end.counts).toMatchObject({ offered: 800, completed: 800, queued: 0 })
	expect(lawOf('no lost update', end)).toBe(false)
	expect(lawOf('one message at a time', end)).toBe(true)
})

test('with a lock no increment is lost, and no law is broken', async ({ lab }) => {
	await lab.goto('/actor-counter')
	await lab.call('open', 'actor-counter', { lock: 'barging', increments: 100 })
	await lab.call('start')
	const end = await lab.until(({ phase }) => phase === 'finished', 'all have counted to the end')
	expect(end.counts.completed).toBe(200)
	expectBooksToBalance(end)
})

test('the search shows the lost increment in a few steps, and real threads lose it there', async ({
	lab,
}) => {
	await lab.goto('/actor-counter')
	const found = await lab.call('explore')
	expect(found).toMatchObject({ verdict: 'violation', law: 'no lost update' })
	expect(found.steps).toBeLessThanOrEqual(16)
	if (found.schedule === undefined) throw new Error('there is no schedule')
	await lab.call('replay', found.schedule)
	expect(lawOf('no lost update', await lab.snapshot())).toBe(false)
})
