import { expect, test } from 'vitest'
import { alone, HandClock } from '../../tools/real-threads/alone.ts'
import { RunClock } from './run-clock.ts'

function clockByHand() {
	const hand = new HandClock()
	const { clock, memory } = alone(() => null, { realUs: hand.read })
	return { hand, clock, memory }
}

test('time stands still until the page begins it', () => {
	const { hand, clock } = clockByHand()
	hand.us = 5_000_000
	expect([clock.nowUs(), clock.pace]).toEqual([0, 0])
})

test.each([0.01, 0.1, 1, 100])('at pace %d run time is real time times the pace', (pace) => {
	const { hand, clock } = clockByHand()
	hand.us = 7000
	clock.setPace(pace)
	hand.us += 40_000
	expect(clock.nowUs()).toBeCloseTo(40_000 * pace, 6)
})

test('a change of pace never makes time jump', () => {
	const { hand, clock } = clockByHand()
	let before = 0
	for (const pace of [1, 0.1, 0, 100, 0, 0.01, 1]) {
		hand.us += 1000
		const now = clock.nowUs()
		clock.setPace(pace)
		expect(clock.nowUs()).toBe(now)
		expect(now).toBeGreaterThanOrEqual(before)
		before = now
	}
	expect(before).toBeCloseTo(1000 + 100 + 0 + 100_000 + 0 + 10, 6)
})

test('a pause takes no time', () => {
	const { hand, clock } = clockByHand()
	clock.setPace(1)
	hand.us = 2000
	clock.setPace(0)
	hand.us = 9_000_000
	expect(clock.nowUs()).toBe(2000)
	clock.setPace(1)
	expect(clock.nowUs()).toBe(2000)
})

test('a reader whose real clock lags behind the page’s does not see time fall', () => {
	const { hand, clock, memory } = clockByHand()
	clock.setPace(1)
	hand.us = 1000
	clock.setPace(2)
	const lagging = new RunClock(freshView(memory.words), () => 400)
	expect(lagging.nowUs()).toBe(1000)
})

function freshView(words: Int32Array) {
	return { words, allot: () => 0 } as unknown as ConstructorParameters<typeof RunClock>[0]
}

test('the real time until a deadline is its distance over the pace', () => {
	const { hand, clock } = clockByHand()
	expect(clock.realMsUntil(1000)).toBe(Infinity)
	clock.setPace(0.01)
	expect(clock.realMsUntil(60_000_000)).toBeCloseTo(6_000_000, 6)
	clock.setPace(100)
	expect(clock.realMsUntil(60_000_000)).toBeCloseTo(600, 6)
	hand.us = 700_000
	expect(clock.realMsUntil(60_000_000)).toBe(0)
})
