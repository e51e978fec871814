/** The same wave met in different ways: what is kept, and what becomes of those who are disappointed. */
import { expect, type HandoffPage, test } from './handoff-page.ts'
import { played } from './played.ts'

const bounded = { unbounded: false, capacity: 200, order: 'FIFO', shed: 'off' }
const endless = { ...bounded, unbounded: true, full: 'reject newest' }

const met = (lab: HandoffPage, knobs: Record<string, unknown>) =>
	played(lab, 'overload-policies', knobs, 6000, 10)

test('six ways to say no: the books balance, and each disappoints those that it says', async ({
	lab,
}) => {
	await lab.goto('/overload-policies')
	const reject = await met(lab, { ...bounded, full: 'reject newest' })
	expect(reject.counts.rejected).toBeGreaterThan(500)
	expect(reject.counts.dropped + reject.counts.expired).toBe(0)
	const oldest = await met(lab, { ...bounded, full: 'drop oldest' })
	expect(oldest.counts.dropped).toBeGreaterThan(500)
	const block = await met(lab, { ...bounded, full: 'block' })
	expect(block.counts.outside).toBeGreaterThan(400)
	expect(block.queues[0]?.depth).toBeLessThanOrEqual(200)
	const late = await met(lab, { ...endless, shed: 'deadline' })
	expect(late.counts.expired).toBeGreaterThan(500)
	expect(late.latencyMs.p99).toBeLessThan(1300)
	const newest = await met(lab, { ...endless, order: 'LIFO' })
	expect(newest.latencyMs.p50).toBeLessThan(300)
	const codel = await met(lab, { ...endless, shed: 'CoDel' })
	expect(codel.counts.expired).toBeGreaterThan(500)
	expect(codel.latencyMs.p99).toBeLessThan(700)
})

test('the listing is the way that was chosen', async ({ lab }) => {
	await lab.goto('/overload-policies')
	await lab.call('open', 'overload-policies', { full: 'caller runs' })
	const code = lab.page.getByRole('region', { name: 'Code', exact: true })
	await expect(code).toContainText('help-out.ts')
	await expect(code).toContainText('queue.putOrRun(me, task)')
	await expect(code).not.toContainText('codel.ts')
	await lab.call('open', 'overload-policies', { full: 'block', shed: 'CoDel' })
	await expect(code).toContainText('queue.put(me, task)')
	await expect(code).toContainText('codel.ts')
})
