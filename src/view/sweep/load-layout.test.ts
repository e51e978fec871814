import { expect, test } from 'vitest'
import { layoutLoad } from './load-layout.ts'
import { expectedWaitUs } from './load-theory.ts'
import type { LoadGiven, LoadPoint } from './sweep-view.ts'

const size = { width: 424, height: 240 }
const given: LoadGiven = {
	...{ workers: 8, serviceMs: 80, isConstant: false, isPooled: true, order: 'FIFO' },
}

function pointAt(ratePerS: number, some: Partial<LoadPoint> = {}): LoadPoint {
	const measured = { arrivalsPerS: ratePerS, meanServiceUs: 80_000 }
	return {
		...{ ratePerS, ...measured, utilisation: ratePerS / 100 },
		waitUs: expectedWaitUs(measured, given) ?? 0,
		...{ halfWidthUs: 1000, isSteady: true, n: 1000, leftOut: 100, lateUs: 50, virtualUs: 1100 },
		...some,
	}
}

const layoutOf = (points: readonly LoadPoint[], some = given) =>
	layoutLoad({ points, given: some, earlier: null }, size)

/** Ends of a path, rounded. */
function pathOf(path: string): (readonly [x: number, y: number])[] {
	const pairs = path.slice(1).split('L')
	return pairs.map((pair) => {
		const [x = 0, y = 0] = pair.split(',').map(Number)
		return [x, y]
	})
}

test('what theory expects lies on its line, which bends up', () => {
	const { points, theory } = layoutOf([50, 60, 80, 95].map((rate) => pointAt(rate)))
	const curve = pathOf(theory)
	for (const { x, y } of points) {
		const nearest = curve.reduce((one, other) =>
			Math.abs(other[0] - x) < Math.abs(one[0] - x) ? other : one,
		)
		expect(Math.abs(nearest[1] - y)).toBeLessThan(12)
	}
	// Written to a thousandth of a pixel: far enough apart, each step rises more than the one before.
	const some = curve.filter((_, i) => i % 20 === 0)
	const rises = some.slice(1).map(([, y], i) => (some[i]?.[1] ?? 0) - y)
	expect(rises.length).toBeGreaterThan(5)
	expect(rises).toEqual([...rises].sort((a, b) => a - b))
})

test('all marks stand within the scales, with their intervals', () => {
	const wide = [pointAt(50), pointAt(90, { halfWidthUs: 90_000 })]
	const { points, top, bottom, left, right } = layoutOf(wide)
	for (const { x, from, to } of points) {
		expect(from).toBeGreaterThanOrEqual(top)
		expect(to).toBeLessThanOrEqual(bottom)
		expect(to).toBeGreaterThanOrEqual(from)
		expect(x).toBeGreaterThan(left)
		expect(x).toBeLessThanOrEqual(right)
	}
})

test('a load above 1 has its place, no interval, and theory does not reach it', () => {
	const beyond = pointAt(110, { waitUs: 4e6, utilisation: 1.1, isSteady: false })
	const { points, theory, right } = layoutOf([beyond])
	const [mark] = points
	expect(mark?.x).toBe(right)
	expect(mark?.from).toBe(mark?.to)
	expect(Math.max(...pathOf(theory).map(([x]) => x))).toBeLessThan(right)
})

test('only constant service has an approximation beside the line; a queue each waits longer', () => {
	expect(layoutOf([]).approximation).toBe('')
	const constant = layoutOf([], { ...given, isConstant: true })
	expect(constant.approximation).not.toBe('')
	const measured = { arrivalsPerS: 80, meanServiceUs: 80_000 }
	expect(expectedWaitUs(measured, { ...given, isPooled: false })).toBeCloseTo(320_000)
	expect(expectedWaitUs(measured, given)).toBeCloseTo(22_882, 0)
})

test('what was swept before stands on the same scales, with its own theory', () => {
	const separate = { ...given, isPooled: false }
	const before = [pointAt(80, { waitUs: 320_000 })]
	const earlier = { points: before, given: separate }
	const marks = layoutLoad({ points: [pointAt(80)], given, earlier }, size)
	const [now, then] = [marks.points[0], marks.earlierPoints[0]]
	expect(now?.x).toBe(then?.x)
	expect(now?.y ?? 0).toBeGreaterThan(then?.y ?? Infinity)
	expect(then?.from).toBeGreaterThanOrEqual(marks.top)
	expect(marks.earlierTheory).not.toBe('')
	expect(layoutOf([pointAt(80)]).earlierTheory).toBe('')
})
