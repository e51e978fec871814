import { expect, test } from 'vitest'
import { blockingQueueFixture } from '../../model/fixture.ts'
import {
	contendedShare,
	digits,
	milliseconds,
	mostThroughput,
	percent,
	stateShares,
} from './figures.ts'
import { roundedUp, scaleInWords } from './scale.ts'

const recording = blockingQueueFixture()

test('shares of states sum to one, and a state that never occurred has none', () => {
	const shares = stateShares(recording.momentAt(recording.endUs))
	expect(shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1)
	expect(shares.map(({ state }) => state)).not.toContain('spinning')
	expect(stateShares(recording.momentAt(0))).toEqual([])
})

test('no run completes more than its consumers could', () => {
	const moment = recording.momentAt(recording.endUs)
	const most = mostThroughput(moment) ?? NaN
	const perS = (moment.counts.completed * 1_000_000) / moment.atUs
	expect(perS).toBeLessThanOrEqual(most)
	expect(most).toBeLessThan(perS * 3)
	expect(mostThroughput(recording.momentAt(20_000))).toBeNull()
})

test('contention is a share of acquisitions, unknown before the first', () => {
	const moment = recording.momentAt(recording.endUs)
	const [lock] = moment.locks
	expect(contendedShare(moment)).toBe((lock?.contended ?? NaN) / (lock?.acquisitions ?? NaN))
	expect(contendedShare(recording.momentAt(0))).toBeNull()
})

test('numbers have two or three digits that can be read', () => {
	expect([0.456, 4.56, 12.34, 45.6, 99.97, 1234.5].map(digits)).toEqual([
		'0.46',
		'4.6',
		'12.3',
		'46',
		'100',
		'1235',
	])
	expect([380, 12_400, 121_000].map(milliseconds)).toEqual(['0.38', '12.4', '121'])
})

test('what is there but hardly is not written as nothing', () => {
	expect([0, 0.0001, 0.0625, 1].map(percent)).toEqual(['0.0%', '<0.1%', '6.3%', '100.0%'])
})

test('the scale of a histogram is round and never shorter than what it shows', () => {
	for (const value of [1, 7, 130, 388_700, 4e6]) {
		expect(roundedUp(value)).toBeGreaterThanOrEqual(value)
		expect(roundedUp(value)).toBeLessThanOrEqual(value * 2)
	}
	expect([80, 400_000, 2_000_000].map(scaleInWords)).toEqual(['80 µs', '400 ms', '2 s'])
})
