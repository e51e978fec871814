/** Clients that ask again: a burst that is over and an overload that is not, and the bound that ends it. */
import { expect, type HandoffPage, test } from './handoff-page.ts'
import { played } from './played.ts'

async function stormed(lab: HandoffPage, knobs: Record<string, unknown>, ms: number) {
	await lab.goto('/retry-storm')
	return played(lab, 'retry-storm', knobs, ms)
}

test('long after the burst everybody still asks again, and nobody is answered in time', async ({
	lab,
}) => {
	const { counts, queues, latencyMs, endMs } = await stormed(lab, {}, 16_000)
	// 60 a second and the burst ask for the first time: less than half of what came.
	const newcomers = 60 * ((endMs - 3000) / 1000) + 3 * 400
	expect(counts.offered).toBeGreaterThan(1.8 * newcomers)
	expect(counts.rejected).toBe(0)
	expect(queues[0]).toMatchObject({ capacity: null })
	expect(queues[0]?.depth).toBeGreaterThan(1500)
	expect(latencyMs.p50).toBeGreaterThan(2000)
	const gauges = lab.page.getByRole('region', { name: 'Gauges' })
	await expect(gauges.getByText(/goodput/i).first()).toBeVisible()
})

test('with room for 80 whoever gets in is answered in time', async ({ lab }) => {
	const { counts, queues, latencyMs } = await stormed(lab, { unbounded: false }, 14_000)
	expect(queues[0]).toMatchObject({ capacity: 80 })
	expect(queues[0]?.peak).toBeLessThanOrEqual(80)
	expect(queues[0]?.depth).toBeLessThan(60)
	expect(counts.rejected).toBeGreaterThan(500)
	expect(latencyMs.p99).toBeLessThan(2000)
})
