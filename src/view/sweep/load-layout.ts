/** Where the marks of a sweep of the load stand: the load across, the mean wait up. Both scales are even: a bend is one. */
import { line, max, mean, range, scaleLinear } from 'd3'
import { waitAtUs } from './load-theory.ts'
import type { Size, Tick } from './sweep-layout.ts'
import type { LoadPoint, LoadSweep } from './sweep-view.ts'

export interface LoadMark {
	readonly x: number
	readonly y: number
	/** Of the confidence interval: its upper end is higher up, and smaller. Beyond the scale is at its edge. */
	readonly from: number
	readonly to: number
	readonly point: LoadPoint
}

export interface LoadMarks {
	readonly left: number
	readonly right: number
	readonly top: number
	readonly bottom: number
	readonly loads: readonly Tick[]
	readonly waits: readonly Tick[]
	readonly points: readonly LoadMark[]
	/** Of the sweep before. */
	readonly earlierPoints: readonly LoadMark[]
	readonly earlierTheory: string
	/** Paths; the approximation is empty where it would say the same. */
	readonly theory: string
	readonly approximation: string
}

const margin = { left: 54, right: 14, top: 8, bottom: 40 } as const
const lowest = 0.4
/** Theory is drawn up to here; it has no end. */
const highest = 0.995
const step = 0.0025
/** So high where nothing was measured yet: what theory says of this load. */
const usual = 0.95
const headroom = 1.1

export function layoutLoad(
	{ points, given, earlier }: Pick<LoadSweep, 'points' | 'given' | 'earlier'>,
	{ width, height }: Size,
): LoadMarks {
	const plot = {
		left: margin.left,
		right: width - margin.right,
		top: margin.top,
		bottom: height - margin.bottom,
	}
	const all = [...points, ...(earlier?.points ?? [])]
	const at = theoryFor({ points, given })
	const most = max([1, ...all.map(({ utilisation }) => utilisation)]) ?? 1
	const x = scaleLinear([lowest, most], [plot.left, plot.right])
	// What is not steady would be still higher in a longer run: it says nothing of the scale.
	const steady = all.filter(({ isSteady }) => isSteady)
	const highestUs = max([
		at(usual).exact ?? 0,
		...steady.map(({ waitUs, halfWidthUs }) => waitUs + halfWidthUs),
	])
	const y = scaleLinear([0, ((highestUs ?? 1) / 1000) * headroom], [plot.bottom, plot.top]).clamp(
		true,
	)
	return {
		...plot,
		loads: x.ticks(6).map((value) => ({ at: x(value), text: value.toFixed(1) })),
		waits: y.ticks(5).map((value) => ({ at: y(value), text: value.toLocaleString('en') })),
		points: points.map((point) => markOf(point, x, y)),
		earlierPoints: earlier?.points.map((point) => markOf(point, x, y)) ?? [],
		theory: curve(at, 'exact', x, y),
		approximation: given.isConstant ? curve(at, 'about', x, y) : '',
		earlierTheory: earlier ? curve(theoryFor(earlier), 'exact', x, y) : '',
	}
}

/** By load, for the service time as it was on average. */
function theoryFor({ points, given }: Pick<LoadSweep, 'points' | 'given'>) {
	const meanServiceUs = mean(points, (one) => one.meanServiceUs) ?? given.serviceMs * 1000
	return (load: number) => waitAtUs(load, meanServiceUs, given)
}

type Scale = (value: number) => number

function markOf(point: LoadPoint, x: Scale, y: Scale): LoadMark {
	const { waitUs, halfWidthUs, isSteady } = point
	// What is not steady has no mean that an interval could hold.
	const half = isSteady ? halfWidthUs : 0
	return {
		...{ x: x(point.utilisation), y: y(waitUs / 1000), point },
		from: y((waitUs + half) / 1000),
		to: y(Math.max(0, waitUs - half) / 1000),
	}
}

/** As far as it lies within the scales. */
function curve(
	at: (load: number) => ReturnType<typeof waitAtUs>,
	which: 'exact' | 'about',
	x: Scale & { domain(): number[] },
	y: Scale & { domain(): number[] },
): string {
	const [, top = 0] = y.domain()
	const loads = range(lowest, highest, step).filter(
		(load) => (at(load)[which] ?? Infinity) / 1000 <= top,
	)
	const path = line<number>(x, (load) => y((at(load)[which] ?? 0) / 1000))
	return path(loads) ?? ''
}
