import { expect, test } from 'vitest'
import { type ExperimentPoint, layoutExperiment } from './experiment-layout.ts'

const size = { width: 500, height: 230 }
const point = (at: number, more: Partial<ExperimentPoint> = {}): ExperimentPoint => ({
	...{ at, figures: [], found: null, theory: null, predicted: null },
	...more,
})
const scale = { isLog: false, title: 'rate' }

test('the interval spans the mean, and stays within the plot', () => {
	const found = { mean: 2, half: 5 }
	const { marks, top, bottom } = layoutExperiment([point(1, { found }), point(2)], scale, size)
	const [mark] = marks
	const [upper = 0, lower = 0] = mark?.interval ?? []
	expect(upper).toBeGreaterThanOrEqual(top)
	expect(upper).toBeLessThan(mark?.y ?? 0)
	expect(lower).toBe(bottom)
})

test('every trial is a speck, one alone has no interval, and what was predicted is a square', () => {
	const found = { mean: 3, half: null }
	const points = [point(1, { figures: [2, 4], found, predicted: 9 }), point(5)]
	const { marks } = layoutExperiment(points, scale, size)
	expect(marks.map(({ look }) => look)).toEqual(['speck', 'speck', 'square', 'dot'])
	expect(marks.filter(({ interval }) => interval)).toEqual([])
	expect(new Set(marks.map(({ key }) => key)).size).toBe(4)
})

test('theory is left out where it says nothing, or more than the scale holds', () => {
	const found = { mean: 10, half: 1 }
	const points = [1, 2, 3, 4].map((at) => point(at, { found, theory: at < 3 ? 5 : null }))
	const { lines } = layoutExperiment([...points, point(5, { theory: 1e6 })], scale, size)
	expect(lines[0]?.path.match(/[ML]/g)).toEqual(['M', 'L'])
})

test('by ratio, twice as much is the same step everywhere; texts do not touch', () => {
	const points = [1, 2, 4, 8].map((at) => point(at))
	const { across } = layoutExperiment(points, { ...scale, isLog: true }, size)
	const steps = across.slice(1).map(({ at }, i) => at - (across[i]?.at ?? 0))
	for (const step of steps) expect(step).toBeCloseTo(steps[0] ?? 0, 6)
	const dense = Array.from({ length: 12 }, (_, at) => point(at))
	const { across: some } = layoutExperiment(dense, scale, { width: 300, height: 230 })
	expect(some.length).toBeLessThan(12)
	expect(layoutExperiment([point(3)], scale, size).across).toHaveLength(1)
})
