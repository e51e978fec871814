import { expect, test } from 'vitest'
import type { PollGiven, PollPoint, PollSweepView } from './sweep-view.ts'
import {
	comparisonInWords,
	delayInTheory,
	emptyInTheory,
	figure,
	givenInWords,
	progressInWords,
} from './sweep-words.ts'

const given: PollGiven = { workers: 8, phase: 'random', ratePerS: 20, serviceMs: 1 }
const pointAt = (periodMs: number): PollPoint => ({
	periodMs,
	delayUs: periodMs * 500,
	gapDelayUs: null,
	emptyPerS: 1000 / periodMs,
	n: 60,
})
const view = (some: Partial<PollSweepView>): PollSweepView => ({
	...{ chart: 'polling', values: [5, 10, 1000], points: [], given, running: null },
	run: () => undefined,
	cancel: () => undefined,
	...some,
})

test('the law is named by how the sleeps lie', () => {
	expect(delayInTheory(given)).toBe('T ÷ 9')
	expect(delayInTheory({ ...given, phase: 'in step' })).toBe('T ÷ 2')
	expect(delayInTheory({ ...given, phase: 'staggered' })).toBe('T ÷ 16')
	expect(delayInTheory({ ...given, workers: 1, phase: 'staggered' })).toBe('T ÷ 2')
	expect(emptyInTheory(given)).toBe('8 ÷ T')
})

test('what was the same in all runs is said', () => {
	expect(givenInWords(given)).toBe('8 workers, random phases; 20 tasks a second of 1 ms')
	expect(givenInWords({ ...given, workers: 1 })).toBe('1 worker; 20 tasks a second of 1 ms')
})

test('the status says what runs, where it ended, and what came out', () => {
	expect(progressInWords(view({}))).toBe('Runs the scene with one period after another.')
	expect(progressInWords(view({ points: [pointAt(5)], running: 10 }))).toBe(
		'Runs with T = 10 ms, 2 of 3',
	)
	expect(progressInWords(view({ points: [pointAt(5)] }))).toBe('Ended after 1 period.')
	const points = [5, 10, 1000].map(pointAt)
	expect(progressInWords(view({ points }))).toBe(
		'From 5 to 1,000 ms: 200 times the delay, 200 times fewer empty polls.',
	)
})

test('nothing is divided by what was never seen', () => {
	expect(comparisonInWords([pointAt(5), { ...pointAt(10), emptyPerS: 0 }])).toBe(
		'Every period was run.',
	)
})

test('a figure has as many digits as it is good for', () => {
	expect([0.556, 5, 50.44, 1002.6].map(figure)).toEqual(['0.56', '5.00', '50.4', '1,003'])
})
