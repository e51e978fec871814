/** Runs that are started and stopped again at once: no thread stays, and no shared memory. */
import { expect, test } from './handoff-page.ts'

const cycles = 20

declare global {
	interface Window {
		/** Buffers of shared memory that are alive. */
		sharedAlive?: number
	}
}

test('twenty runs that are stopped at once leave neither a worker nor shared memory behind', async ({
	lab,
}) => {
	test.slow()
	const { page } = lab
	await page.addInitScript(() => {
		window.sharedAlive = 0
		const freed = new FinalizationRegistry(() => {
			window.sharedAlive = (window.sharedAlive ?? 0) - 1
		})
		window.SharedArrayBuffer = new Proxy(SharedArrayBuffer, {
			construct(target, given, self: new () => object) {
				const buffer = Reflect.construct(target, given, self) as SharedArrayBuffer
				window.sharedAlive = (window.sharedAlive ?? 0) + 1
				freed.register(buffer, null)
				return buffer
			},
		})
	})
	await lab.goto()
	const debugging = await page.context().newCDPSession(page)
	const alive = async () => {
		await debugging.send('HeapProfiler.collectGarbage')
		return page.evaluate(() => window.sharedAlive)
	}
	for (let cycle = 0; cycle < cycles; cycle++) {
		await lab.call('start')
		await lab.call('stop')
		await expect.poll(() => page.workers().length, { intervals: [5], timeout: 30_000 }).toBe(0)
	}
	expect(await page.evaluate(() => window.sharedAlive)).toBeGreaterThan(0)
	await lab.call('reset')
	await expect.poll(alive, { intervals: [50] }).toBeLessThanOrEqual(2)
	await lab.call('start')
	await lab.until(({ counts }) => counts.completed > 0, 'items are completed after all')
	expect(page.workers().length).toBeGreaterThan(0)
	await lab.call('stop')
	await expect.poll(() => page.workers().length).toBe(0)
})
