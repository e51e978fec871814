import { expect, onTestFinished, test } from 'vitest'
import { NodeCrew } from '../../tools/real-threads/node-crew.ts'
import type { KnobValue } from '../programs/knob.ts'
import { sleepPolling } from '../programs/sleep-polling/scene.ts'
import type { Phase } from '../view/session.ts'
import { measurePoint } from './sweep-point.ts'
import { Sweep, type SweepHost } from './sweep.svelte.ts'

const seed = 7

function crewOfTest(): NodeCrew {
	const crew = new NodeCrew()
	onTestFinished(() => crew.end())
	return crew
}

/** A stage whose run goes on until it is paused. */
class Stage implements SweepHost {
	readonly declaration
	readonly values: Readonly<Record<string, KnobValue>>
	readonly seed = seed
	phase: Phase = 'running'
	readonly faults: unknown[] = []

	constructor(periods: readonly number[], workers = 1) {
		const asSwept = sleepPolling.sweep?.asSwept ?? ((values) => values)
		this.declaration = { ...sleepPolling, sweep: { knob: 'poll', values: periods, asSwept } }
		this.values = { poll: 100, phase: 'random', workers, rate: 5, service: 5, first: 'unlucky' }
	}

	pause(): Promise<void> {
		this.phase = 'paused'
		return Promise.resolve()
	}

	say(action: Promise<unknown>): void {
		action.catch((error: unknown) => this.faults.push(error))
	}
}

test('a point has as many tasks and periods as it needs, and no thread plays on', async () => {
	const crew = crewOfTest()
	const values = {
		poll: 50,
		workers: 2,
		phase: 'staggered',
		rate: 20,
		service: 1,
		first: 'by chance',
	}
	const options = { scene: sleepPolling, values, seed, periodMs: 50, crew }
	const point = await measurePoint({ ...options, isCancelled: () => false })
	expect(point?.n).toBeGreaterThanOrEqual(60)
	expect(point?.delayUs).toBeGreaterThan(50_000 / 8)
	expect(point?.delayUs).toBeLessThan(50_000 / 2)
	expect(point?.emptyPerS).toBeGreaterThan(30)
	expect(point?.emptyPerS).toBeLessThan(50)
	expect(crew.size).toBe(3)
})

test('a sweep runs one period after another on fresh runs, with the stage at rest, and ends every worker', async () => {
	const crew = crewOfTest()
	const stage = new Stage([20, 100, 500])
	const sweep = new Sweep(stage, crew)
	expect(sweep.given).toEqual({ workers: 1, phase: 'random', ratePerS: 20, serviceMs: 1 })
	await sweep.measure()
	expect(stage.phase).toBe('paused')
	expect(sweep.points.map(({ periodMs }) => periodMs)).toEqual([20, 100, 500])
	expect(sweep.runningMs).toBeNull()
	expect(crew.size).toBe(0)
	// Longer is sluggish, shorter burns.
	const [a, b, c] = sweep.points
	if (!a || !b || !c) throw new RangeError('three points')
	expect(b.delayUs / a.delayUs).toBeGreaterThan(2)
	expect(c.delayUs / b.delayUs).toBeGreaterThan(2)
	expect(a.emptyPerS / b.emptyPerS).toBeGreaterThan(3)
	expect(b.emptyPerS / c.emptyPerS).toBeGreaterThan(3)
})

test('a sweep that is cancelled keeps its points and ends every worker', async () => {
	const crew = crewOfTest()
	const sweep = new Sweep(new Stage([20, 1000]), crew)
	const measured = sweep.measure()
	while (sweep.points.length === 0) await new Promise((resolve) => setImmediate(resolve))
	await sweep.cancel()
	await measured
	expect(sweep.points.map(({ periodMs }) => periodMs)).toEqual([20])
	expect(sweep.runningMs).toBeNull()
	expect(crew.size).toBe(0)
})

test('a sweep that is cancelled before it has begun does not begin', async () => {
	const crew = crewOfTest()
	const sweep = new Sweep(new Stage([20, 1000]), crew)
	const measured = sweep.measure()
	await sweep.cancel()
	await measured
	expect(sweep.points).toEqual([])
})

test('the run on the stage goes first: when it is started, the sweep ends', async () => {
	const crew = crewOfTest()
	const stage = new Stage([20, 1000])
	const sweep = new Sweep(stage, crew)
	const measured = sweep.measure()
	while (sweep.points.length === 0) await new Promise((resolve) => setImmediate(resolve))
	stage.phase = 'running'
	await measured
	expect(sweep.points).toHaveLength(1)
	expect(crew.size).toBe(0)
})

test('a sweep asked for again begins anew, after the one before has let go of its workers', async () => {
	const crew = crewOfTest()
	const sweep = new Sweep(new Stage([20, 50]), crew)
	const before = sweep.measure()
	await sweep.measure()
	await before
	expect(sweep.points).toHaveLength(2)
	expect(crew.size).toBe(0)
	await sweep.forget()
	expect(sweep.points).toEqual([])
})
