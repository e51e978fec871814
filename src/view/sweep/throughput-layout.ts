/** Where the marks of a sweep of the workers stand: workers across, tasks per second up. Both scales are even. */
import { line, max, scaleLinear } from 'd3'
import type { PlotMarks } from './plot.ts'
import type { Size } from './sweep-layout.ts'
import type { ThroughputSweep } from './sweep-view.ts'
import { aloneIn, expectedPerS, threadsForAll } from './throughput-theory.ts'

const margin = { left: 54, right: 14, top: 8, bottom: 40 } as const
const headroom = 1.1
/** So high where nothing was measured yet. */
const usual = 100

/** `values`: of the knob, ascending. */
export function layoutThroughput(
	{ points }: Pick<ThroughputSweep, 'points'>,
	values: readonly number[],
	{ width, height }: Size,
): PlotMarks {
	const plot = {
		left: margin.left,
		right: width - margin.right,
		top: margin.top,
		bottom: height - margin.bottom,
	}
	const most = max(values) ?? 1
	const alone = aloneIn(points)
	const expected = (workers: number) => (alone ? expectedPerS(workers, alone) : 0)
	const highest = max([expected(most), ...points.map(({ perS }) => perS)]) ?? 0
	const x = scaleLinear([0, most], [plot.left, plot.right])
	const y = scaleLinear([0, (highest > 0 ? highest : usual) * headroom], [plot.bottom, plot.top])
	const bend = alone ? threadsForAll(alone) : Infinity
	const corners = [0, ...(bend < most ? [bend] : []), most]
	const path = line<number>(x, (workers) => y(expected(workers)))
	return {
		...plot,
		up: y.ticks(5).map((value) => ({ at: y(value), text: value.toLocaleString('en') })),
		across: values.map((value) => ({ at: x(value), text: String(value) })),
		title: { end: 'workers' },
		lines: [{ path: alone ? (path(corners) ?? '') : '', look: 'plain' }],
		marks: points.map(({ workers, perS }) => {
			return { key: String(workers), x: x(workers), y: y(perS), look: 'dot' }
		}),
	}
}
