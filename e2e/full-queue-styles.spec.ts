/** One full queue, four ways to meet it: waiting, false at once, false after a while, an exception. */
import { expectBooksToBalance } from './books.ts'
import { expect, test } from './handoff-page.ts'

test('one waits and three are refused, each in its own way, and all of it is counted', async ({
	lab,
}) => {
	await lab.goto('/full-queue-styles')
	await lab.call('start')
	const reasons = new Set<string | null>()
	const end = await lab.until(({ threads, counts, endMs }) => {
		for (const { name, state, reason } of threads) {
			if (state === 'waiting' && reason === 'full') reasons.add(name)
		}
		return endMs >= 5000 && counts.rejected >= 15
	}, 'many are refused')
	expect([...reasons].sort(), 'who waits for a place').toEqual(['P1', 'T1'])
	expect(end.queues[0]).toMatchObject({ capacity: 4, peak: 4 })
	const waiting = (name: string) =>
		end.threads.find((thread) => thread.name === name)?.waitingMs ?? NaN
	expect(waiting('P1')).toBeGreaterThan(500)
	expect(waiting('O1')).toBe(0)
	expect(waiting('A1')).toBe(0)
	await lab.call('pause')
	expectBooksToBalance(await lab.snapshot())
})

test('with fewer producers the last ways drop out, and come back', async ({ lab }) => {
	await lab.goto('/full-queue-styles?producers=2')
	await lab.call('start')
	await lab.untilMs(500)
	const names = async () =>
		(await lab.snapshot()).threads
			.filter(({ state }) => state !== 'finished')
			.map(({ name }) => name)
	expect(await names()).toEqual(['P1', 'O1', 'C1'])
	await lab.call('set', { producers: 4 })
	await expect.poll(names).toEqual(['P1', 'O1', 'T1', 'A1', 'C1'])
})
