import { expect, test } from 'vitest'
import { dreaming } from '../../tools/real-threads/dreamer.ts'
import { Calls } from './calls.ts'

function anOffice(rate: number) {
	const { knobs, hand, thread, arrivedOf } = dreaming({ rate })
	return { hand, knobs, me: thread(2), arrived: () => arrivedOf(2) }
}

const dueOf = (rate: number, count: number, seed = 1) => {
	const { knobs, me } = anOffice(rate)
	const calls = new Calls(knobs, seed, 3000)
	return Array.from({ length: count }, () => calls.next(me).madeUs)
}

test('nobody calls in the quiet time, and the first one right after it', () => {
	expect(dueOf(5, 1)).toEqual([3_000_000])
})

test('the same seed gives the same calls, another seed others', () => {
	expect(dueOf(5, 20)).toEqual(dueOf(5, 20))
	expect(dueOf(5, 20, 2)).not.toEqual(dueOf(5, 20))
})

test('as many come as the rate says, and twice the rate is twice as many', () => {
	const [slow, fast] = [5, 10].map((rate) => dueOf(rate, 2000))
	const spanOf = (due: readonly number[] | undefined) => ((due?.at(-1) ?? 0) - 3e6) / 1e6
	expect(spanOf(slow)).toBeGreaterThan((2000 / 5) * 0.9)
	expect(spanOf(slow)).toBeLessThan((2000 / 5) * 1.1)
	expect(spanOf(fast)).toBeCloseTo(spanOf(slow) / 2, 0)
})

test('who is kept from answering gets the calls that came meanwhile, each due when it was', () => {
	const { hand, knobs, me, arrived } = anOffice(5)
	const calls = new Calls(knobs, 1, 3000)
	const due = [calls.next(me).madeUs]
	hand.us += 60e6
	for (let i = 1; i < 20; i++) {
		due.push(calls.next(me).madeUs)
	}
	expect(due).toEqual(dueOf(5, 20))
	expect(arrived()).toEqual(due.map((us) => [1, us]))
})

test('with a rate of 0 nobody calls until it is turned, and what did not come is not made up for', () => {
	const { hand, knobs, me } = anOffice(0)
	const calls = new Calls(knobs, 1, 3000)
	let looks = 0
	const skip = me.skip
	me.skip = (us) => {
		skip(us)
		if (++looks === 100) {
			knobs.set('rate', 20)
		}
	}
	const { madeUs } = calls.next(me)
	expect(looks).toBe(100)
	expect(madeUs).toBeGreaterThan(20e6)
	expect(hand.us).toBe(madeUs)
	expect(calls.next(me).madeUs).toBeGreaterThan(madeUs)
})

test('a rate that is turned up counts a quarter of a second later, even between two rare calls', () => {
	const { hand, knobs, me } = anOffice(0.001)
	const calls = new Calls(knobs, 1, 0)
	calls.next(me)
	const skip = me.skip
	me.skip = (us) => {
		skip(us)
		knobs.set('rate', 1000)
	}
	calls.next(me)
	expect(hand.us).toBeLessThan(260_000)
})
