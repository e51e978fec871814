/** Waves in virtual time: what arithmetic says of one, and what each way to say no keeps of it. */
import { describe, expect, test } from 'vitest'
import { type Waved, waved } from '../../tools/explore-checks/wave-tally.ts'
import type { KnobValue } from '../programs/knob.ts'
import { overloadPolicies } from '../programs/overload-policies/scene.ts'
import { sceneOf } from '../programs/scenes.ts'

type Values = Readonly<Record<string, KnobValue>>

const limitMs = 60_000
/** Eight who begin together get done together: up to a service time later than if they took turns evenly. */
const justInTimeUs = 1_080_000
const seeds = [1, 2, 3, 4, 5] as const

const ofBurst = (values: Values, lengthS: number, seed = 1): Waved =>
	waved({ scene: sceneOf('burst'), values, seed }, lengthS)

describe('a wave of 400 a second for 5 s on workers who do 100', () => {
	test('is a triangle: 1,500 deep, the last waits 15 s, and 37.5 s later it is gone', () => {
		const { peak, longestUs, emptyUs, lost } = ofBurst({ pattern: 'paced' }, 60)
		expect(Math.abs(peak / 1500 - 1)).toBeLessThan(0.01)
		expect(Math.abs(longestUs / 15e6 - 1)).toBeLessThan(0.01)
		expect(Math.abs((emptyUs - 6e6) / 37.5e6 - 1)).toBeLessThan(0.01)
		expect(lost).toBe(0)
	})

	test.each(seeds)('by chance it is nearly the same, seed %i', (seed) => {
		const { peak, longestUs } = ofBurst({ pattern: 'Poisson' }, 30, seed)
		expect(Math.abs(peak / 1500 - 1)).toBeLessThan(0.1)
		expect(Math.abs(longestUs / 15e6 - 1)).toBeLessThan(0.1)
	})
})

describe('ten thousand a second for 10 s on workers who do 100: the ticket sale', () => {
	const sale = { burst: 10_000, length: 10, rate: 1, deadline: 10_000, unbounded: false }

	test(
		'with 100,000 places nobody is refused; the last waits 16.5 minutes, one in a hundred 10 s',
		() => {
			const values = { ...sale, capacity: 100_000 }
			const plan = { scene: sceneOf('burst'), values, seed: 1 }
			const { peak, longestUs, lost, good } = waved(plan, 1020, 10_000_000)
			expect(lost).toBe(0)
			expect(Math.abs(peak / 99_000 - 1)).toBeLessThan(0.01)
			expect(Math.abs(longestUs / 990e6 - 1)).toBeLessThan(0.02)
			expect(Math.abs(good / 1000 - 1)).toBeLessThan(0.05)
		},
		limitMs,
	)

	test(
		'with 92 places 99 in a hundred are told at once, and the others are served within a second or so',
		() => {
			const values = { ...sale, capacity: 92 }
			const plan = { scene: sceneOf('burst'), values, seed: 1 }
			const { done, good, lost } = waved(plan, 30, justInTimeUs)
			expect(good).toBe(done)
			expect(Math.abs(lost / 98_900 - 1)).toBeLessThan(0.01)
		},
		limitMs,
	)
})

describe('the largest capacity that still helps is (D − s)·μ', () => {
	const steady = (capacity: number) => {
		const values = { burst: 120, length: 30, rate: 60, unbounded: false, capacity }
		return waved({ scene: sceneOf('burst'), values, seed: 1 }, 31, justInTimeUs)
	}

	test('with 92 places all are answered in time, with 130 hardly anybody is', () => {
		const [within, beyond] = [steady(92), steady(130)]
		expect(within.good).toBe(within.done)
		expect(beyond.good / beyond.done).toBeLessThan(0.35)
	})

	test('under overload that lasts, more places lose as much and only make everybody wait longer', () => {
		const [few, many] = [steady(10), steady(92)]
		expect(few.longestUs / many.longestUs).toBeLessThan(0.2)
		expect(few.lost - many.lost).toBeLessThan(100)
		expect(few.done / many.done).toBeGreaterThan(0.97)
	})
})

describe.each(seeds)('the same wave met in nine ways, seed %i', (seed) => {
	const { trials } = overloadPolicies
	const kept = new Map<string, Waved>()
	for (const { name, values } of trials?.variants ?? []) {
		kept.set(name, waved({ scene: sceneOf('overload-policies'), values, seed }, 15))
	}
	const of = (name: string): Waved => {
		const found = kept.get(name)
		if (!found) throw new RangeError(name)
		return found
	}

	test.each(['Drop oldest', 'Deadline', 'LIFO', 'Adaptive LIFO', 'CoDel'])(
		'%s keeps more answers in time than rejecting the newest, and that more than never saying no',
		(name) => {
			const reject = of('Reject newest').good
			expect(of(name).good).toBeGreaterThan(1.4 * reject)
			expect(reject).toBeGreaterThan(1.4 * of('Never no').good)
		},
	)

	test('dropping the newest and dropping the oldest lose the same', () => {
		const [newest, oldest] = [of('Reject newest').lost, of('Drop oldest').lost]
		expect(newest).toBeGreaterThan(1000)
		expect(Math.abs(newest / oldest - 1)).toBeLessThan(0.02)
	})

	test('blocking only moves the queue outside: as many in time as with a queue without an end', () => {
		expect(of('Block').good).toBe(of('Never no').good)
		expect(of('Block').peak).toBe(200)
		expect(of('Block').lost).toBe(0)
	})

	test('the caller who helps is a ninth worker as long as the queue is full', () => {
		expect(of('Caller runs').done / of('Block').done).toBeGreaterThan(1.08)
		expect(of('Caller runs').done / of('Block').done).toBeLessThan(1.13)
	})

	test('what is skipped since it is too late leaves only answers in time', () => {
		for (const name of ['Deadline', 'CoDel']) expect(of(name).good).toBe(of(name).done)
	})
})
