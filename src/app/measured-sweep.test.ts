import { expect, test } from 'vitest'
import type { Sweep } from '../programs/scene.ts'
import type { LoadPoint } from '../view/sweep/sweep-view.ts'
import { type Measured, nothingMeasured } from './measured-sweep.ts'

const sweep: Sweep = { chart: 'load', knob: 'rate', values: [50], asSwept: (values) => values }
const values = { workers: 8, service: 80, dist: 'exponential', pooled: 'pooled', order: 'FIFO' }
const point: LoadPoint = {
	...{ ratePerS: 50, arrivalsPerS: 50, meanServiceUs: 80_000, utilisation: 0.5 },
	...{
		waitUs: 1200,
		halfWidthUs: 300,
		isSteady: true,
		n: 850,
		leftOut: 150,
		lateUs: 50,
		virtualUs: 1100,
	},
}

/** What a sweep with `knobs` measured, after another. */
function measuredWith(knobs: object, before: Measured | null): Measured {
	const measured = nothingMeasured(sweep, { ...values, ...knobs }, before)
	return measured.chart === 'load' ? { ...measured, points: [point] } : measured
}

const earlierOf = (measured: Measured) => (measured.chart === 'load' ? measured.earlier : null)

test('what was swept before is kept to compare with, as long as it was given something else', () => {
	const pooled = measuredWith({}, null)
	expect(earlierOf(pooled)).toBeNull()
	const separate = measuredWith({ pooled: 'separate' }, pooled)
	expect(earlierOf(separate)?.given.isPooled).toBe(true)
	expect(earlierOf(measuredWith({ pooled: 'separate' }, separate))?.given.isPooled).toBe(true)
	expect(earlierOf(measuredWith({}, separate))?.given.isPooled).toBe(false)
	expect(earlierOf(measuredWith({}, pooled))).toBeNull()
})

test('a sweep that was ended before its first point is nothing to compare with', () => {
	const nothing = nothingMeasured(sweep, values, null)
	expect(earlierOf(measuredWith({ pooled: 'separate' }, nothing))).toBeNull()
})

test('another chart has nothing in common with it', () => {
	const polling = nothingMeasured({ ...sweep, chart: 'polling' }, values, measuredWith({}, null))
	expect(polling.chart).toBe('polling')
	expect(earlierOf(measuredWith({}, polling))).toBeNull()
})
