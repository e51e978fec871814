/** The steady load: handlers answer at once, and as many workers are busy as Little's law says. */
import { expectBooksToBalance } from './books.ts'
import { expect, test } from './handoff-page.ts'
import type { Snapshot } from '../src/model/snapshot.ts'

/** Workers busy on average between two moments. */
function busyBetween(from: Snapshot, to: Snapshot): number {
	const workingMs = ({ threads }: Snapshot) =>
		threads
			.filter(({ role }) => role === 'worker')
			.reduce((sum, thread) => sum + thread.workingMs, 0)
	return (workingMs(to) - workingMs(from)) / (to.atMs - from.atMs)
}

test('as many workers are busy as arrive per second times the seconds each takes', async ({
	lab,
}) => {
	await lab.goto('/steady-load')
	await lab.call('pace', 5)
	await lab.call('set', { tasks: 'one sort' })
	await lab.call('start')
	const from = await lab.untilMs(1000)
	const to = await lab.untilMs(16_000)
	const perS = ((to.counts.offered - from.counts.offered) / (to.atMs - from.atMs)) * 1000
	const serviceS = (to.latencyMs.mean - to.waitMs.mean) / 1000
	expect(busyBetween(from, to) / (perS * serviceS)).toBeGreaterThan(0.85)
	expect(busyBetween(from, to) / (perS * serviceS)).toBeLessThan(1.15)
	await lab.call('pause')
	expectBooksToBalance(await lab.snapshot())
})

test('handlers that do the work themselves are stuck in it, and nothing is lost', async ({
	lab,
}) => {
	await lab.goto('/steady-load')
	await lab.call('pace', 5)
	await lab.call('set', { sync: true })
	await lab.call('start')
	await lab.until(({ counts }) => counts.outside > 20, 'requests pile up outside')
	await lab.call('pause')
	const paused = await lab.snapshot()
	const { counts } = paused
	expect(counts.queued).toBe(0)
	expect(counts.offered).toBe(counts.accepted + counts.outside)
	expect(counts.accepted).toBe(counts.completed + counts.inService)
})

test('photos are really made small, and can be seen', async ({ lab }) => {
	await lab.goto('/steady-load')
	await lab.call('pace', 5)
	await lab.call('set', { tasks: 'e-mail, photo, report' })
	await lab.call('start')
	const photos = lab.page.getByRole('img', { name: /photo of task \d+/i })
	await expect(photos.first()).toBeVisible()
	const pixels = await photos.first().evaluate((photo) => {
		const canvas = photo.querySelector('canvas')
		if (!canvas) throw new Error('a photo is drawn on a canvas')
		const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {}
		return new Set(data).size
	})
	expect(pixels).toBeGreaterThan(16)
})
