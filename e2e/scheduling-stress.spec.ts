/** Stress: nobody thinks, nobody waits for the picture, and the run stands still at the first law that it breaks. */
import { expect, test } from './handoff-page.ts'
import { SchedulingPage } from './scheduling-page.ts'

for (const [id, law] of [
	['stolen-item', 'no duplicate'],
	['single-condition-deadlock', 'no stuck waiter'],
] as const) {
	test(`under stress ${id} breaks “${law}” within seconds`, async ({ lab }) => {
		await lab.goto(`/${id}`)
		const hands = new SchedulingPage(lab)
		await hands.search.getByRole('button', { name: 'Stress it' }).click()
		const end = await lab.until(({ laws }) => laws.some(({ holds }) => !holds), 'a law is broken')
		await hands.settle()
		const { phase, laws, endMs, live } = await lab.until(
			(now) => now.phase !== 'running',
			'it stands still',
		)
		expect(['paused', 'deadlocked']).toContain(phase)
		expect(live).toBe(true)
		expect(laws.filter(({ holds }) => !holds).map(({ name }) => name)).toContain(law)
		expect(endMs - end.endMs, 'ms until it stands still').toBeLessThan(500)
		await expect(hands.banner).toBeVisible()
		expect(await lab.snapshot()).toMatchObject({ phase, endMs })
		await lab.call('stop')
		await hands.expectNoWorker('after a stop')
	})
}
