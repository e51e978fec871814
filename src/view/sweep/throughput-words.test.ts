import { expect, test } from 'vitest'
import type { ThroughputPoint, ThroughputSweepView } from './sweep-view.ts'
import { layoutThroughput } from './throughput-layout.ts'
import { aloneIn, expectedPerS, threadsForAll } from './throughput-theory.ts'
import {
	gainInWords,
	taskInWords,
	throughputNoteInWords,
	throughputProgressInWords,
	throughputRows,
	throughputTheoryInWords,
} from './throughput-words.ts'

const mixed = { computeMs: 10, waitMs: 90 }
const alone = { computeUs: 10_000, waitUs: 90_000, cores: 2 }

function pointAt(workers: number, some: Partial<ThroughputPoint> = {}): ThroughputPoint {
	return { workers, perS: expectedPerS(workers, alone), ...alone, n: 100, ...some }
}

const view = (some: Partial<ThroughputSweepView>): ThroughputSweepView => ({
	...{ chart: 'throughput', values: [1, 8, 40], points: [], given: mixed, running: null },
	run: () => undefined,
	cancel: () => undefined,
	...some,
})

test('threads run out first, then cores', () => {
	expect(expectedPerS(1, alone)).toBeCloseTo(10)
	expect(expectedPerS(19, alone)).toBeCloseTo(190)
	expect(expectedPerS(21, alone)).toBeCloseTo(200)
	expect(threadsForAll(alone)).toBeCloseTo(20)
	const computing = { ...alone, waitUs: 0 }
	expect(expectedPerS(2, computing)).toBeCloseTo(200)
	expect(expectedPerS(16, computing)).toBeCloseTo(200)
	const waiting = { ...alone, computeUs: 0 }
	expect(expectedPerS(16, waiting)).toBeCloseTo(16 / 0.09)
	expect(threadsForAll(waiting)).toBe(Infinity)
})

test('times are those of whoever was alone', () => {
	expect(aloneIn([])).toBeNull()
	const points = [pointAt(8, { computeUs: 40_000 }), pointAt(2), pointAt(16)]
	expect(aloneIn(points)?.workers).toBe(2)
})

test('what theory expects lies on its line, which has its bend where the cores run out', () => {
	const values = [1, 8, 40]
	const marks = layoutThroughput({ points: values.map((n) => pointAt(n)) }, values, {
		width: 468,
		height: 230,
	})
	const corners = (marks.lines[0]?.path ?? '')
		.slice(1)
		.split('L')
		.map((pair) => pair.split(',').map(Number))
	expect(corners).toHaveLength(3)
	const [, bend, end] = corners
	const [, , last] = marks.marks
	expect(bend?.[0]).toBeCloseTo(54 + 400 / 2)
	expect(bend?.[1]).toBeCloseTo(end?.[1] ?? 0)
	expect(last?.y).toBeCloseTo(end?.[1] ?? 0)
	for (const { x, y } of marks.marks) {
		expect(x).toBeLessThanOrEqual(marks.right)
		expect(y).toBeGreaterThan(marks.top)
		expect(y).toBeLessThan(marks.bottom)
	}
})

test('before anything is measured there is a scale and no line', () => {
	const { lines, marks, up } = layoutThroughput({ points: [] }, [1, 2], { width: 400, height: 230 })
	expect(lines).toEqual([{ path: '', look: 'plain' }])
	expect(marks).toEqual([])
	expect(up.length).toBeGreaterThan(2)
})

test('a task, its theory and what was the same are said', () => {
	expect(taskInWords(mixed)).toBe('10 ms computing, 90 ms waiting')
	expect(taskInWords({ computeMs: 10, waitMs: 0 })).toBe('10 ms computing')
	expect(throughputTheoryInWords(mixed)).toBe('theory: n ÷ (W + C), at most cores ÷ C')
	expect(throughputTheoryInWords({ computeMs: 0, waitMs: 90 })).toBe('theory: n ÷ W')
	expect(throughputTheoryInWords({ computeMs: 10, waitMs: 0 })).toBe(
		'theory: n ÷ C, at most cores ÷ C',
	)
	expect(throughputNoteInWords(mixed, [])).toBe('A task is 10 ms computing, 90 ms waiting.')
	const note = throughputNoteInWords(mixed, [pointAt(1)])
	expect(note).toContain('The machine gave 2.0 cores.')
	expect(note).toContain('20.0 threads keep them all busy')
	const idle = throughputNoteInWords({ computeMs: 0, waitMs: 90 }, [pointAt(1, { computeUs: 0 })])
	expect(idle).toContain('No number of threads')
})

test('the status says what runs, where it ended, and what came out', () => {
	expect(throughputProgressInWords(view({}))).toBe(
		'Runs the scene with one number of workers after another.',
	)
	expect(throughputProgressInWords(view({ running: 1 }))).toBe('Runs with 1 worker, 1 of 3')
	expect(throughputProgressInWords(view({ points: [pointAt(1)], running: 8 }))).toBe(
		'Runs with 8 workers, 2 of 3',
	)
	expect(throughputProgressInWords(view({ points: [pointAt(1)] }))).toBe('Ended after 1 size.')
	const points = [1, 8, 40].map((n) => pointAt(n))
	expect(throughputProgressInWords(view({ points }))).toBe(
		'From 1 to 40 workers: 20.0 times the throughput.',
	)
	expect(gainInWords([pointAt(1, { perS: 0 }), pointAt(2)])).toBe('Every size was run.')
	expect(throughputRows([pointAt(1)])).toEqual([['1', '10.0', '10.0', '10.0', '90.0', '100']])
})
