/** Long tasks in front of short ones: one queue for all, and a queue with workers for each kind. */
import type { Snapshot } from '../src/model/snapshot.ts'
import { expect, type HandoffPage, test } from './handoff-page.ts'
import { played } from './played.ts'

/** The run up to a while after the reports have come. */
async function convoyWith(lab: HandoffPage, knobs: Record<string, unknown>): Promise<Snapshot> {
	await lab.goto('/convoy')
	return played(lab, 'convoy', knobs, 3500)
}

const depthOf = ({ queues }: Snapshot, name: string) =>
	queues.find((queue) => queue.name === name)?.depth ?? Number.NaN

test('a dozen reports: e-mails stand in line for as long as a report takes', async ({ lab }) => {
	const end = await convoyWith(lab, {})
	expect(depthOf(end, 'queue')).toBeGreaterThan(60)
	await lab.call('resume')
	await lab.untilMs(4600)
	await lab.call('pause')
	expect((await lab.snapshot()).waitMs.max).toBeGreaterThan(2500)
})

test('bulkheads: reports stand in line, and hardly ever an e-mail', async ({ lab }) => {
	const end = await convoyWith(lab, { pools: 'bulkheads' })
	expect(depthOf(end, 'reports')).toBe(8)
	expect(depthOf(end, 'e-mails')).toBeLessThan(15)
	expect(end.counts.completed).toBeGreaterThan(140)
	const guide = lab.page.getByRole('region', { name: 'Guide' })
	await expect(guide).toContainText('Short and long tasks')
})
