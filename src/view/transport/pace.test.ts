import { expect, test } from 'vitest'
import { lastPlace, paceAt, paceInWords, paceSpoken, placeOfPace } from './pace.ts'

test('every place of the slider is a pace, and the pace is found at its place again', () => {
	for (let place = 0; place <= lastPlace; place++) expect(placeOfPace(paceAt(place))).toBe(place)
})

test('further right is faster, from line by line to full speed', () => {
	const paces = Array.from({ length: lastPlace - 1 }, (_, index) => Number(paceAt(index + 1)))
	expect(paces).toEqual([...paces].sort((one, other) => one - other))
	expect(paces[0]).toBe(0.01)
	expect(paces.at(-1)).toBe(10)
	expect(paceAt(0)).toBe('line')
	expect(paceAt(lastPlace)).toBe('full')
})

test('real time has a place of its own, and a pace from elsewhere stands at the nearest', () => {
	expect(paceAt(placeOfPace(1))).toBe(1)
	expect(paceAt(placeOfPace(0.021))).toBe(0.02)
	expect(placeOfPace(1000)).toBe(lastPlace - 1)
})

test('a pace is written and said', () => {
	expect([0.02, 1, 'full'].map((pace) => paceInWords(pace as 'full'))).toEqual([
		'0.02×',
		'1×',
		'full speed',
	])
	expect(paceSpoken(0.5)).toBe('0.5 times as fast')
})
