/** Evidence for tests of the tasks of the retry storm and of autoscaling: it just shows each, and just does not. */
import type { Moment, ThreadMoment } from '../../model/moment.ts'
import type { Evidence } from '../evidence.ts'
import { evidenceOf } from '../evidence-fixture.ts'

const { queues, threads } = evidenceOf({}).moment
const [queue] = queues
const worker = threads.find(({ side }) => side === 'consumers')

/** One queue in which so many lie, the oldest for so long. */
export function queueOf(
	part: { depth?: number; peak?: number; oldestMs?: number },
	atUs: number,
): Moment['queues'] {
	if (queue === undefined) return []
	const { depth = 0, peak = depth, oldestMs = 0 } = part
	const item = {
		...{ id: 1, producer: 'C1', kind: 0, madeUs: 0 },
		putUs: atUs - oldestMs * 1000,
	}
	return [{ ...queue, order: 'FIFO', depth, peak, items: depth > 0 ? [item] : [] }]
}

/** So many workers, so many of them with a task in hand. */
function crewOf(count: number, busy: number): readonly ThreadMoment[] {
	if (worker === undefined) return []
	return Array.from({ length: count }, (_, i) => ({
		...worker,
		...{ id: 4 + i, name: `W${i + 1}`, state: i < busy ? 'working' : 'waiting' },
		hand: i < busy ? 'taken' : 'empty',
	}))
}

const usual = { length: 3, retries: 3, deadline: 1000, workers: 8 }

/** So many seconds after a burst that ended 4 s after the beginning. */
export function stormOf(
	afterS: number,
	rates: { good: number; done?: number; rejected?: number },
	lying: Parameters<typeof queueOf>[0],
	knobs: Evidence['knobs'] = {},
): Evidence {
	const atUs = (4 + afterS) * 1e6
	return evidenceOf({
		...{ atUs, knobs: { ...usual, ...knobs }, queues: queueOf(lying, atUs) },
		...{ goodputPerS: rates.good, throughputPerS: rates.done ?? rates.good },
		counts: { rejected: rates.rejected ?? 0 },
	})
}

/** So many seconds after a burst that ended 6 s after the beginning, with so many workers, so many of them busy. */
function scaledOf(
	afterS: number,
	crew: readonly [number, number],
	lying: Parameters<typeof queueOf>[0],
): Evidence {
	const atUs = (6 + afterS) * 1e6
	const knobs = { length: 5, workers: 8 }
	return evidenceOf({ atUs, knobs, threads: crewOf(...crew), queues: queueOf(lying, atUs) })
}

const calm = { depth: 70, peak: 500, oldestMs: 900 }
const small = { depth: 80, peak: 100 }

/** Scene, task, evidence that shows it, and evidence that does not. */
export const stormCases: readonly [string, string, Evidence, Evidence][] = [
	[
		'retry-storm',
		'storm',
		stormOf(10, { good: 4, done: 100 }, {}),
		stormOf(9, { good: 4, done: 100 }, {}),
	],
	[
		'retry-storm',
		'ended',
		stormOf(10, { good: 46 }, calm),
		stormOf(10, { good: 46 }, { ...calm, oldestMs: 1100 }),
	],
	[
		'retry-storm',
		'bounded',
		stormOf(5, { good: 40, rejected: 100 }, small),
		stormOf(5, { good: 40, rejected: 100 }, { ...small, peak: 101 }),
	],
	['autoscaling', 'help', scaledOf(1, [30, 30], {}), scaledOf(1, [29, 29], {})],
	['autoscaling', 'giants', scaledOf(5, [30, 8], {}), scaledOf(5, [30, 9], {})],
	[
		'autoscaling',
		'useful',
		scaledOf(-1, [9, 9], { peak: 200 }),
		scaledOf(1, [9, 9], { peak: 200 }),
	],
]
