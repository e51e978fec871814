/** What a sweep has measured so far, by what it draws, and how one more point is measured. */
import { serviceKinds, timesOf } from '../programs/compute-and-wait.ts'
import type { KnobValue } from '../programs/knob.ts'
import type { Sweep as Declared } from '../programs/scene.ts'
import type {
	LoadGiven,
	LoadSweep,
	PollGiven,
	PollSweep,
	ThroughputSweep,
} from '../view/sweep/sweep-view.ts'
import type { PointPlan } from './sweep-run.ts'

export type Measured = PollSweep | LoadSweep | ThroughputSweep

type Values = Readonly<Record<string, KnobValue>>

/** Before the first point. `values`: what stands in all runs. `before`: what was measured by the sweep before. */
export function nothingMeasured(
	{ chart }: Declared,
	values: Values,
	before: Measured | null,
): Measured {
	if (chart === 'polling') return { chart, points: [], given: pollingBy(values) }
	if (chart === 'throughput') return { chart, points: [], given: taskBy(values) }
	const given = loadBy(values)
	const earlier = before?.chart === 'load' ? lastOther(before, given) : null
	return { chart, points: [], given, earlier }
}

/** Of a sweep and the one that it kept, the later that was given something else. */
function lastOther(before: LoadSweep, given: LoadGiven): LoadSweep['earlier'] {
	const { points } = before
	if (points.length > 0 && !isSame(before.given, given)) return { points, given: before.given }
	return before.earlier && !isSame(before.earlier.given, given) ? before.earlier : null
}

function isSame(one: LoadGiven, other: LoadGiven): boolean {
	return JSON.stringify(one) === JSON.stringify(other)
}

/** With one point more; null when it was cancelled, see `readRun`. What measures is fetched when it is wanted. */
export async function measureOn(measured: Measured, plan: PointPlan): Promise<Measured | null> {
	if (measured.chart === 'polling') {
		const { measurePolling } = await import('./poll-point.ts')
		const point = await measurePolling(plan)
		return point && { ...measured, points: [...measured.points, point] }
	}
	if (measured.chart === 'throughput') {
		const { measureThroughput } = await import('./throughput-point.ts')
		const point = await measureThroughput(plan, measured)
		return point && { ...measured, points: [...measured.points, point] }
	}
	const { measureLoad } = await import('./load-point.ts')
	const point = await measureLoad(plan)
	return point && { ...measured, points: [...measured.points, point] }
}

function pollingBy(values: Values): PollGiven {
	const phase = values['phase']
	return {
		workers: Number(values['workers'] ?? 1),
		phase: phase === 'in step' || phase === 'staggered' ? phase : 'random',
		ratePerS: Number(values['rate'] ?? 0),
		serviceMs: Number(values['service'] ?? 0),
	}
}

function loadBy(values: Values): LoadGiven {
	return {
		workers: Number(values['workers'] ?? 1),
		serviceMs: Number(values['service'] ?? 0),
		isConstant: values['dist'] === 'deterministic',
		isPooled: values['pooled'] !== 'separate',
		order: values['order'] === 'LIFO' ? 'LIFO' : 'FIFO',
	}
}

function taskBy(values: Values): ThroughputSweep['given'] {
	const kind = serviceKinds.find((one) => one === values['kind']) ?? 'mixed'
	return timesOf(kind, Number(values['compute'] ?? 0), Number(values['wait'] ?? 0))
}
