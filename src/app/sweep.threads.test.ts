import { expect, onTestFinished, test } from 'vitest'
import { NodeCrew } from '../../tools/real-threads/node-crew.ts'
import type { KnobValue } from '../programs/knob.ts'
import type { Scene } from '../programs/scene.ts'
import { sleepPolling } from '../programs/sleep-polling/scene.ts'
import type { Phase } from '../view/session.ts'
import type { PollPoint } from '../view/sweep/sweep-view.ts'
import { measurePolling } from './poll-point.ts'
import { Sweep, type SweepHost } from './sweep.svelte.ts'

const seed = 7

function crewOfTest(): NodeCrew {
	const crew = new NodeCrew()
	onTestFinished(() => crew.end())
	return crew
}

/** A stage whose run goes on until it is paused. */
class Stage implements SweepHost {
	readonly declaration: Scene
	readonly values: Readonly<Record<string, KnobValue>>
	readonly seed = seed
	phase: Phase = 'running'
	readonly faults: unknown[] = []

	constructor(periods: readonly number[], workers = 1) {
		const asSwept = sleepPolling.sweep?.asSwept ?? ((values) => values)
		this.declaration = {
			...sleepPolling,
			sweep: { chart: 'polling', knob: 'poll', values: periods, asSwept },
		}
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

/** For sweeps that ask nothing of it. */
const noSimulator = {
	size: 0,
	meanWaitUs: () => Promise.reject(new Error('nobody was to ask')),
	end: () => undefined,
}

/** Measured so far. */
function pointsOf({ view }: Sweep): readonly PollPoint[] {
	return view?.chart === 'polling' ? view.points : []
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
	const options = { scene: sleepPolling, values, seed, at: 50, crew, simulator: noSimulator }
	const point = await measurePolling({ ...options, isCancelled: () => false })
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
	const sweep = new Sweep(stage, { crew, simulator: noSimulator })
	expect(sweep.view?.given).toEqual({ workers: 1, phase: 'random', ratePerS: 20, serviceMs: 1 })
	await sweep.measure()
	expect(stage.phase).toBe('paused')
	expect(pointsOf(sweep).map(({ periodMs }) => periodMs)).toEqual([20, 100, 500])
	expect(sweep.view?.running).toBeNull()
	expect(crew.size).toBe(0)
	// Longer is sluggish, shorter burns.
	const [a, b, c] = pointsOf(sweep)
	if (!a || !b || !c) throw new RangeError('three points')
	expect(b.delayUs / a.delayUs).toBeGreaterThan(2)
	expect(c.delayUs / b.delayUs).toBeGreaterThan(2)
	expect(a.emptyPerS / b.emptyPerS).toBeGreaterThan(3)
	expect(b.emptyPerS / c.emptyPerS).toBeGreaterThan(3)
})

test('a sweep that is cancelled keeps its points and ends every worker', async () => {
	const crew = crewOfTest()
	const sweep = new Sweep(new Stage([20, 1000]), { crew, simulator: noSimulator })
	const measured = sweep.measure()
	while (pointsOf(sweep).length === 0) await new Promise((resolve) => setImmediate(resolve))
	await sweep.cancel()
	await measured
	expect(pointsOf(sweep).map(({ periodMs }) => periodMs)).toEqual([20])
	expect(sweep.view?.running).toBeNull()
	expect(crew.size).toBe(0)
})

test('a sweep that is cancelled before it has begun does not begin', async () => {
	const crew = crewOfTest()
	const sweep = new Sweep(new Stage([20, 1000]), { crew, simulator: noSimulator })
	const measured = sweep.measure()
	await sweep.cancel()
	await measured
	expect(pointsOf(sweep)).toEqual([])
})

test('the run on the stage goes first: when it is started, the sweep ends', async () => {
	const crew = crewOfTest()
	const stage = new Stage([20, 1000])
	const sweep = new Sweep(stage, { crew, simulator: noSimulator })
	const measured = sweep.measure()
	while (pointsOf(sweep).length === 0) await new Promise((resolve) => setImmediate(resolve))
	stage.phase = 'running'
	await measured
	expect(pointsOf(sweep)).toHaveLength(1)
	expect(crew.size).toBe(0)
})

test('a sweep asked for again begins anew, after the one before has let go of its workers', async () => {
	const crew = crewOfTest()
	const sweep = new Sweep(new Stage([20, 50]), { crew, simulator: noSimulator })
	const before = sweep.measure()
	await sweep.measure()
	await before
	expect(pointsOf(sweep)).toHaveLength(2)
	expect(crew.size).toBe(0)
	await sweep.forget()
	expect(pointsOf(sweep)).toEqual([])
})
