import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dreaming } from '../../tools/real-threads/dreamer.ts'
import { patterns } from './burst-knobs.ts'
import { Bursts, itemsBetween, timeAfter } from './bursts.ts'

const paced = { rate: 10, burst: 100, length: 1, pattern: ['paced', patterns] } as const
const byChance = { ...paced, pattern: ['Poisson', patterns] } as const

const wave = { calm: 60, burst: 400, fromUs: 1e6, untilUs: 6e6 }

test('calm, then the burst, then calm again', () => {
	expect(itemsBetween(wave, 0, 1e6)).toBeCloseTo(60, 9)
	expect(itemsBetween(wave, 1e6, 6e6)).toBeCloseTo(2000, 9)
	expect(itemsBetween(wave, 5e6, 8e6)).toBeCloseTo(400 + 120, 9)
	expect(timeAfter(wave, 0, 60)).toBeCloseTo(1e6, 3)
	expect(timeAfter(wave, 0, 60 + 400)).toBeCloseTo(2e6, 3)
	expect(timeAfter(wave, 6e6, 60)).toBeCloseTo(7e6, 3)
})

test('in a burst of nobody nobody comes', () => {
	const gap = { ...wave, burst: 0 }
	expect(itemsBetween(gap, 0, 6e6)).toBeCloseTo(60, 9)
	expect(timeAfter(gap, 0.5e6, 31)).toBeCloseTo(6e6 + 1e6 / 60, 0)
})

test('as many come until something is due as were asked for, wherever it begins', () => {
	const rate = fc.integer({ min: 1, max: 10_000 })
	fc.assert(
		fc.property(
			...[rate, fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 10e6 })],
			fc.double({ min: 0.001, max: 20, noNaN: true }),
			(calm, burst, fromUs, items) => {
				const any = { ...wave, calm, burst }
				const dueUs = timeAfter(any, fromUs, items)
				expect(itemsBetween(any, fromUs, dueUs)).toBeCloseTo(items, 4)
			},
		),
	)
})

test('paced: evenly in the calm, evenly in the burst', () => {
	const { knobs, thread } = dreaming(paced)
	const requests = new Bursts(knobs, 1)
	const me = thread(2)
	const ms = Array.from({ length: 13 }, () => requests.next(me).madeUs / 1000)
	expect(ms.slice(0, 10)).toEqual([100, 200, 300, 400, 500, 600, 700, 800, 900, 1000])
	expect(ms.slice(10)).toEqual([1010, 1020, 1030])
})

test('handlers that share what comes take turns', () => {
	const { knobs, thread } = dreaming(paced)
	const requests = new Bursts(knobs, 1, 2)
	const [one, other] = [thread(2), thread(3)]
	const first = [requests.next(one).madeUs, requests.next(one).madeUs]
	expect(first).toEqual([100_000, 300_000])
	expect(requests.next(other).madeUs).toBe(200_000)
})

test('the same seed gives the same items at the same times, however busy the handler is', () => {
	const dues = (seed: number, stuckUs: number) => {
		const { knobs, thread, hand } = dreaming(byChance)
		const requests = new Bursts(knobs, seed)
		const me = thread(2)
		return Array.from({ length: 150 }, () => {
			hand.us += stuckUs
			return requests.next(me).madeUs
		})
	}
	expect(dues(1, 0)).toEqual(dues(1, 30_000))
	expect(dues(1, 0)).not.toEqual(dues(2, 0))
	const inBurst = dues(1, 0).filter((us) => us >= 1e6 && us < 2e6)
	expect(inBurst.length).toBeGreaterThan(70)
	expect(inBurst.length).toBeLessThan(130)
})

test('a burst that is turned up counts for the item that is on its way', () => {
	const { knobs, thread } = dreaming({ ...paced, rate: 1, burst: 1, length: 10 })
	const requests = new Bursts(knobs, 1)
	const me = thread(2)
	expect(requests.next(me).madeUs).toBe(1_000_000)
	const { skip } = me
	const slept = me.sleptMs.length
	me.skip = (us) => {
		skip(us)
		if (me.sleptMs.length === slept + 2) {
			knobs.set('burst', 5)
		}
	}
	// Half of the second is over: of the other half a fifth is left.
	expect(requests.next(me).madeUs).toBe(1_600_000)
	expect(requests.next(me).madeUs).toBe(1_800_000)
})
