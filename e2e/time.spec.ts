/** Time belongs to the person: any moment can be seen again as it was, and slow is really slow. */
import { expectBooksToBalance, factsOf } from './books.ts'
import { expect, test } from './handoff-page.ts'
import type { Snapshot } from '../src/model/snapshot.ts'

for (const pace of [1, 0.02] as const) {
	test(`a moment that was seen live at pace ${pace} is found again as it was`, async ({ lab }) => {
		await lab.goto()
		await lab.call('set', { rate: 150, dist: 'exponential', service: 40 })
		await lab.call('start')
		await lab.untilMs(400)
		await lab.call('pace', pace)
		const seen: Snapshot[] = []
		for (let i = 0; i < 8; i++) {
			const { endMs } = await lab.snapshot()
			await lab.untilMs(endMs + 150 * pace)
			await lab.call('pause')
			seen.push(await lab.snapshot())
			await lab.call('resume')
		}
		await lab.call('pause')
		const end = await lab.snapshot()
		for (const moment of [...seen].reverse()) {
			await lab.call('seek', moment.atMs)
			const again = await lab.snapshot()
			expect(again).toMatchObject({ live: false, phase: 'paused', endMs: end.endMs })
			expect(factsOf(again)).toEqual(factsOf(moment))
			expectBooksToBalance(again)
		}
		await lab.call('live')
		expect(await lab.snapshot()).toEqual(end)
	})
}

test('a moment is brought into the recording, and the run goes on beneath it', async ({ lab }) => {
	await lab.goto()
	await lab.call('start')
	await lab.untilMs(600)
	await lab.call('seek', 250)
	const then = await lab.snapshot()
	expect(then).toMatchObject({ atMs: 250, live: false, phase: 'running' })
	const later = await lab.untilMs(900)
	expect(factsOf(later)).toEqual(factsOf(then))
	await lab.call('seek', -5)
	expect((await lab.snapshot()).atMs).toBe(0)
	await lab.call('pause')
	await lab.call('seek', 1e9)
	const last = await lab.snapshot()
	expect(last.atMs).toBe(last.endMs)
})

test('at a tenth of the pace a service of 100 ms takes a second', async ({ lab }) => {
	await lab.goto()
	await lab.call('set', { consumers: 1, service: 100, rate: 100 })
	await lab.call('start')
	await lab.until(({ queues }) => queues[0]?.depth === 6, 'there is always an item to handle')
	await lab.call('pace', 0.1)
	const gapsMs = await lab.page.evaluate(async () => {
		const door = window.handoff
		if (!door) return []
		const completed = async () => (await door.snapshot()).counts.completed
		const times: number[] = []
		let seen = await completed()
		while (times.length < 4) {
			await new Promise(requestAnimationFrame)
			const now = await completed()
			if (now === seen) continue
			seen = now
			times.push(performance.now())
		}
		// The first item may have begun at full pace.
		return times.slice(1).map((time, i) => time - (times[i] ?? NaN))
	})
	expect(gapsMs).toHaveLength(3)
	for (const gapMs of gapsMs) {
		expect(gapMs).toBeGreaterThan(900)
		expect(gapMs).toBeLessThan(1250)
	}
})
