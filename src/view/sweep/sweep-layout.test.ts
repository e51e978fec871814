import { expect, test } from 'vitest'
import { layoutSweep } from './sweep-layout.ts'
import type { PollGiven, PollPoint } from './sweep-view.ts'

const periodsMs = [5, 10, 20, 50, 100, 200, 500, 1000]
const size = { width: 424, height: 220 }
const one: PollGiven = { workers: 1, phase: 'random', ratePerS: 20, serviceMs: 1 }

/** What theory says for one poller, a little off. */
function pointAt(periodMs: number, off = 1): PollPoint {
	const delayUs = off * periodMs * 500
	return { periodMs, delayUs, gapDelayUs: null, emptyPerS: 1000 / periodMs / off, n: 60 }
}

const points = periodsMs.map((periodMs) => pointAt(periodMs))

test('what theory expects lies on its line: the longer the period, the more delay and the fewer polls', () => {
	const { delay, empty } = layoutSweep(points, periodsMs, one, size)
	const written = (path: string) =>
		path
			.slice(1)
			.split('L')
			.map((pair) => pair.split(',').map((at) => Math.round(Number(at))))
	const measured = (marks: typeof delay.marks) =>
		marks.map(({ x, y }) => [Math.round(x), Math.round(y)])
	expect(measured(delay.marks)).toEqual(written(delay.theory))
	expect(measured(empty.marks)).toEqual(written(empty.theory))
	const heights = delay.marks.map(({ y }) => y)
	expect(heights).toEqual([...heights].sort((a, b) => b - a))
	const polls = empty.marks.map(({ y }) => y)
	expect(polls).toEqual([...polls].sort((a, b) => a - b))
})

test('twice the period is the same step everywhere, for delay and for polls', () => {
	const { delay, empty } = layoutSweep(points, [5, 10, 20], one, size)
	const [a, b, c] = delay.marks
	expect((b?.x ?? 0) - (a?.x ?? 0)).toBeCloseTo((c?.x ?? 0) - (b?.x ?? 0))
	expect((b?.y ?? 0) - (a?.y ?? 0)).toBeCloseTo((c?.y ?? 0) - (b?.y ?? 0))
	const [d, e, f] = empty.marks
	expect((e?.y ?? 0) - (d?.y ?? 0)).toBeCloseTo((f?.y ?? 0) - (e?.y ?? 0))
})

test.each([0.1, 0.9, 1, 1.3, 10])(
	'all marks stand within the scales, also %f times of what was expected',
	(off) => {
		const all = periodsMs.map((periodMs) => pointAt(periodMs, off))
		const marks = layoutSweep(all, periodsMs, one, size)
		for (const { x, y } of [...marks.delay.marks, ...marks.empty.marks]) {
			expect(x).toBeGreaterThan(marks.left)
			expect(x).toBeLessThan(marks.right)
			// But for less than half a mark.
			expect(y).toBeGreaterThan(marks.top - 4)
			expect(y).toBeLessThan(marks.bottom + 4)
		}
	},
)

test('the scales are whole decades that hold what theory expects before anything is measured', () => {
	const { delay, empty, periods } = layoutSweep([], periodsMs, one, size)
	expect(delay.ticks.map(({ text }) => text)).toEqual(['1', '10', '100', '1,000'])
	expect(empty.ticks.map(({ text }) => text)).toEqual(['1', '10', '100', '1,000'])
	const texts = ['5', '10', '20', '50', '100', '200', '500', '1 s']
	expect(periods.map(({ text }) => text)).toEqual(texts)
	expect(periods.map(({ n }) => n)).toEqual(periodsMs.map(() => null))
	expect(delay.marks).toEqual([])
})

test('eight pollers with random phases are expected at a ninth of the period, and cost eight times as much', () => {
	const eight = layoutSweep([], [100], { ...one, workers: 8 }, size)
	expect(eight.delay.ticks.map(({ text }) => text)).toEqual(['10', '100'])
	expect(eight.empty.ticks.map(({ text }) => text)).toEqual(['10', '100'])
})

test('what was measured as nothing has no place on such a scale', () => {
	const none = { ...pointAt(100), emptyPerS: 0 }
	const { delay, empty } = layoutSweep([none], periodsMs, one, size)
	expect(delay.marks).toHaveLength(1)
	expect(empty.marks).toEqual([])
})
