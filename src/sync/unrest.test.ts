import { expect, test } from 'vitest'
import { Unrest } from './unrest.ts'

const draw = (unrest: Unrest, count: number) =>
	Array.from({ length: count }, () => unrest.nextUs(0))

test('a wait ends for no reason as often as asked for, on average, and memorylessly', () => {
	const draws = draw(new Unrest(7, 3, () => 5), 20_000)
	const mean = draws.reduce((sum, us) => sum + us, 0) / draws.length
	expect(mean / 200_000).toBeCloseTo(1, 1)
	const share = draws.filter((us) => us > 400_000).length / draws.length
	expect(share).toBeCloseTo(Math.exp(-2), 1)
	expect(Math.min(...draws)).toBeGreaterThanOrEqual(0)
})

test('the same seed and thread draw the same, another seed or thread something else', () => {
	const of = (seed: number, thread: number) => draw(new Unrest(seed, thread, () => 1), 5)
	expect(of(1, 2)).toEqual(of(1, 2))
	expect(of(1, 2)).not.toEqual(of(2, 2))
	expect(of(1, 2)).not.toEqual(of(1, 3))
})

test('a rate of 0 means never, and the rate is that of the moment', () => {
	let perS = 0
	const unrest = new Unrest(1, 2, () => perS)
	expect(unrest.nextUs(100)).toBe(Infinity)
	perS = 1
	expect(unrest.nextUs(100)).toBeLessThan(Infinity)
})
