import { expect, test } from 'vitest'
import { blockingQueueCast } from './fixture-run.ts'
import { Timeline } from './timeline.ts'

test('goodput counts the last second alone, also right behind what was let go', () => {
	const timeline = new Timeline(blockingQueueCast(1, 1, 4))
	for (let us = 1; us <= 256; us++) timeline.completed(us, true)
	timeline.completed(3_000_000, true)
	timeline.completed(3_000_001, false)
	const rates = [
		[3_000_000, { throughputPerS: 1, goodputPerS: 1 }],
		[3_000_001, { throughputPerS: 2, goodputPerS: 1 }],
		[4_000_000, { throughputPerS: 1, goodputPerS: 0 }],
	] as const
	for (const [us, expected] of rates) expect(timeline.ratesAt(us)).toMatchObject(expected)
	timeline.dropBefore(3_000_000)
	for (const [us, expected] of rates) expect(timeline.ratesAt(us)).toMatchObject(expected)
})
