/** The benchmark page: measures everything in one run, in random order, and leaves the figures to the tool that opened it. */
import { shuffle } from 'd3'
import type { Shape } from './contestant.ts'
import type { ContestantName } from './contestants.ts'
import {
	crowdFlow,
	gateCosts,
	handOffs,
	postedFlow,
	soloCost,
	ratiosByTurns,
	throughput,
	TooSlow,
} from './crew.ts'

declare global {
	interface Window {
		bench: typeof bench
	}
}

/** A contest is written `ours 2x2 c16`: who, producers × consumers, capacity. */
export interface Plan {
	readonly repetitions: number
	readonly lapsMs: readonly number[]
	readonly contests: readonly string[]
	/** Shapes for which tracing is compared with none. */
	readonly traced: readonly string[]
	/** Shapes for which gates and markers are compared with none. */
	readonly gated: readonly string[]
}

/** Samples by name, in the order measured. */
export type Samples = Record<string, number[]>

async function bench(plan: Plan): Promise<Samples> {
	const samples: Samples = {}
	const note = (name: string, ...values: number[]) => {
		;(samples[name] ??= []).push(...values)
	}
	const jobs = [
		...plan.contests.map((contest) => () => compete(contest, plan.lapsMs, note)),
		...plan.traced.map((shape) => async () => {
			note(
				`tracing ${shape}`,
				...(await ratiosByTurns('tracedByTurns', shapeOf(shape), plan.lapsMs)),
			)
		}),
		...plan.gated.map((shape) => async () => {
			note(`gates ${shape}`, ...(await ratiosByTurns('gatedByTurns', shapeOf(shape), plan.lapsMs)))
		}),
		async () => {
			const [ours, posted] = [await crowdFlow(), await postedFlow()]
			if (!ours.isIntact || !posted.isIntact) {
				throw new Error('actors lost messages, or got them out of order')
			}
			note('actors', ours.perSecond)
			note('actors posted', posted.perSecond)
		},
		async () => {
			note('solo', await soloCost(false))
		},
		async () => {
			note('solo traced', await soloCost(true))
		},
		async () => {
			const { gateNs, markerNs } = await gateCosts()
			note('gate', gateNs)
			note('marker', markerNs)
		},
		async () => {
			const { bareUs, oursUs } = await handOffs()
			note('hand-off bare', ...bareUs)
			note('hand-off ours', ...oursUs)
		},
	]
	for (let i = 0; i < plan.repetitions; i++) {
		for (const job of shuffle([...jobs])) await job()
	}
	return samples
}

async function compete(
	contest: string,
	lapsMs: readonly number[],
	note: (name: string, value: number) => void,
): Promise<void> {
	const contestant = contest.slice(0, contest.indexOf(' ')) as ContestantName
	try {
		const { perSecond, isIntact } = await throughput(
			{ contestant, shape: shapeOf(contest) },
			lapsMs,
		)
		note(contest, perSecond)
		if (isIntact) return
		if (contestant === 'ours') throw new Error('what was taken is not what was put')
		note(`${contest} damaged`, 1)
	} catch (error) {
		if (!(error instanceof TooSlow)) throw error
		note(`${contest} given up`, 1)
	}
}

/** @throws SyntaxError for anything but `… 2x2 c16`. */
function shapeOf(text: string): Shape {
	const [, producers, consumers, capacity] = /(\d+)x(\d+) c(\d+)$/.exec(text) ?? []
	if (capacity === undefined) throw new SyntaxError(`not a shape: ${text}`)
	return {
		producers: Number(producers),
		consumers: Number(consumers),
		capacity: Number(capacity),
	}
}

window.bench = bench
