import { expect, test } from 'vitest'
import { type Frame, mostFlashes } from './count.ts'

const width = 128
const height = 80
const scale = 0.1

/** Frames every 40 ms for two seconds; `of` says how light a pixel is. */
function film(of: (ms: number, x: number, y: number) => number): Frame[] {
	return Array.from({ length: 50 }, (_, index) => {
		const atMs = index * 40
		const luminances = Float32Array.from({ length: width * height }, (_, at) => {
			return of(atMs, at % width, Math.floor(at / width))
		})
		return { atMs, width, height, luminances }
	})
}

/** Light for half of each period. */
const blink = (ms: number, hz: number) => Math.floor((ms * hz * 2) / 1000) % 2

test('a page that stands still, and one that changes once, does not flash', () => {
	expect(
		mostFlashes(
			film(() => 0.5),
			scale,
		),
	).toBe(0)
	expect(
		mostFlashes(
			film((ms) => (ms < 1000 ? 0.9 : 0.1)),
			scale,
		),
	).toBe(0)
})

test('flashes of a whole page are counted by the second', () => {
	for (const hz of [2, 5, 10]) {
		const flashes = mostFlashes(
			film((ms) => blink(ms, hz)),
			scale,
		)
		expect(flashes, `${hz} Hz`).toBeGreaterThanOrEqual(hz)
		expect(flashes, `${hz} Hz`).toBeLessThanOrEqual(hz + 1)
	}
})

test('a fade between light and dark is as much a flash as a step', () => {
	const fading = film((ms) => 0.5 + 0.4 * Math.sin((2 * Math.PI * 5 * ms) / 1000))
	expect(mostFlashes(fading, scale)).toBeGreaterThan(3)
})

test('what is faint, between light and lighter, or small is no flash', () => {
	expect(
		mostFlashes(
			film((ms) => 0.5 + 0.08 * blink(ms, 8)),
			scale,
		),
	).toBe(0)
	expect(
		mostFlashes(
			film((ms) => 0.85 + 0.15 * blink(ms, 8)),
			scale,
		),
	).toBe(0)
	const small = film((ms, x, y) => (x > 50 && x < 62 && y > 30 && y < 42 ? blink(ms, 8) : 1))
	expect(mostFlashes(small, scale)).toBe(0)
})

test('a block that flashes is found wherever it is', () => {
	for (const [left, top] of [
		[0, 0],
		[45, 21],
		[94, 55],
	] as const) {
		const inside = (x: number, y: number) => x >= left && x < left + 34 && y >= top && y < top + 25
		const flashing = film((ms, x, y) => (inside(x, y) ? blink(ms, 6) : 1))
		expect(mostFlashes(flashing, scale), `${left} ${top}`).toBeGreaterThan(3)
	}
})
