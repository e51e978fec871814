/** What can be measured of a trial: each is a pure function of its recording and the moment at its end. */
import { wastedShare } from '../../model/consumer-time.ts'
import type { Histogram } from '../../model/histogram.ts'
import type { Moment } from '../../model/moment.ts'
import type { Recording } from '../../model/recording.ts'
import type { Gauge, Scene } from '../../programs/scene.ts'
import { meanCanary } from '../compare/row.ts'

export interface Metric {
	/** Stands in links. */
	readonly id: string
	readonly title: string
	/** Empty when it has none. */
	readonly unit: string
	/** What is counted, a sentence. */
	readonly meaning: string
	/** Only of scenes that show this; of all when absent. */
	readonly gauge?: Gauge
	/** Null when there was nothing to measure. `end`: of the recording. */
	readonly of: (end: Moment, recording: Recording) => number | null
}

const inQueue = 'From put to take'
const inside = 'From put to done, of what was done'

export const metrics: readonly Metric[] = [
	{
		...{ id: 'throughput', title: 'Throughput', unit: 'tasks/s' },
		meaning: 'What was done, per second of run time.',
		of: (end) => perS(end, end.counts.completed),
	},
	{
		...{ id: 'goodput', title: 'Goodput', unit: 'tasks/s' },
		meaning: 'What was done before its deadline (one second without such a knob), per second.',
		of: (end) => perS(end, end.inTime),
	},
	{
		...{ id: 'wait', title: 'Mean wait', unit: 'ms', meaning: `${inQueue}, on average.` },
		of: ({ wait }) => ms(wait, wait.summary().mean),
	},
	{
		...{ id: 'p50', title: 'Latency p50', unit: 'ms', meaning: `${inside}: half of it at most.` },
		of: ({ latency }) => ms(latency, latency.quantile(0.5)),
	},
	{
		...{ id: 'p95', title: 'Latency p95', unit: 'ms', meaning: `${inside}: 95 of 100 at most.` },
		of: ({ latency }) => ms(latency, latency.quantile(0.95)),
	},
	{
		...{ id: 'p99', title: 'Latency p99', unit: 'ms', meaning: `${inside}: 99 of 100 at most.` },
		of: ({ latency }) => ms(latency, latency.quantile(0.99)),
	},
	{
		...{ id: 'answer', title: 'Answer time p95', unit: 'ms', gauge: 'answer time' },
		meaning: 'From arrival until the caller has its answer: 95 of 100 at most.',
		of: ({ answer }) => ms(answer, answer.quantile(0.95)),
	},
	{
		...{ id: 'peak', title: 'Peak depth', unit: 'items' },
		meaning: 'Most items that ever lay in one queue at once.',
		of: ({ queues }) => (queues.length > 0 ? Math.max(...queues.map(({ peak }) => peak)) : null),
	},
	{
		...{ id: 'loss', title: 'Loss', unit: '%' },
		meaning: 'Of what was offered: refused, dropped, expired, and dead letters.',
		of: lossOf,
	},
	{
		...{ id: 'detection', title: 'Detection delay', unit: 'ms', gauge: 'detection delay' },
		meaning: 'How long an item went unnoticed while a consumer was free for it, on average.',
		of: ({ detection }) => ms(detection, detection.summary().mean),
	},
	{
		...{ id: 'polls', title: 'Empty polls', unit: '1/s', gauge: 'polls' },
		meaning: 'Looks into the queue that found nothing, per second.',
		of: (end) => perS(end, end.counts.emptyPolls),
	},
	{
		...{ id: 'waste', title: 'Waste', unit: '%' },
		meaning:
			'Of the time in which consumers could use a core: looking in vain, as far back as the recording goes.',
		of: (_, recording) => 100 * wastedShare(recording, recording.startUs, recording.endUs),
	},
	{
		...{ id: 'canary', title: 'Left for others', unit: '%', gauge: 'canary' },
		meaning: 'Share of an idle core that another thread got meanwhile, measured.',
		of: (_, recording) => {
			const share = meanCanary(recording)
			return share === null ? null : 100 * share
		},
	},
	{
		...{ id: 'utilisation', title: 'Utilisation', unit: '%' },
		meaning: 'Share of the consumers that had an item in service, on average.',
		of: (end) => {
			const workers = workersAt(end)
			return workers === 0 ? null : (100 * end.stretch.busy) / workers
		},
	},
	{
		...{ id: 'futile', title: 'Futile wake-ups', unit: 'per put', gauge: 'wake-ups' },
		meaning: 'Times that a thread was woken and found nothing to do, for each item put.',
		of: ({ counts }) => (counts.accepted > 0 ? counts.futileWakeups / counts.accepted : null),
	},
]

/** Those that say something of a scene. */
export function metricsFor({ gauges }: Pick<Scene, 'gauges'>): readonly Metric[] {
	return metrics.filter(({ gauge }) => gauge === undefined || gauges.includes(gauge))
}

/** Consumers who are there. */
export function workersAt({ threads }: Pick<Moment, 'threads'>): number {
	return threads.filter(({ side, state }) => {
		return side === 'consumers' && state !== 'finished' && state !== 'failed'
	}).length
}

function lossOf({ counts }: Moment): number | null {
	const { offered, rejected, dropped, expired, deadLettered } = counts
	return offered > 0 ? (100 * (rejected + dropped + expired + deadLettered)) / offered : null
}

function perS({ atUs }: Moment, count: number): number | null {
	return atUs > 0 ? (count / atUs) * 1e6 : null
}

function ms({ count }: Histogram, us: number): number | null {
	return count > 0 ? us / 1000 : null
}
