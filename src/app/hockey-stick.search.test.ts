/** The programs of the hockey stick in virtual time against what theory says: the same programs that real threads run. */
import { expect, test } from 'vitest'
import { type Simulated, simulate } from '../explore/virtual-time.ts'
import { batchMeans } from '../model/batch-means.ts'
import {
	constantWaitUs,
	littleRatio,
	memorylessWaitQuantileUs,
	memorylessWaitUs,
	offeredLoad,
} from '../model/theory.ts'
import { hockeyStick } from '../programs/hockey-stick/scene.ts'
import type { KnobValue } from '../programs/knob.ts'

const limitMs = 60_000
const loadAt = (arrivalsPerS: number, workers = 8) => ({
	...{ arrivalsPerS, meanServiceUs: 80_000, workers },
})

function runOf(values: Readonly<Record<string, KnobValue>>, completions: number): Simulated {
	return simulate({ scene: hockeyStick, values, seed: 1 }, { warmUp: 5000, completions })
}

/** How many standard errors the mean wait of a run lies off. */
function offBy({ waitsUs }: Simulated, expectedUs: number | null): number {
	const found = batchMeans(waitsUs)
	if (found === null || expectedUs === null) return Infinity
	// Or it would prove nothing.
	expect(found.standardError / expectedUs).toBeLessThan(0.1)
	return Math.abs(found.mean - expectedUs) / found.standardError
}

test.each([
	[60, 80_000],
	[80, 100_000],
	[90, 200_000],
])(
	'eight workers at a load of %i in a hundred: as long a wait as Erlang says, and Little’s law holds',
	(rate, completions) => {
		const run = runOf({ rate }, completions)
		expect(offBy(run, memorylessWaitUs(loadAt(rate)))).toBeLessThan(3)
		const stayUs = run.responsesUs.reduce((sum, us) => sum + us, 0) / completions
		const ratio = littleRatio(run.inSystem, run.throughputPerS, stayUs) ?? 0
		expect(Math.abs(ratio - 1)).toBeLessThan(0.001)
		const busy = offeredLoad(run.throughputPerS, run.meanServiceUs) / 8
		expect(Math.abs(busy / (rate / 100) - 1)).toBeLessThan(0.02)
	},
	limitMs,
)

test(
	'last come, first served: the same mean; half wait less, and one in a hundred far longer',
	() => {
		const [fifo, lifo] = ['FIFO', 'LIFO'].map((order) => runOf({ rate: 90, order }, 100_000))
		if (!fifo || !lifo) throw new RangeError('two orders')
		const meanOf = ({ waitsUs }: Simulated) => batchMeans(waitsUs)?.mean ?? 0
		expect(Math.abs(meanOf(lifo) / meanOf(fifo) - 1)).toBeLessThan(0.03)
		const at = ({ waitsUs }: Simulated, q: number) =>
			waitsUs.toSorted((a, b) => a - b)[Math.floor(q * waitsUs.length)] ?? 0
		expect(at(lifo, 0.5)).toBeLessThan(at(fifo, 0.5) / 3)
		expect(at(lifo, 0.99)).toBeGreaterThan(at(fifo, 0.99) * 2)
		const expectedUs = memorylessWaitQuantileUs(0.99, loadAt(90)) ?? 0
		expect(Math.abs(at(fifo, 0.99) / expectedUs - 1)).toBeLessThan(0.25)
	},
	limitMs,
)

test(
	'a queue for each of eight workers: each is one alone with an eighth of the load',
	() => {
		const run = runOf({ rate: 80, pooled: 'separate' }, 100_000)
		expect(offBy(run, memorylessWaitUs(loadAt(10, 1)))).toBeLessThan(3)
	},
	limitMs,
)

test.each([
	[60, 80_000],
	[80, 80_000],
	[90, 120_000],
])(
	'service that always takes equally long, %i in a hundred: about half the wait, as is known',
	(rate, completions) => {
		const run = runOf({ rate, dist: 'deterministic' }, completions)
		expect(offBy(run, constantWaitUs(loadAt(rate)))).toBeLessThan(3)
	},
	limitMs,
)
