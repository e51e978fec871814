import { expect, test } from 'vitest'
import { timeTicks } from './axis.ts'
import { boundedFromUs, defaultWindowUs, followed, paged, waveWindowUs } from './view.ts'

test('a slower pace shows a shorter window, never shorter than 5 ms, never longer than 10 s', () => {
	const windows = [0.01, 0.02, 0.1, 1, 10].map(defaultWindowUs)
	expect(windows).toEqual([...windows].sort((one, other) => one - other))
	expect(defaultWindowUs(1)).toBe(2_000_000)
	expect(Math.min(...windows)).toBeGreaterThanOrEqual(5000)
	expect(Math.max(...windows)).toBeLessThanOrEqual(10_000_000)
	expect(defaultWindowUs('line')).toBe(defaultWindowUs(0.01))
})

test('following keeps the present a little before the right edge, once the run is longer than the window', () => {
	expect(followed(500_000, 1_000_000, 0)).toEqual({ fromUs: 0, toUs: 1_000_000 })
	const later = followed(5_000_000, 1_000_000, 0)
	expect(later.toUs - 5_000_000).toBeCloseTo(70_000)
	expect(later.toUs - later.fromUs).toBeCloseTo(1_000_000)
})

test('pages stay while the time shown moves inside them, and hold every time', () => {
	expect(paged(1_000_000, 1_000_000, 0)).toEqual(paged(1_500_000, 1_000_000, 0))
	for (let atUs = 0; atUs < 10_000_000; atUs += 37_000) {
		const { fromUs, toUs } = paged(atUs, 1_000_000, 0)
		expect(atUs).toBeGreaterThanOrEqual(fromUs)
		expect(atUs).toBeLessThanOrEqual(toUs)
	}
})

test('no pan leaves the recording behind', () => {
	expect(boundedFromUs(-9e9, 1000, 0, 5000)).toBe(-50)
	expect(boundedFromUs(9e9, 1000, 0, 5000)).toBe(4900)
})

test('time labels are round, as exact as their distance, and the last says the unit', () => {
	const labels = timeTicks({ fromUs: 9_480_000, toUs: 10_240_000 }, 760, 92).map((it) => it.label)
	expect(labels.slice(0, 2)).toEqual(['9.50', '9.60'])
	expect(labels.at(-1)).toBe('10.20 s')
	const fine = timeTicks({ fromUs: 1_000_000, toUs: 1_005_000 }, 760, 92).map((it) => it.label)
	expect(fine.slice(0, 2)).toEqual(['1.0000', '1.0005'])
})

test('a run with a burst is seen whole for a minute, and its window grows by steps', () => {
	const windows = Array.from({ length: 55 }, (_, s) => waveWindowUs(s * 1e6))
	for (const [s, windowUs] of windows.entries()) {
		expect(followed(s * 1e6, windowUs, 0).fromUs).toBe(0)
	}
	expect(new Set(windows).size).toBeLessThanOrEqual(4)
	expect(followed(90e6, waveWindowUs(90e6), 0).toUs).toBeGreaterThan(90e6)
})
