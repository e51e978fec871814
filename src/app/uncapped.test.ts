import { expect, test } from 'vitest'
import { limitInWords, Uncapped, uncappedMs } from './uncapped.ts'

const over = [{ role: 'spinner', asked: 8, running: 8, capped: 1 }]
const within = [{ role: 'spinner', asked: 8, running: 1, capped: 1 }]

/** The frames, of so many ms each, at which the time is said to be up. */
function upAt(frames: number, frameMs: number, limitsAt = (_frame: number) => over): number[] {
	const uncapped = new Uncapped()
	return Array.from({ length: frames }, (_, i) => i).filter((i) =>
		uncapped.isOver(limitsAt(i), i * frameMs),
	)
}

test('threads that take every core do so for a minute, then are told off once', () => {
	const [first, second] = upAt(700, 200)
	expect((first ?? 0) * 200).toBeGreaterThan(uncappedMs - 1200)
	expect((first ?? 0) * 200).toBeLessThanOrEqual(uncappedMs)
	expect(((second ?? 0) - (first ?? 0)) * 200).toBe(uncappedMs)
})

test('whoever leaves a core is never told off, and the time begins anew with the next excess', () => {
	expect(upAt(700, 200, () => within)).toEqual([])
	const resting = (frame: number) => (frame === 200 ? within : over)
	expect(upAt(450, 200, resting)).toEqual([])
})

test('a long time without a frame counts as a second', () => {
	expect(upAt(50, 60_000)).toEqual([])
	expect(upAt(60, 60_000)).toEqual([59])
})

test('a cap is told with both numbers, and nothing where all run', () => {
	expect(limitInWords(within)).toBe(
		'1 of 8 spinners is spinning: capped, so that a core is left for this page.',
	)
	expect(limitInWords(over)).toBeNull()
	expect(limitInWords([])).toBeNull()
})
