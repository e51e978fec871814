/** A mailbox that more comes to than is read: dead letters, senders that wait, or a mailbox that grows. */
import type { Snapshot } from '../src/model/snapshot.ts'
import { expect, type HandoffPage, test } from './handoff-page.ts'
import { played } from './played.ts'

/** Messages that the actor could read in all this time, at the pace that was measured. */
function mostRead({ threads, counts }: Snapshot, ms: number): number {
	const workingMs = threads.find(({ name }) => name === 'D1')?.workingMs ?? NaN
	return (counts.completed / workingMs) * ms
}

async function overflowed(lab: HandoffPage, knobs: Record<string, unknown>, ms: number) {
	await lab.goto('/mailbox-overflow')
	return played(lab, 'mailbox-overflow', knobs, ms)
}

test('400 a second for one that reads 200: full at once, and half of all become dead letters', async ({
	lab,
}) => {
	const end = await overflowed(lab, {}, 3000)
	const [mailbox] = end.queues
	expect(mailbox).toMatchObject({ kind: 'mailbox', capacity: 20, peak: 20 })
	const { accepted, deadLettered } = end.counts
	const expected = 1 - (mostRead(end, end.endMs) + 20) / accepted
	expect(Math.abs(deadLettered / accepted - expected)).toBeLessThan(0.03)
	expect(deadLettered / accepted).toBeGreaterThan(0.4)
})

test('senders that are blocked lose nothing; without a bound the mailbox grows', async ({
	lab,
}) => {
	const blocked = await overflowed(lab, { overflow: 'block sender' }, 1500)
	expect(blocked.counts.deadLettered).toBe(0)
	expect(blocked.counts.accepted).toBeLessThan(mostRead(blocked, blocked.endMs) + 40)
	const grown = await overflowed(lab, { unbounded: true }, 2500)
	expect(grown.counts.deadLettered).toBe(0)
	expect(grown.queues[0]?.capacity).toBeNull()
	expect(grown.counts.queued).toBeGreaterThan(300)
})
