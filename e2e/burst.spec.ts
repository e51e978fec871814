/** A wave: the triangle, the delay long after it, and what a bound does instead. */
import type { Snapshot } from '../src/model/snapshot.ts'
import { expect, type HandoffPage, test } from './handoff-page.ts'
import { played } from './played.ts'

async function waved(lab: HandoffPage, knobs: Record<string, unknown>, ms: number, pace = 5) {
	await lab.goto('/burst')
	return played(lab, 'burst', knobs, ms, pace)
}

/** What the workers could do at most, by how long each task took them, per second. */
function mostPerS({ threads, counts }: Snapshot): number {
	const workers = threads.filter(({ role }) => role === 'worker')
	const workingMs = workers.reduce((sum, thread) => sum + thread.workingMs, 0)
	return (workers.length * 1000 * counts.completed) / workingMs
}

test('400 a second for 5 s on 100 a second: as deep as what came and was not done, and still deep later', async ({
	lab,
}) => {
	const end = await waved(lab, {}, 16_000)
	const [queue] = end.queues
	const perS = mostPerS(end)
	expect(end.counts.rejected).toBe(0)
	expect((queue?.peak ?? 0) / ((400 - perS) * 5)).toBeGreaterThan(0.9)
	expect((queue?.peak ?? 0) / ((400 - perS) * 5)).toBeLessThan(1.1)
	expect(queue?.depth).toBeGreaterThan(600)
	const gauges = lab.page.getByRole('region', { name: 'Gauges' })
	await expect(gauges.getByText(/goodput/i).first()).toBeVisible()
})

test('with 80 places 503 is said at once, and whoever is inside waits a second or so', async ({
	lab,
}) => {
	const { counts, queues, latencyMs } = await waved(lab, { unbounded: false }, 8000)
	expect(queues[0]).toMatchObject({ capacity: 80, peak: 80 })
	expect(counts.rejected).toBeGreaterThan(900)
	expect(latencyMs.max).toBeLessThan(2500)
})

test('a hundred thousand stand in line, and the page still answers', async ({ lab }) => {
	const sale = { burst: 10_000, length: 10, rate: 1, unbounded: false, capacity: 100_000 }
	const { counts, queues } = await waved(lab, sale, 14_000)
	expect(counts.rejected).toBe(0)
	expect(queues[0]?.depth).toBeGreaterThan(95_000)
	const cost = await lab.page.evaluate(async () => {
		const from = performance.now()
		for (let i = 0; i < 10; i++) await new Promise(requestAnimationFrame)
		return (performance.now() - from) / 10
	})
	expect(cost).toBeLessThan(100)
})

test('a chip pressed when the wave is over sends the wave again', async ({ lab }) => {
	const { endMs } = await waved(lab, {}, 7000, 10)
	expect(endMs).toBeGreaterThan(6000)
	const honest = lab.page.getByRole('button', { name: '80 places', exact: true })
	for (let card = 0; card < 4; card++) await lab.page.keyboard.press('PageDown')
	await honest.click()
	await lab.call('whenIdle')
	await lab.until(({ counts }) => counts.rejected > 200, 'the same wave meets 80 places')
	expect((await lab.snapshot()).queues[0]).toMatchObject({ capacity: 80, peak: 80 })
})
