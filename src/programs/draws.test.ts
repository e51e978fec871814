import { expect, test } from 'vitest'
import { Draws, scatter } from './draws.ts'

const meanUs = 33_333
const limit = 2 ** 31 - 1

function durations(seed: number, stream: number, count: number): number[] {
	const draws = new Draws(seed, stream)
	return Array.from({ length: count }, () => scatter('exponential', meanUs, draws.word()))
}

test.each([
	[2, [2845, 898, 31134, 79733, 110332, 22797, 21, 80698, 66974, 67577, 13029, 11138]],
	[3, [28084, 23900, 18817, 108917, 59900, 56895, 20842, 59429, 19203, 9457, 73489, 59867]],
])('seed 7, stream %i gives this list and no other, on every machine', (stream, expected) => {
	expect(durations(7, stream, expected.length)).toEqual(expected)
})

test('without scatter every duration is the mean', () => {
	const draws = new Draws(7, 2)
	for (let i = 0; i < 12; i++) {
		expect(scatter('deterministic', meanUs, draws.word())).toBe(meanUs)
	}
})

test.each([2, 3, 4])(
	'the durations of stream %i have the mean and the law of the exponential',
	(stream) => {
		const count = 20_000
		const drawn = durations(7, stream, count).sort((x, y) => x - y)
		const mean = drawn.reduce((sum, us) => sum + us, 0) / count
		expect(Math.abs(mean / meanUs - 1)).toBeLessThan(0.02)
		const distance = Math.max(
			...drawn.map((us, i) => Math.abs(1 - Math.exp(-us / meanUs) - (i + 0.5) / count)),
		)
		// Kolmogorov's bound at 1 %.
		expect(distance * Math.sqrt(count)).toBeLessThan(1.63)
	},
)

test('the law of the exponential is not that of equal chances, and the distance tells', () => {
	const count = 20_000
	const even = Array.from({ length: count }, (_, i) => ((i + 0.5) / count) * 2 * meanUs)
	const distance = Math.max(
		...even.map((us, i) => Math.abs(1 - Math.exp(-us / meanUs) - (i + 0.5) / count)),
	)
	expect(distance * Math.sqrt(count)).toBeGreaterThan(1.63)
})

test('every word is whole and lies strictly between 0 and its limit', () => {
	const draws = new Draws(-1, 64)
	for (let i = 0; i < 10_000; i++) {
		const word = draws.word()
		expect(Number.isInteger(word) && word > 0 && word < limit).toBe(true)
	}
})

test.each([1, limit - 1])('the most extreme word, %i, still gives a duration', (word) => {
	for (const mean of [0.1, 1, meanUs, 5_000_000]) {
		const us = scatter('exponential', mean, word)
		expect(Number.isInteger(us) && us >= 1 && us < 25 * Math.max(1, mean)).toBe(true)
	}
})

test('other seeds and other streams give other lists', () => {
	const lists = [1, 2, 3, 7].flatMap((seed) =>
		[2, 3, 4, 5].map((stream) => durations(seed, stream, 6).join()),
	)
	expect(new Set(lists).size).toBe(lists.length)
})
