import { mean, quantile, range, variance } from 'd3'
import { expect, test } from 'vitest'
import { KnobCells } from '../sync/knob-cells.ts'
import { SharedMemory } from '../sync/shared-memory.ts'
import { Draws } from './draws.ts'
import { changeUs, changingPhases, Ticks } from './ticks.ts'

const periodMs = 100
const periodUs = periodMs * 1000
const endUs = 60 * periodUs
/** Pollers have consecutive ids; the first is some thread of the run. */
const firstPoller = 3

interface Given {
	readonly phase: string
	readonly workers?: number
	readonly seed?: number
	readonly poll?: number
}

function ticksOf({ phase, workers = 1, seed = 1, poll = periodMs }: Given) {
	const memory = new SharedMemory(new Int32Array(256))
	const knobs = new KnobCells(memory, [
		{ name: 'poll' },
		{ name: 'workers' },
		{ name: 'phase', options: changingPhases },
	])
	knobs.set('poll', poll)
	knobs.set('workers', workers)
	knobs.set('phase', phase)
	return { knobs, ticks: new Ticks(knobs, seed) }
}

/** Ticks of one poller from `fromUs` on, in a run where nothing takes any time. */
function gridOf(ticks: Ticks, poller: number, fromUs = 0, toUs = endUs): number[] {
	const grid: number[] = []
	for (let us = ticks.after(poller, fromUs); us < toUs; us = ticks.after(poller, us)) {
		grid.push(us)
	}
	return grid
}

/** All looks of `workers` pollers, in order. */
function looksOf(given: Given): number[] {
	const { ticks } = ticksOf(given)
	return range(given.workers ?? 1)
		.flatMap((i) => gridOf(ticks, firstPoller + i))
		.sort((a, b) => a - b)
}

/** Delays of `count` rare arrivals, each taken at the next look. They come while all look: not in the first and last period. */
function delaysOf(given: Given, count: number): number[] {
	const looks = looksOf(given)
	const draws = new Draws(given.seed ?? 1, 77)
	return range(count).map(() => {
		const atUs = periodUs + (draws.word() / 2 ** 31) * (endUs - 3 * periodUs)
		const next = looks.find((us) => us >= atUs)
		if (next === undefined) {
			throw new RangeError(`nobody looks after ${String(atUs)}`)
		}
		return next - atUs
	})
}

test('one poller finds a rare task after half a period on average, evenly spread up to a whole one', () => {
	const delays = delaysOf({ phase: 'random' }, 20_000)
	expect(mean(delays) ?? 0).toBeCloseTo(periodUs / 2, -3)
	expect(quantile(delays, 0.95) ?? 0).toBeCloseTo(0.95 * periodUs, -3)
	expect((variance(delays) ?? 0) / (periodUs ** 2 / 12)).toBeCloseTo(1, 1)
	expect(Math.max(...delays)).toBeLessThanOrEqual(periodUs)
})

test.each([1, 2, 4, 8])('%i pollers with random phases: T ÷ (k + 1) on average', (workers) => {
	// Phases stay for a whole run: the law is about all runs.
	const delays = range(1, 1001).flatMap((seed) => delaysOf({ phase: 'random', workers, seed }, 20))
	expect((mean(delays) ?? 0) / (periodUs / (workers + 1))).toBeCloseTo(1, 1)
	const p95 = periodUs * (1 - 0.05 ** (1 / workers))
	expect((quantile(delays, 0.95) ?? 0) / p95).toBeCloseTo(1, 1)
})

test.each(['random', 'staggered', 'in step'])(
	'%s: the gaps between the looks of this very run decide',
	(phase) => {
		const looks = looksOf({ phase, workers: 8 }).filter((us) => us < endUs - periodUs)
		const gaps = looks.slice(1).map((us, i) => us - (looks[i] ?? 0))
		const squares = gaps.reduce((sum, gap) => sum + gap ** 2, 0)
		const expected = squares / (2 * gaps.reduce((sum, gap) => sum + gap, 0))
		const delays = delaysOf({ phase, workers: 8 }, 20_000)
		expect((mean(delays) ?? 0) / expected).toBeCloseTo(1, 1)
	},
)

test('eight in step are as slow as one, eight staggered share the period evenly', () => {
	const inStep = delaysOf({ phase: 'in step', workers: 8 }, 20_000)
	expect((mean(inStep) ?? 0) / (periodUs / 2)).toBeCloseTo(1, 1)
	const staggered = delaysOf({ phase: 'staggered', workers: 8 }, 20_000)
	expect((mean(staggered) ?? 0) / (periodUs / 16)).toBeCloseTo(1, 1)
	expect(Math.max(...staggered)).toBeLessThanOrEqual(periodUs / 8)
})

test.each(['random', 'staggered', 'in step'])(
	'%s: k pollers look k times a period, whatever the phases',
	(phase) => {
		const looks = looksOf({ phase, workers: 8 })
		expect(Math.abs(looks.length - 8 * (endUs / periodUs))).toBeLessThanOrEqual(8)
	},
)

test('whatever a poller does meanwhile, its grid does not move', () => {
	const { ticks } = ticksOf({ phase: 'random' })
	const [first = 0] = gridOf(ticks, firstPoller, 0, periodUs)
	const draws = new Draws(5, 5)
	for (let us = first, i = 0; i < 1000; i++) {
		us = ticks.after(firstPoller, us + (draws.word() / 2 ** 31) * 3 * periodUs)
		const periods = (us - first) / periodUs
		expect(periods).toBeCloseTo(Math.round(periods), 6)
	}
})

test('a sleep that ends a little early does not lead to a second look at the same tick', () => {
	const { ticks } = ticksOf({ phase: 'in step' })
	const tick = ticks.after(firstPoller, 0)
	expect(ticks.after(firstPoller, tick - 50)).toBe(tick + periodUs)
	// One that is woken long before, because it was in your hands, sleeps on to the same tick.
	expect(ticks.after(firstPoller + 1, 0)).toBe(tick)
	expect(ticks.after(firstPoller + 1, tick - 0.9 * periodUs)).toBe(tick)
})

test('the period and the phase can be turned while pollers sleep', () => {
	const { ticks, knobs } = ticksOf({ phase: 'in step', poll: 2000 })
	expect(ticks.after(firstPoller, 0)).toBe(2_000_000)
	knobs.set('poll', 10)
	// It was told a tick that is far ahead now.
	expect(ticks.after(firstPoller, 1_234_000)).toBe(1_240_000)
	knobs.set('phase', 'staggered')
	knobs.set('workers', 2)
	expect(ticks.after(firstPoller, 1_240_000)).toBe(1_245_000)
})

test('phases that change by themselves are in step at first, and random from then on', () => {
	const { ticks } = ticksOf({ phase: 'in step, then random', workers: 8 })
	const pollers = range(8).map((i) => firstPoller + i)
	const before = pollers.map((poller) => ticks.tickAfter(poller, changeUs - 1.5 * periodUs))
	expect(new Set(before).size).toBe(1)
	const after = pollers.map((poller) => ticks.tickAfter(poller, changeUs))
	expect(new Set(after).size).toBe(8)
	const random = ticksOf({ phase: 'random', workers: 8 }).ticks
	expect(after).toEqual(pollers.map((poller) => random.tickAfter(poller, changeUs)))
})

test('the same seed gives the same phases, another seed others', () => {
	const phasesOf = (seed: number) => looksOf({ phase: 'random', workers: 8, seed }).slice(0, 8)
	expect(phasesOf(3)).toEqual(phasesOf(3))
	expect(phasesOf(3)).not.toEqual(phasesOf(4))
})
