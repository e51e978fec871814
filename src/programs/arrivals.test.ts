import { expect, test } from 'vitest'
import { dreaming } from '../../tools/real-threads/dreamer.ts'
import type { Item } from '../sync/item.ts'
import { Arrivals, Storm, stormSoFar, type ArrivalOptions } from './arrivals.ts'

function received(rate: number, count: number, seed = 1, options: ArrivalOptions = {}): Item[] {
	const { knobs, thread } = dreaming({ rate })
	const arrivals = new Arrivals(knobs, seed, options)
	const me = thread(2)
	return Array.from({ length: count }, () => arrivals.next(me))
}

test('the same seed gives the same items at the same times', () => {
	const facts = received(60, 6).map(({ madeUs, payload }) => [madeUs, payload])
	expect(facts).toMatchInlineSnapshot(`
		[
		  [
		    39821,
		    2115433661,
		  ],
		  [
		    50068,
		    1284207310,
		  ],
		  [
		    91500,
		    39306851,
		  ],
		  [
		    123089,
		    1728305840,
		  ],
		  [
		    131335,
		    1058094679,
		  ],
		  [
		    163091,
		    1383660862,
		  ],
		]
	`)
	expect(received(60, 6, 2).map(({ madeUs }) => madeUs)).not.toEqual(facts.map(([us]) => us))
})

test('so many come per second as the knob says, memoryless, each handler its share', () => {
	const items = received(60, 4000, 3, { handlers: 2 })
	const gaps = items.map(({ madeUs }, i) => madeUs - (items[i - 1]?.madeUs ?? 0))
	const meanUs = (items.at(-1)?.madeUs ?? 0) / items.length
	expect(meanUs * 30).toBeGreaterThan(0.95e6)
	expect(meanUs * 30).toBeLessThan(1.05e6)
	// One in e gaps is longer than the mean, wherever one begins to look.
	const longer = gaps.filter((us) => us > meanUs).length / gaps.length
	expect(longer).toBeGreaterThan(0.34)
	expect(longer).toBeLessThan(0.4)
})

test('items go on coming while whoever receives them is stuck, and none is lost or late for it', () => {
	const { knobs, hand, thread, arrivedOf } = dreaming({ rate: 100 })
	const arrivals = new Arrivals(knobs, 1, { distribution: 'deterministic' })
	const me = thread(2)
	expect(arrivals.next(me).madeUs).toBe(10_000)
	hand.us += 75_000
	const sleeps = me.sleptMs.length
	const missed = Array.from({ length: 7 }, () => arrivals.next(me).madeUs)
	expect(missed).toEqual([20_000, 30_000, 40_000, 50_000, 60_000, 70_000, 80_000])
	expect(me.sleptMs.length).toBe(sleeps)
	expect(arrivals.next(me).madeUs).toBe(90_000)
	expect(me.sleptMs.slice(sleeps)).toEqual([5])
	expect(arrivedOf(2)).toEqual([
		[1, 10_000],
		[7, 20_000],
		[1, 90_000],
	])
})

test('a rate that is turned counts for the item that is on its way', () => {
	const { knobs, thread } = dreaming({ rate: 1 })
	const arrivals = new Arrivals(knobs, 1, { distribution: 'deterministic' })
	const me = thread(2)
	const { skip } = me
	me.skip = (us) => {
		skip(us)
		if (me.sleptMs.length === 2) {
			knobs.set('rate', 5)
		}
	}
	// Half of the second is over: of the other half a fifth is left.
	expect(arrivals.next(me).madeUs).toBe(600_000)
	expect(arrivals.next(me).madeUs).toBe(800_000)
})

test('run time may be longer than a word holds', () => {
	const { knobs, hand, thread } = dreaming({ rate: 1 })
	const arrivals = new Arrivals(knobs, 1, { distribution: 'deterministic' })
	const me = thread(2)
	for (let s = 1; s <= 4400; s++) {
		expect(arrivals.next(me).madeUs).toBe((s * 1_000_000) | 0)
	}
	expect(hand.us).toBe(4400e6)
})

test('kinds come evenly mixed, each in its share', () => {
	const kindOf = (share: number) => (share < 0.1 ? 2 : share < 0.4 ? 1 : 0)
	const kinds = received(60, 1000, 5, { kindOf }).map(({ kind }) => kind)
	for (let from = 0; from < kinds.length; from += 50) {
		const some = kinds.slice(from, from + 50)
		const share = (wanted: number) => some.filter((kind) => kind === wanted).length / 50
		expect(share(2)).toBeCloseTo(0.1, 1)
		expect(share(1)).toBeCloseTo(0.3, 1)
	}
})

test.each([50_000, 1000, 4003])(
	'a storm of %i has brought, each tenth of a second, what it should have',
	(storm) => {
		const { knobs, thread, hand } = dreaming({ storm })
		const source = new Storm(knobs, 4)
		const dues: number[] = []
		for (const id of [1, 2, 3, 4]) {
			const me = thread(id)
			hand.us = 0
			// Handlers receive in turn: as many each, but for the last round.
			const mine = Math.floor((storm - 1 - (id % 4)) / 4) + 1
			for (let i = 0; i < mine; i++) {
				dues.push(source.next(me).madeUs)
			}
		}
		expect(dues).toHaveLength(storm)
		const soFar = stormSoFar.map((_, tenth) => dues.filter((us) => us <= tenth * 100_000).length)
		expect(soFar).toEqual(stormSoFar.map((count) => Math.floor((count * storm) / 50_000)))
	},
)

test('a handler of a storm looks up a thousand times a second at most, and finds all that came', () => {
	const { knobs, thread, arrivedOf } = dreaming({ storm: 50_000 })
	const source = new Storm(knobs, 4)
	const me = thread(2)
	for (let i = 0; i < 12_500; i++) {
		source.next(me)
	}
	expect(me.sleptMs.length).toBeLessThan(510)
	expect(arrivedOf(2).reduce((sum, [count = 0]) => sum + count, 0)).toBe(12_500)
})
