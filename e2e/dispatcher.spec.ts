/** Many actors on few threads: turns, and handlers that block. */
import { expectBooksToBalance } from './books.ts'
import { expect, test } from './handoff-page.ts'

test('two threads run sixteen actors, and nobody handles two messages at once', async ({ lab }) => {
	await lab.goto('/dispatcher')
	await lab.call('start')
	await lab.untilMs(1500)
	await lab.call('pause')
	const { queues, laws, counts, ...end } = await lab.snapshot()
	expect(queues.filter(({ kind }) => kind === 'mailbox')).toHaveLength(16)
	expect(laws.find(({ name }) => name === 'one message at a time')?.holds).toBe(true)
	expect(counts.completed).toBeGreaterThan(500)
	expectBooksToBalance({ ...end, queues, laws, counts })
})

test('two that block stop everybody on two threads, and nobody on threads of their own', async ({
	lab,
}) => {
	const during = async (separate: boolean) => {
		await lab.call('open', 'dispatcher', { blockers: 2, tput: 1, separate })
		await lab.call('start')
		const from = await lab.untilMs(3200)
		const to = await lab.untilMs(4500)
		return to.counts.completed - from.counts.completed
	}
	await lab.goto('/dispatcher')
	expect(await during(false)).toBe(0)
	expect(await during(true)).toBeGreaterThan(300)
})
