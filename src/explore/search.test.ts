import { expect, test } from 'vitest'
import { sceneOf } from '../programs/scenes.ts'
import { search } from './search.ts'

test('spike', () => {
	for (const [producers, consumers, capacity] of [
		[1, 2, 1],
		[2, 1, 1],
		[2, 2, 1],
		[2, 2, 2],
		[4, 3, 3],
	]) {
		const found = search(
			{
				scene: sceneOf('single-condition-deadlock'),
				values: { producers: producers!, consumers: consumers!, capacity: capacity! },
				seed: 1,
			},
			{
				open: { victim: false, spurious: false },
				budgetMs: 20000,
				maxStates: 1e6,
				onProgress: () => true,
				now: () => performance.now(),
			},
		)
		const { turns, stood, ...rest } = found
		console.log(producers, consumers, capacity, rest)
	}
	expect(1).toBe(1)
}, 100000)
