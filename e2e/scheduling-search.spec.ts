/** The search over all schedules, as scripts ask it: what it finds, real threads do again; what it proves, it bounds. */
import { expect, test } from './handoff-page.ts'
import { namesIn } from './scheduling-page.ts'
import type { ThreadSnapshot } from '../src/model/snapshot.ts'

const hangs = 'no stuck waiter'

/** Where a thread is, for what, and since when. */
function placeOf({ name, state, reason, line, sinceMs }: ThreadSnapshot): object {
	return { name, state, reason, line, sinceMs }
}

test('one condition, 2 and 2, capacity 1: found in 8 sections, and 50 replays of 50 end deadlocked', async ({
	lab,
}) => {
	test.setTimeout(60_000)
	await lab.goto()
	const hanging = { producers: 2, consumers: 2, capacity: 1 }
	await lab.call('open', 'single-condition-deadlock', hanging)
	const { took, found } = await lab.page.evaluate(async () => {
		const from = performance.now()
		const found = await window.handoff?.explore()
		return { took: performance.now() - from, found }
	})
	expect(found).toMatchObject({ verdict: 'violation', law: hangs, sections: 8 })
	expect(took, 'ms of the search').toBeLessThan(2000)

	const ends = await lab.page.evaluate(async () => {
		const ends = []
		for (let i = 0; i < 50; i++) {
			await window.handoff?.replay()
			ends.push(await window.handoff?.snapshot())
		}
		return ends
	})
	expect(ends).toHaveLength(50)
	expect(namesIn(ends[0]?.threads ?? [], 'waiting')).toEqual(['P1', 'P2', 'C1', 'C2'])
	expect(ends[0]?.threads.map(({ reason }) => reason)).toEqual(Array(4).fill('changed'))
	for (const [i, end] of ends.entries()) {
		expect(end?.phase, `replay ${i + 1}`).toBe('deadlocked')
		expect(end?.threads.map(placeOf)).toEqual(ends[0]?.threads.map(placeOf))
		expect(end).toMatchObject({ endMs: ends[0]?.endMs, queues: ends[0]?.queues })
	}

	await lab.call('open', 'single-condition-deadlock', { ...hanging, capacity: 2 })
	expect(await lab.call('explore')).toMatchObject({ verdict: 'safe', law: null })
})

interface Outcome {
	readonly id: string
	readonly knobs?: Record<string, number>
	readonly verdict: 'safe' | 'violation'
	readonly law?: string
	/** How the run ends that plays what was found; a law that is broken ends nothing by itself. */
	readonly ends?: 'deadlocked' | 'paused'
}

const outcomes: readonly Outcome[] = [
	{ id: 'wait-notify', verdict: 'safe' },
	{ id: 'lost-wakeup', verdict: 'violation', law: hangs, ends: 'deadlocked' },
	{ id: 'stolen-item', verdict: 'violation', law: 'no duplicate', ends: 'paused' },
	{ id: 'overfull', verdict: 'violation', law: 'capacity', ends: 'paused' },
	{ id: 'single-condition-deadlock', verdict: 'violation', law: hangs, ends: 'deadlocked' },
	{ id: 'safe-by-one', verdict: 'safe' },
	{
		id: 'safe-by-one',
		knobs: { capacity: 1 },
		verdict: 'violation',
		law: hangs,
		ends: 'deadlocked',
	},
]

test('every scene has the verdict of the course, and the real workers break the same law', async ({
	lab,
}) => {
	await lab.goto()
	for (const { id, knobs = {}, verdict, law = null, ends } of outcomes) {
		const what = `${id} ${JSON.stringify(knobs)}`
		await lab.call('open', id, knobs)
		const found = await lab.call('explore')
		expect(found, what).toMatchObject({ verdict, law })
		if (ends === undefined) {
			expect(await lab.refusal('replay'), what).toMatch(/^This schedule cannot be played: none/)
			continue
		}
		expect(found.detail, what).toMatch(/\b[PC]\d\b/)
		await lab.call('replay', found.schedule)
		const { phase, laws } = await lab.snapshot()
		expect(phase, what).toBe(ends)
		const broken = laws.filter(({ holds }) => !holds).map(({ name }) => name)
		expect(broken, what).toContain(law)
	}
})

test('guarded by “while” and with two conditions the same scenes are safe', async ({ lab }) => {
	await lab.goto()
	const mended = [
		['lost-wakeup', { lock: 'barging', join: 'before' }],
		['stolen-item', { guard: 'while' }],
		['overfull', { guard: 'while' }],
		['single-condition-deadlock', { cvs: 2 }],
		['single-condition-deadlock', { notify: 'all' }],
		['safe-by-one', { capacity: 1, cvs: 2 }],
	] as const
	for (const [id, knobs] of mended) {
		await lab.call('open', id, knobs)
		expect(await lab.call('explore'), `${id} ${JSON.stringify(knobs)}`).toMatchObject({
			verdict: 'safe',
			law: null,
		})
	}
})

test('4 and 3 with capacity 3 is found within 10 s, and the page answers all the while', async ({
	lab,
}) => {
	await lab.goto()
	await lab.call('open', 'single-condition-deadlock', { producers: 4, consumers: 3, capacity: 3 })
	const { took, found, longest, planted } = await lab.page.evaluate(async () => {
		const tasksMs: number[] = []
		const watch = new PerformanceObserver((list) => {
			for (const { duration } of list.getEntries()) tasksMs.push(duration)
		})
		watch.observe({ type: 'longtask' })
		const from = performance.now()
		const found = await window.handoff?.explore()
		const took = performance.now() - from
		const longest = [...tasksMs]
		// A task of 300 ms shows that one would be noticed; those of the search are told before it.
		setTimeout(() => {
			const until = performance.now() + 300
			while (performance.now() < until);
		})
		while (!tasksMs.some((ms) => ms >= 300)) await window.handoff?.whenIdle()
		const planted = tasksMs.findIndex((ms) => ms >= 300)
		return { took, found, longest: Math.max(0, ...longest, ...tasksMs.slice(0, planted)), planted }
	})
	expect(found).toMatchObject({ verdict: 'violation', law: hangs })
	expect(found?.states).toBeGreaterThan(1000)
	expect(took, 'ms of the search').toBeLessThan(10_000)
	expect(planted, 'the task planted after the search is noticed').toBeGreaterThanOrEqual(0)
	expect(longest, 'ms of the longest task on the thread of the page').toBeLessThan(100)
})

test('a search without budget says so, and what is no budget is refused', async ({ lab }) => {
	await lab.goto()
	await lab.call('open', 'single-condition-deadlock', { producers: 4, consumers: 3, capacity: 3 })
	expect(await lab.call('explore', { budgetMs: 1 })).toMatchObject({ verdict: 'limit', law: null })
	const few = await lab.call('explore', { maxStates: 100 })
	expect(few).toMatchObject({ verdict: 'limit', law: null })
	expect(few.states).toBeLessThan(300)
	for (const none of [0, -1, NaN, 'x', null, {}]) {
		expect(await lab.refusal('explore', { budgetMs: none })).toBe('budgetMs is a number above 0')
	}
	expect(await lab.refusal('replay', 'nonsense')).toMatch(/^This schedule cannot be played: /)
})
