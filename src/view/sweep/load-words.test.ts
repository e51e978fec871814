import { expect, test } from 'vitest'
import {
	growthInWords,
	hasUnsteady,
	leftOutInWords,
	loadGivenInWords,
	loadProgressInWords,
	theoryInWords,
	waitInWords,
} from './load-words.ts'
import type { LoadGiven, LoadPoint, LoadSweepView } from './sweep-view.ts'

const given: LoadGiven = {
	...{ workers: 8, serviceMs: 80, isConstant: false, isPooled: true, order: 'FIFO' },
}
const pointAt = (ratePerS: number, waitUs: number, isSteady = true): LoadPoint => ({
	...{ ratePerS, arrivalsPerS: ratePerS, meanServiceUs: 80_000, utilisation: ratePerS / 100 },
	...{ waitUs, halfWidthUs: 3100, isSteady, n: 1000, leftOut: 150, lateUs: 50, virtualUs: 1100 },
})
const view = (some: Partial<LoadSweepView>): LoadSweepView => ({
	...{ chart: 'load', values: [50, 95], points: [], given, earlier: null, running: null },
	run: () => undefined,
	cancel: () => undefined,
	...some,
})

test('theory is named by who serves what', () => {
	expect(theoryInWords(given)).toBe('theory: Erlang C (M/M/8)')
	expect(theoryInWords({ ...given, isPooled: false })).toBe('theory: M/M/1')
	expect(theoryInWords({ ...given, isConstant: true })).toBe('theory: M/D/8')
})

test('what was the same in all runs is said', () => {
	expect(loadGivenInWords(given)).toBe(
		'8 workers with one queue, FIFO; memoryless services of 80 ms',
	)
	expect(loadGivenInWords({ ...given, isPooled: false, isConstant: true, order: 'LIFO' })).toBe(
		'8 workers with a queue each, LIFO; constant services of 80 ms',
	)
})

test('the status says what runs, where it ended, and what came out', () => {
	expect(loadProgressInWords(view({}))).toBe('Runs the scene with one arrival rate after another.')
	const [first, last] = [pointAt(50, 1200), pointAt(95, 168_000)]
	expect(loadProgressInWords(view({ points: [first], running: 95 }))).toBe(
		'Runs with 95 tasks a second, 2 of 2',
	)
	expect(loadProgressInWords(view({ points: [first] }))).toBe('Ended after 1 rate.')
	expect(loadProgressInWords(view({ points: [first, last] }))).toBe(
		'From 50 to 95 tasks a second: 1.9 times the load, 140 times the wait.',
	)
	expect(growthInWords([pointAt(50, 0), last])).toBe('Every rate was run.')
	expect(growthInWords([first, pointAt(90, 72_000), pointAt(95, 9e6, false)])).toBe(
		'From 50 to 90 tasks a second: 1.8 times the load, 60 times the wait. Beyond that the waits only grew.',
	)
})

test('a point that is not steady says so', () => {
	expect(waitInWords(pointAt(80, 22_900))).toBe('22.9 ± 3.10')
	expect(waitInWords(pointAt(110, 840_000, false))).toBe('not steady')
	expect(hasUnsteady([pointAt(80, 1)])).toBe(false)
	expect(hasUnsteady([pointAt(80, 1), pointAt(110, 1, false)])).toBe(true)
})

test('how many were left out is said as a share', () => {
	expect(leftOutInWords([pointAt(80, 1)])).toBe('13 %')
	expect(leftOutInWords([])).toBe('')
})
