import { expect, test } from 'vitest'
import type { Row } from './row.ts'
import { columns, scoresOf } from './score.ts'

const nothing: Row = {
	...{ strategy: '', seconds: 10, detectMs: 0, detectP95Ms: 0, wastePercent: 0, canary: null },
	...{ peakDepth: 0, p50: 0, p95: 0, p99: 0, goodput: 0, done: 0, lost: 0, futileWakeups: 0 },
	...{ emptyPolls: 0, whenFull: '', stops: '', arrivals: { count: 0, hash: '' }, ending: null },
}

/** What is said of a figure of each of these rows. */
function said(figure: 'wastePercent' | 'canary', values: readonly (number | null)[]) {
	const rows = values.map((value, i) => ({ ...nothing, strategy: String(i), [figure]: value }))
	const at = columns.findIndex((column) => column.figure === figure)
	return rows.map((row) => scoresOf(row, rows)[at])
}

test('of waste less is better, of what is left for others more', () => {
	expect(said('wastePercent', [40, 2, 0.1]).map((score) => score?.mark)).toEqual([
		'worst',
		null,
		'best',
	])
	expect(said('canary', [0.4, 0.9, 0.7])).toEqual([
		{ text: '40', mark: 'worst' },
		{ text: '90', mark: 'best' },
		{ text: '70', mark: null },
	])
})

test('what reads alike is alike: all equal, nothing is best; most equal, they are not', () => {
	expect(said('wastePercent', [1.001, 1.002]).map((score) => score?.mark)).toEqual([null, null])
	expect(said('wastePercent', [0, 0, 0, 5]).map((score) => score?.mark)).toEqual([
		null,
		null,
		null,
		'worst',
	])
})

test('what was not measured is neither', () => {
	expect(said('canary', [null, 0.5, 0.6])).toEqual([
		{ text: 'not measured', mark: null },
		{ text: '50', mark: 'worst' },
		{ text: '60', mark: 'best' },
	])
})
