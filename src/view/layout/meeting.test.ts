import { expect, test } from 'vitest'
import { blockingQueueFixture } from '../../model/fixture.ts'
import { centreOf } from './box.ts'
import { type StageFrame, layoutStage } from './stage.ts'
import { crowd, staged } from './staged-moment.ts'
import { stageInWords } from './words.ts'

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
const empty = staged(recorded, {
	threads: [
		...crowd('producer', 'P', 2, () => ({})),
		...crowd('consumer', 'C', 2, () => ({ side: 'consumers' })),
	],
	queues: [{ capacity: 0, depth: 0, waiting: { full: [], empty: [] } }],
})
const queue = empty.queues[0]?.id ?? 0
const item = { id: 41, producer: 'P1', kind: 0, madeUs: 0, putUs: recorded.atUs }
const move = { atUs: recorded.atUs, item, queue, place: 0 }
const handed = {
	...empty,
	moves: [
		{ ...move, thread: 2, into: true },
		{ ...move, thread: 5, into: false },
	],
}

test('a queue without places says so and has none, only a point where hands meet', () => {
	const layout = layoutStage(empty, frame)
	const [mark] = layout.queues
	expect(mark?.title).toBe('no places')
	expect(mark?.slots).toEqual([])
	expect(mark?.meeting).not.toBeNull()
	expect(layout.tokens).toEqual([])
	expect(stageInWords(empty)).toContain('Queue no places.')
})

test('an item goes from hand to hand by the point where they meet, and never lies still', () => {
	const at = (ageUs: number) => {
		const layout = layoutStage({ ...handed, atUs: recorded.atUs + ageUs }, frame)
		const { tokens, capsules, queues } = layout
		const yOf = (id: number) =>
			centreOf(capsules.find((one) => one.id === id)?.box ?? recordedBox).y
		const meeting = centreOf(queues[0]?.meeting ?? recordedBox)
		return { tokens: tokens.map(({ box }) => centreOf(box)), from: yOf(2), to: yOf(5), meeting }
	}
	const start = at(0)
	expect(start.tokens).toHaveLength(1)
	expect(start.tokens[0]?.y).toBeCloseTo(start.from)
	const half = at(130_000)
	expect(half.tokens).toHaveLength(1)
	expect(half.tokens[0]?.x).toBeCloseTo(half.meeting.x)
	expect(half.tokens[0]?.y).toBeCloseTo(half.meeting.y)
	expect(at(259_000).tokens[0]?.y).toBeCloseTo(start.to, 0)
	expect(at(260_001).tokens).toEqual([])
})

const recordedBox = { x: 0, y: 0, width: 0, height: 0 }
