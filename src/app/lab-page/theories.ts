/** Formulas for what the lab measures, where there is one. They are given what the trials measured, not what knobs asked for. */
import {
	emptyPollsPerS,
	growthPerS,
	type Load,
	pollDelayUs,
	servicePerS,
} from '../../model/theory.ts'
import { throughputPerS, utilisation } from '../../model/theory.ts'
import { serviceKinds, timesOf } from '../../programs/compute-and-wait.ts'
import type { KnobValue } from '../../programs/knob.ts'
import { expectedWaitUs } from '../../view/sweep/load-theory.ts'
import { expectedPerS } from '../../view/sweep/throughput-theory.ts'
import type { Measurement } from './measurement.ts'

/** Means over the trials with one value. */
export type Measured = Load & Pick<Measurement, 'cores'>

export interface Given {
	readonly values: Readonly<Record<string, KnobValue>>
	readonly measured: Measured
	/** The same with the lowest value of the knob. */
	readonly first: Measured
}

export interface Theory {
	/** "M/M/c, for the rate and service time as measured". */
	readonly formula: string
	/** Null where it says nothing. */
	readonly of: (given: Given) => number | null
}

const asMeasured = 'for the rate and service time as measured'

const wait: Theory = {
	formula: `mean wait of M/M/c (M/D/c with constant service), ${asMeasured}`,
	of: ({ values, measured }) => {
		const us = expectedWaitUs(measured, {
			workers: measured.workers,
			serviceMs: measured.meanServiceUs / 1000,
			isConstant: values['dist'] === 'deterministic',
			isPooled: values['pooled'] !== 'separate',
			order: values['order'] === 'LIFO' ? 'LIFO' : 'FIFO',
		})
		return us === null ? null : us / 1000
	},
}

const throughput: Theory = {
	formula: `the smaller of λ and c ÷ s, ${asMeasured}`,
	of: ({ measured: { arrivalsPerS, workers, meanServiceUs } }) =>
		throughputPerS(arrivalsPerS, servicePerS(workers, meanServiceUs)),
}

const busy: Theory = {
	formula: `ρ = λ·s ÷ c, at most 100 %, ${asMeasured}`,
	of: ({ measured }) => Math.min(100, 100 * utilisation(measured)),
}

const detection: Theory = {
	formula: 'T ÷ 2 for one poller or in step, T ÷ (k + 1) with phases by chance, T ÷ 2k staggered',
	of: ({ values, measured }) => {
		const phase = phaseOf(values['phase'])
		return phase && pollDelayUs(Number(values['poll']), measured.workers, phase)
	},
}

const polls: Theory = {
	formula: '(1 − ρ)·k ÷ T, for the load as measured',
	of: ({ values, measured }) => {
		const load = Math.min(1, utilisation(measured))
		return emptyPollsPerS(Number(values['poll']) * 1000, measured.workers, load)
	},
}

const pool: Theory = {
	formula:
		'n ÷ (W + C), at most cores ÷ C, for a task and cores as measured with the fewest workers',
	of: ({ values, measured: { workers }, first }) => {
		const kind = serviceKinds.find((one) => one === values['kind']) ?? 'mixed'
		const { waitMs } = timesOf(kind, 0, Number(values['wait']))
		const waitUs = Math.min(first.meanServiceUs, waitMs * 1000)
		const { cores } = first
		return (
			cores && expectedPerS(workers, { computeUs: first.meanServiceUs - waitUs, waitUs, cores })
		)
	},
}

const peak: Theory = {
	formula: '(λ − c ÷ s) × length of the burst, for the service time as measured',
	of: ({ values, measured: { workers, meanServiceUs } }) => {
		if (values['unbounded'] !== true) return null
		const each = growthPerS(Number(values['burst']), workers, meanServiceUs)
		return Math.max(0, each * Number(values['length']))
	},
}

const polling = { detection, polls }
/** By scene and metric. */
const theories: Readonly<Record<string, Readonly<Record<string, Theory>>>> = {
	'steady-load': { throughput, utilisation: busy },
	'slow-leak': { throughput, utilisation: busy },
	'hockey-stick': { wait, throughput, utilisation: busy },
	'sleep-polling': polling,
	'polling-choir': polling,
	'pool-sizing': { throughput: pool },
	burst: { peak },
}

/** Null where there is none. */
export function theoryFor(scene: string, metric: string): Theory | null {
	return theories[scene]?.[metric] ?? null
}

/** Means over those trials with one value that have measured something; null when none has. */
export function measuredIn(measurements: readonly Measurement[]): Measured | null {
	const done = measurements.flatMap((one) => {
		const { meanServiceUs, figure } = one
		return meanServiceUs === null || figure === null ? [] : [{ ...one, meanServiceUs }]
	})
	const [first] = done
	if (!first) return null
	const mean = (of: (one: (typeof done)[number]) => number) => {
		return done.reduce((sum, one) => sum + of(one), 0) / done.length
	}
	return {
		arrivalsPerS: mean((one) => one.arrivalsPerS),
		meanServiceUs: mean((one) => one.meanServiceUs),
		workers: first.workers,
		cores: first.cores,
	}
}

function phaseOf(phase: KnobValue | undefined): 'random' | 'in step' | 'staggered' | null {
	return phase === 'random' || phase === 'in step' || phase === 'staggered' ? phase : null
}
