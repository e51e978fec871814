import { expect, test } from 'vitest'
import { blockingQueueFixture } from '../../model/fixture.ts'
import type { Moment } from '../../model/moment.ts'
import { bottomOf, rightOf } from './box.ts'
import { type StageFrame, layoutStage } from './stage.ts'
import { crowd, staged } from './staged-moment.ts'

const frame: StageFrame = {
	width: 824,
	height: 340,
	scale: 1,
	paceFactor: 1,
	isPhone: false,
	isReduced: false,
	expected: {},
}
const recorded = blockingQueueFixture().momentAt(500_000)

/** So many producers, of whom the second was refused 12 items, the last of them at the time of the recording. */
function refusing(count: number, agoUs = 0): Moment {
	const moment = staged(recorded, {
		threads: crowd('producer', 'P', count, (index) => ({ refused: index === 1 ? 12 : 0 })),
		queues: [{ capacity: 4, depth: 4 }],
	})
	const queue = moment.queues[0]?.id ?? 0
	const refusal = { atUs: recorded.atUs, thread: 3, queue, kind: 0, how: 'at once' } as const
	return { ...moment, atUs: recorded.atUs + agoUs, refusals: [refusal] }
}

test('an item that was refused falls away from the end of its thread, and is gone after half a second of screen time', () => {
	const at = (agoUs: number, stated: Partial<StageFrame> = {}) =>
		layoutStage(refusing(2, agoUs), { ...frame, ...stated }).refused[0]
	const [start, later] = [at(0), at(400_000)]
	expect(later?.box.y).toBeGreaterThan(start?.box.y ?? NaN)
	expect(later?.strength).toBeLessThan(start?.strength ?? NaN)
	expect(at(520_001)).toBeUndefined()
	expect(at(120_000, { paceFactor: 0.2 })).toBeUndefined()
	expect(at(0, { isReduced: true })).toBeUndefined()
})

test('how often a thread was refused stands under it while there is room, and in its own words always', () => {
	const capsuleOf = (count: number) => {
		const { capsules } = layoutStage(refusing(count), frame)
		const [first, second, third] = capsules
		if (first === undefined || second === undefined) throw new Error('nobody')
		expect(second.sentence).toContain('12 refused')
		expect(first.sentence).not.toContain('refused')
		expect(first.refused).toBeNull()
		return { second, third }
	}
	const { second, third } = capsuleOf(4)
	expect(second.refused?.text).toBe('12 refused')
	expect(second.refused?.y).toBeGreaterThan(bottomOf(second.box))
	expect(second.refused?.y).toBeLessThan(third?.box.y ?? NaN)
	expect(second.refused?.x).toBeLessThan(rightOf(second.box))
	const crowded = capsuleOf(8).second
	expect(crowded.refused).toBeNull()
	expect(crowded.label.word?.text).toBe('12 refused')
})
