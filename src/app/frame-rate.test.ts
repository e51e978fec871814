import { expect, test } from 'vitest'
import { FrameRate } from './frame-rate.ts'

/** Asks for `count` refreshes `gapMs` apart; how many of them were drawn. */
function drawn(rate: FrameRate, clock: { nowMs: number }, count: number, gapMs: number): number {
	let pictures = 0
	for (let i = 0; i < count; i++) {
		clock.nowMs += gapMs
		if (rate.shouldDraw(clock.nowMs)) pictures++
	}
	return pictures
}

test('a page that keeps up draws on every refresh', () => {
	expect(drawn(new FrameRate(), { nowMs: 1000 }, 600, 16.7)).toBe(600)
	expect(drawn(new FrameRate(), { nowMs: 1000 }, 600, 8.3)).toBe(600)
})

test('a page that misses refreshes draws on every second one, and tries the full beat again later', () => {
	const rate = new FrameRate()
	const clock = { nowMs: 1000 }
	drawn(rate, clock, 120, 33.3)
	expect(drawn(rate, clock, 100, 16.7)).toBe(50)
	drawn(rate, clock, 300, 16.7)
	expect(drawn(rate, clock, 100, 16.7)).toBe(100)
})

test('a page that is to be sparing draws no more often than it is told', () => {
	const rate = new FrameRate()
	let pictures = 0
	for (let i = 1; i <= 600; i++) if (rate.shouldDraw(1000 + i * 16.7, 50)) pictures++
	expect(pictures).toBe(200)
})

test('the first refresh after a rest is not taken for a late one', () => {
	const rate = new FrameRate()
	const clock = { nowMs: 1000 }
	for (let rest = 0; rest < 50; rest++) {
		drawn(rate, clock, 1, 5000)
		expect(drawn(rate, clock, 3, 16.7)).toBe(3)
	}
})
