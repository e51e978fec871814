/** Closing time: who stays, what is left, and what the page says of it. */
import { expectBooksToBalance } from './books.ts'
import type { Snapshot } from '../src/model/snapshot.ts'
import { expect, type HandoffPage, test } from './handoff-page.ts'

const consumersLeft = ({ threads }: Snapshot) =>
	threads.filter(({ role, state }) => role === 'consumer' && state === 'finished').length

/** Closes with `knobs`, to the end. */
async function closed(lab: HandoffPage, knobs: Record<string, unknown>): Promise<Snapshot> {
	await lab.call('open', 'shutdown', knobs)
	await lab.call('pace', 4)
	await lab.call('start')
	const isOver = ({ phase }: Snapshot) => phase === 'finished' || phase === 'deadlocked'
	return lab.until(isOver, 'the run comes to its end')
}

test('three pills for four consumers: one waits for ever within five seconds, and is named', async ({
	lab,
}) => {
	await lab.goto('/shutdown')
	await lab.call('start')
	const end = await lab.until(({ phase }) => phase === 'deadlocked', 'somebody waits for ever')
	expect(end.endMs).toBeLessThan(5000)
	expect(consumersLeft(end)).toBe(3)
	const [stays] = end.threads.filter(({ state }) => state === 'waiting')
	expect(stays?.reason).toBe('empty')
	await expect(lab.page.getByRole('alert')).toContainText(`${stays?.name ?? ''} waits for ever`)
	await expect(lab.page.getByRole('alert')).toContainText('everybody who could put has left')
	// Whoever takes a pill goes: it is not handled.
	const latencyMs = { ...end.latencyMs, count: end.latencyMs.count + 3 }
	expectBooksToBalance({ ...end, latencyMs, laws: end.laws.filter(({ holds }) => holds) })
	// And the page cleans up after it.
	await lab.call('reset')
	await expect.poll(() => lab.page.workers().length).toBe(0)
})

test('each other way lets everybody leave; what it costs differs', async ({ lab }) => {
	await lab.goto('/shutdown')
	const pills = await closed(lab, { pills: 4 })
	expect([pills.phase, consumersLeft(pills), pills.counts.queued]).toEqual(['finished', 4, 0])
	const polls = await closed(lab, { stop: 'poll+flag' })
	expect([polls.phase, consumersLeft(polls), polls.counts.queued]).toEqual(['finished', 4, 0])
	// The last one has polled in vain, for 500 ms, after the flag went up.
	const leftMs = (role: string) =>
		polls.threads.filter((thread) => thread.role === role).map(({ sinceMs }) => sinceMs)
	expect(Math.max(...leftMs('consumer')) - Math.max(...leftMs('closer'))).toBeGreaterThan(450)
	const interrupted = await closed(lab, { stop: 'interrupt' })
	expect([interrupted.phase, consumersLeft(interrupted)]).toEqual(['finished', 4])
	expect(interrupted.counts.queued).toBeGreaterThan(0)
	const now = await closed(lab, { stop: 'now' })
	expect([now.phase, consumersLeft(now), now.counts.queued]).toEqual(['finished', 4, 0])
	expect(now.counts.dropped).toBeGreaterThan(0)
	expectBooksToBalance(now)
})

test('the listing shows the programs that run', async ({ lab }) => {
	await lab.goto('/shutdown')
	const programs = async () => {
		const { threads } = await lab.snapshot()
		return new Set(threads.map(({ program }) => program))
	}
	expect(await programs()).toContain('shutdown/until-pill.ts')
	await lab.call('open', 'shutdown', { stop: 'interrupt' })
	expect(await programs()).toEqual(
		new Set(['shutdown/produce.ts', 'shutdown/interrupt.ts', 'shutdown/until-interrupted.ts']),
	)
})

test('the search proves it: a pill too few leaves one in the shortest schedule, enough are safe', async ({
	lab,
}) => {
	await lab.goto('/shutdown')
	const small = { producers: 1, consumers: 2, capacity: 1 }
	await lab.call('open', 'shutdown', { ...small, pills: 2 })
	expect(await lab.call('explore')).toMatchObject({ verdict: 'safe', law: null })
	await lab.call('open', 'shutdown', { ...small, pills: 1 })
	const found = await lab.call('explore')
	expect(found).toMatchObject({ verdict: 'violation', law: 'no stuck waiter' })
	await lab.call('replay')
	const end = await lab.snapshot()
	expect(end.phase).toBe('deadlocked')
	expect(consumersLeft(end)).toBe(1)
})
