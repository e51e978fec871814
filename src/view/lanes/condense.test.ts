import { expect, test } from 'vitest'
import type { Span } from '../../model/timeline.ts'
import { condense, condenseHolds, partsPerColumn } from './condense.ts'

const columns = { from: 0, to: 64, usPerPx: 100 }

function span(fromUs: number, toUs: number, state: Span['state'], item = 0): Span {
	return { fromUs, toUs, state, reason: null, item }
}

test('a span of two pixels and more stays a piece with its own ends', () => {
	const { pieces, mixtures } = condense([span(130, 930, 'working', 7)], columns)
	expect(pieces).toEqual([{ spanUs: 130, fromUs: 130, toUs: 930, state: 'working', item: 7 }])
	expect(mixtures).toEqual([])
})

test('spans under a pixel and a half become shares that sum to the whole column, least awake at the ground', () => {
	const spans = [span(0, 25, 'waiting'), span(25, 75, 'working'), span(75, 100, 'waiting')]
	const { pieces, mixtures } = condense(spans, columns)
	expect(pieces).toEqual([])
	expect(mixtures).toEqual([
		{
			column: 0,
			columns: 1,
			shares: [
				{ state: 'waiting', from: 0, to: 12 },
				{ state: 'working', from: 12, to: partsPerColumn },
			],
		},
	])
})

test('a column of shares counts the ends of long spans that reach into it, and they end at it', () => {
	const spans = [span(0, 350, 'working'), span(350, 375, 'blocked'), span(375, 900, 'working')]
	const { pieces, mixtures } = condense(spans, columns)
	expect(pieces.map(({ fromUs, toUs }) => [fromUs, toUs])).toEqual([
		[0, 300],
		[400, 900],
	])
	expect(mixtures[0]?.shares).toEqual([
		{ state: 'blocked', from: 0, to: 6 },
		{ state: 'working', from: 6, to: 24 },
	])
})

test('equal columns side by side are one mixture', () => {
	const spans = Array.from({ length: 40 }, (_, index) => {
		return span(index * 50, index * 50 + 50, index % 2 === 0 ? 'working' : 'waiting')
	})
	expect(condense(spans, columns).mixtures.map((it) => it.columns)).toEqual([20])
})

test('time that is not there yet leaves its part of the column empty', () => {
	const { mixtures } = condense([span(0, 50, 'working')], columns)
	expect(mixtures[0]?.shares).toEqual([{ state: 'working', from: 0, to: 12 }])
})

test('short holds of one column add up, long ones keep their ends', () => {
	const holds = condenseHolds([10, 30, 50, 80, 200, 500], columns)
	expect(holds).toEqual([
		{ fromUs: 200, toUs: 500, share: 1 },
		{ fromUs: 0, toUs: 100, share: 0.5 },
	])
})
