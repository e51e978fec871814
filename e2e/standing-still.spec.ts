/** Pause stops the program and not only its picture; stopping and leaving end every worker. */
import fc from 'fast-check'
import { expectBooksToBalance } from './books.ts'
import { expect, type HandoffPage, test } from './handoff-page.ts'

/** Workers that the browser itself says are alive. */
function workersOf(lab: HandoffPage): number {
	return lab.page.workers().length
}

/** The browser tells the test of a worker's end a few milliseconds after it has told the page. */
async function expectNoWorker(lab: HandoffPage, when: string): Promise<void> {
	await expect
		.poll(() => workersOf(lab), { message: `workers ${when}`, intervals: [2], timeout: 250 })
		.toBe(0)
}

test('nothing changes in a second of pause', async ({ lab }) => {
	await lab.goto()
	await lab.call('set', { rate: 300, service: 10, consumers: 4 })
	await lab.call('start')
	await lab.untilMs(800)
	await lab.call('pause')
	const [before, after] = await lab.page.evaluate(async () => {
		const door = window.handoff
		const before = await door?.snapshot()
		// The second itself is what this test is about.
		await new Promise((resolve) => {
			setTimeout(resolve, 1000)
		})
		return [before, await door?.snapshot()]
	})
	expect(before).toMatchObject({ phase: 'paused' })
	expect(after).toEqual(before)
})

test('a stop leaves no worker, and neither does leaving the scene or the page', async ({ lab }) => {
	await lab.goto()
	await lab.call('start')
	expect(workersOf(lab)).toBe(5)
	await lab.untilMs(200)
	await lab.call('stop')
	await expectNoWorker(lab, 'after a stop')

	await lab.call('start')
	expect(workersOf(lab)).toBe(5)
	await lab.follow('/')
	await expectNoWorker(lab, 'on the home page')

	await lab.follow('/blocking-queue')
	await lab.call('set', { kind: 'CPU spin', service: 5000, consumers: 8 })
	await lab.call('start')
	await lab.untilMs(300)
	expect(workersOf(lab)).toBe(10)
	await lab.call('stop')
	await expectNoWorker(lab, 'that were computing')

	await lab.call('start')
	await lab.page.goto('about:blank')
	await expectNoWorker(lab, 'of a page that was left')
})

test('threads that leave while everybody waits are not missed', async ({ lab }) => {
	await lab.goto()
	await lab.call('set', { rate: 1, producers: 1, consumers: 16 })
	await lab.call('start')
	await lab.until(
		({ threads }) => threads.filter((it) => it.state === 'waiting').length === 16,
		'sixteen consumers wait',
	)
	await lab.call('set', { consumers: 1 })
	await lab.until(
		({ threads }) => threads.filter((it) => it.state === 'finished').length === 15,
		'fifteen have left',
	)
	await lab.until(({ counts }) => counts.completed >= 1, 'the one that stays is served')
	await lab.call('pause')
	expectBooksToBalance(await lab.snapshot())
})

const anyKnobs = fc.record({
	producers: fc.integer({ min: 1, max: 2 }),
	rate: fc.integer({ min: 1, max: 500 }),
	capacity: fc.integer({ min: 1, max: 2000 }),
	dist: fc.constantFrom('deterministic', 'exponential'),
	consumers: fc.integer({ min: 1, max: 2 }),
	service: fc.integer({ min: 1, max: 5000 }),
	kind: fc.constantFrom('I/O wait', 'CPU spin'),
	seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
})

test('two hundred runs leave no worker and no memory behind', async ({ lab }) => {
	test.setTimeout(120_000)
	await lab.goto()
	const session = await lab.page.context().newCDPSession(lab.page)
	const heapBytes = async () => {
		await session.send('HeapProfiler.collectGarbage')
		const { usedSize } = await session.send('Runtime.getHeapUsage')
		return usedSize
	}
	const cycle = (knobs: object, isPaused: boolean) =>
		lab.page.evaluate(
			async ([knobs, isPaused]) => {
				const door = window.handoff
				await door?.open('blocking-queue', { ...knobs })
				await door?.start()
				if (isPaused) await door?.pause()
				await door?.stop()
			},
			[knobs, isPaused] as const,
		)
	const heaps = new Map<number, number>()
	for (const [i, knobs] of fc.sample(anyKnobs, { numRuns: 200, seed: 20_260 }).entries()) {
		await cycle(knobs, i % 2 === 0)
		await expectNoWorker(lab, `left by run ${i} with ${JSON.stringify(knobs)}`)
		if (i === 49 || i === 199) heaps.set(i, await heapBytes())
	}
	const grownBytes = (heaps.get(199) ?? NaN) - (heaps.get(49) ?? NaN)
	expect(
		grownBytes,
		`bytes after ${[...heaps].map(([i, bytes]) => `${i + 1} runs: ${bytes}`).join(', ')}`,
	).toBeLessThan(2 * 1024 * 1024)
})
