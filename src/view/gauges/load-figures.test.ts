import { expect, test } from 'vitest'
import { blockingQueueFixture } from '../../model/fixture.ts'
import type { Moment, QueueMoment } from '../../model/moment.ts'
import { figuresOf } from './scene-figures.ts'

const recorded = blockingQueueFixture({ producers: 2, consumers: 8 }).momentAt(2_000_000)
const [queue] = recorded.queues
if (queue === undefined) throw new Error('no queue')
const some: QueueMoment = queue

function loaded(stretch: Partial<Moment['stretch']>, rest: Partial<Moment> = {}): Moment {
	return { ...recorded, stretch: { ...recorded.stretch, fromUs: 0, ...stretch }, ...rest }
}

test('Little’s law has both sides, each from its own measurement, and their ratio', () => {
	const held = loaded({ inSystem: 6, accepted: 100, sojournSumUs: 12_000_000 })
	const [inside, ratio] = figuresOf('little', held)
	expect(inside).toMatchObject({ value: '6.0', theory: 'λ·W 6.0', note: 'λ 50 /s · W 120 ms' })
	expect(ratio).toMatchObject({ value: '1.000', theory: '1', note: 'n 100' })
	const lossy = loaded({ inSystem: 6, accepted: 100, sojournSumUs: 8_000_000 })
	expect(figuresOf('little', lossy)[1]?.value).toBe('1.500')
	expect(figuresOf('little', loaded({ accepted: 0 }))).toMatchObject([{ value: '–' }])
})

test('the mean wait is compared with the formula for the service and the number of queues', () => {
	const stretch = { inSystem: 6, accepted: 160, sojournSumUs: 16_000_000, meanServiceUs: 80_000 }
	const waitFor = (knobs: Moment['knobs'], queues = [some]) =>
		figuresOf('little', loaded(stretch, { knobs, queues }))[2]
	expect(waitFor({ dist: 'exponential' })).toMatchObject({ value: '20.0', unit: 'ms' })
	// Eight workers at 80 %: Erlang C 0.4576, over 8/0.08 − 80 = 20 a second.
	expect(waitFor({ dist: 'exponential' })?.theory).toBe('M/M/8 22.9')
	expect(waitFor({ dist: 'deterministic' })?.theory).toMatch(/^M\/D\/8 1[12]\./)
	const eight = Array.from({ length: 8 }, () => some)
	expect(waitFor({ dist: 'exponential' }, eight)?.theory).toBe('M/M/1 320')
	const full = loaded({ ...stretch, accepted: 200 }, { knobs: { dist: 'exponential' } })
	expect(figuresOf('little', full)[2]).toMatchObject({ theory: null, note: 'no steady state' })
})

test('utilisation is busy workers of all, beside λ·s/c of what was measured', () => {
	const held = loaded({ busy: 6.3, arrivals: 160, meanServiceUs: 80_000 })
	const [share] = figuresOf('utilisation', held)
	expect(share).toMatchObject({
		value: '78.8%',
		theory: 'λ·s/c 80.0%',
		note: '8 workers, n 160',
	})
	expect(share?.meter?.theory).toBeCloseTo(0.8)
	expect(figuresOf('utilisation', loaded({ meanServiceUs: null }))[0]?.theory).toBeNull()
})

test('where work goes from queue to queue each role says how much of its time it works', () => {
	const inStateUs = { ...recorded.threads[0]?.inStateUs, working: 200, waiting: 600 }
	const threads = recorded.threads.slice(0, 1).map((thread) => ({
		...thread,
		role: 'source',
		inStateUs: {
			...Object.fromEntries(Object.keys(inStateUs).map((state) => [state, 0])),
			...{ working: 200, waiting: 600, blocked: 200 },
		} as typeof thread.inStateUs,
	}))
	const figures = figuresOf('utilisation', { ...recorded, threads, queues: [{ ...some, gap: 1 }] })
	expect(figures).toMatchObject([{ name: 'Source works', value: '20.0%', note: 'waits 60.0%' }])
})

test('each queue has its depth, and many of them one sum', () => {
	const named = (name: string, depth: number) => ({ ...some, name, depth, capacity: 10, peak: 9 })
	const two = figuresOf('queues', {
		...recorded,
		queues: [named('queue 1', 4), named('replies', 7)],
	})
	expect(two).toMatchObject([
		{ name: 'Queue 1', value: '4', unit: 'of 10', note: 'peak 9', meter: { measured: 0.4 } },
		{ name: 'Replies', value: '7' },
	])
	const many = [3, 1, 12, 0, 2].map((depth, index) => named(`queue ${String(index + 1)}`, depth))
	expect(figuresOf('queues', { ...recorded, queues: many })).toMatchObject([
		{ name: 'In 5 queues', value: '18', note: 'longest queue 3, 12' },
	])
})

test('what was refused is counted by way, and what left a queue undone beside it', () => {
	const refusedBy = { 'at once': 12, 'timed out': 3, thrown: 0, limited: 0 }
	const counts = { ...recorded.counts, dropped: 2 }
	expect(figuresOf('refused', { ...recorded, refusedBy })).toMatchObject([
		{ value: '15', note: '12 at once, 3 timed out' },
	])
	const lost = figuresOf('refused', { ...recorded, refusedBy, counts })
	expect(lost[1]).toMatchObject({ value: '2', note: 'dropped' })
	const none = { 'at once': 0, 'timed out': 0, thrown: 0, limited: 0 }
	expect(figuresOf('refused', { ...recorded, refusedBy: none })[0]?.value).toBe('0')
})
