import { expect, test } from 'vitest'
import { blockingQueueFixture } from '../../model/fixture.ts'
import type { Moment } from '../../model/moment.ts'
import type { WaveBin } from '../../model/wave.ts'
import { leastHeight, placeRows } from './rows.ts'
import { layoutWave } from './wave-mark.ts'

const recorded = blockingQueueFixture().momentAt(500_000)
const named = (count: number, name: string) =>
	Array.from({ length: count }, (_, index) => ({
		id: index + 2,
		name: `${name}${index.toString()}`,
	}))

test.each([3, 10, 34, 62])(
	'%i rows, bars and depth lie one under the other, inside the pane',
	(count) => {
		for (const scale of [1, 2]) {
			const height = Math.max(225, leastHeight(count, true, scale)) * scale
			const space = { width: 824 * scale, height, scale }
			const { rows, wave, strips, bottom } = placeRows(
				space,
				named(count, 'W'),
				named(1, 'q'),
				true,
			)
			const last = rows[rows.length - 1]
			expect(rows).toHaveLength(scale > 1 && count > 12 ? 0 : count)
			expect(wave?.top).toBeGreaterThan((last?.top ?? 0) + (last?.height ?? 0) - 1)
			expect((wave?.bottom ?? 0) - (wave?.top ?? 0)).toBeGreaterThanOrEqual(68 * scale)
			expect(strips[0]?.top).toBeGreaterThan(wave?.bottom ?? 0)
			expect(bottom).toBeLessThanOrEqual(height)
		}
	},
)

test('without bursts nothing is taken from the rows', () => {
	const space = { width: 824, height: 225, scale: 1 }
	expect(placeRows(space, named(4, 'W'), named(1, 'q')).wave).toBeNull()
})

const bin = (index: number, rest: Partial<WaveBin>): WaveBin => ({
	...{ fromUs: index * 100_000, toUs: (index + 1) * 100_000 },
	...{ arrivals: 0, retries: 0, depth: 0, good: 0, late: 0, refused: 0, lost: 0 },
	...rest,
})

const drain = { queued: 60, arrivalsPerS: 60, mostPerS: 100, emptyS: 1.5, delayS: 0.6 }
const strip = { top: 100, bottom: 180 }
const depth = {
	...{ strip: { queues: [], top: 190, bottom: 220 }, outline: [], others: [], deepest: '' },
	...{ capacity: [], topValue: 120, capacityNow: 0, budget: null },
}
const shownOf = (bins: readonly WaveBin[], rest: Partial<Moment> = {}) => {
	const counts = { ...recorded.counts, queued: 60 }
	const moment = { ...recorded, counts, drain, ...rest }
	return layoutWave({ strip, scale: 1, bins, moment, x: (us) => us / 10_000, depth })
}

test('bars are as high as what came and was done, on scales that hold both', () => {
	const { came, done } = shownOf([
		bin(0, { arrivals: 40, retries: 10, good: 5, late: 5 }),
		bin(1, { arrivals: 20, refused: 20 }),
		bin(2, {}),
	])
	expect(came.perS).toBe(400)
	const [first, second, ...none] = came.bars
	expect(none).toEqual([])
	expect((first?.solid ?? 0) + (first?.pale ?? 0)).toBeCloseTo(came.bottom - came.top)
	expect(first?.solid).toBeCloseTo(3 * (first?.pale ?? 0))
	// All that came was refused: hollow from top to foot.
	expect(second?.hollow).toBeCloseTo(second?.solid ?? 0)
	expect(done.perS).toBe(100)
	expect(done.limitY).toBeCloseTo(done.top)
	expect(came.caption).toBe('came per second; pale: asked again; hollow: refused')
})

test('the queue empties along a line from now to when nobody waits, and along none when that is never', () => {
	expect(shownOf([]).drain).toEqual({ x1: 50, y1: 205, x2: 200, y2: 220 })
	expect(shownOf([], { drain: { ...drain, emptyS: null } }).drain).toBeNull()
	expect(shownOf([], { drain: null }).drain).toBeNull()
})
