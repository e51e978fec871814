import { expect, test } from 'vitest'
import { bytesInWords, compact, longDuration, onScale, steppedUp } from './amounts.ts'

test('large counts keep two digits and a unit', () => {
	const counts = [0, 950, 3140, 310_000, 999_600, 3_140_000, 2.2e9]
	expect(counts.map((count) => compact(count).replace('\u00a0', ' '))).toEqual([
		'0',
		'950',
		'3.1 k',
		'310 k',
		'1.0 M',
		'3.1 M',
		'2.2 G',
	])
	expect([0, 9000, 50_000, 100_000, 2_000_000].map(onScale)).toEqual([
		'0',
		'9000',
		'50k',
		'100k',
		'2M',
	])
})

test('memory is told in KiB and MiB', () => {
	const told = [10_240, 1.5 * 2 ** 20, 115 * 2 ** 20, 50_000 * 10_240].map(bytesInWords)
	expect(told.map((words) => words.replace('\u00a0', ' '))).toEqual([
		'10 KiB',
		'1.5 MiB',
		'115 MiB',
		'488 MiB',
	])
})

test('what may take long is told in minutes and hours', () => {
	expect([2.9e6, 42e6, 500e6, 11_100e6].map(longDuration)).toEqual([
		'2.9 s',
		'42 s',
		'8 min 20 s',
		'3 h 5 min',
	])
})

test('a scale goes in steps of 1, 2 and 5 and always holds what it shows', () => {
	expect([0, 1, 3, 12_004, 26_214, 50_000, 50_001].map(steppedUp)).toEqual([
		1, 1, 5, 20_000, 50_000, 50_000, 100_000,
	])
})
