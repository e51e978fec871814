import { expect, test } from 'vitest'
import { blockingQueueFixture } from '../../model/fixture.ts'
import type { Moment, Move } from '../../model/moment.ts'
import { type Box, bottomOf, centreOf, rightOf } from './box.ts'
import { type StageFrame, type StageLayout, layoutStage } from './stage.ts'
import { type StagedThread, crowd, staged } from './staged-moment.ts'

const frame: StageFrame = {
	width: 824,
	height: 340,
	scale: 1,
	paceFactor: 1,
	isPhone: false,
	isReduced: false,
	expected: {},
}
const phone: StageFrame = { ...frame, width: 390, height: 0, isPhone: true }
/** As large as the page gives, lower under a verdict, wider on a large screen, and the smaller half of a presenter's. */
const sizes = [
	frame,
	{ ...frame, height: 290 },
	{ ...frame, width: 1200, height: 520 },
	{ ...frame, width: 1920, height: 640, scale: 2 },
	phone,
]

const recorded = blockingQueueFixture().momentAt(500_000)
const noBound = 2 ** 31 - 1

function stage(role: string, letter: string, column: number, count: number): StagedThread[] {
	const side = column === 0 ? 'producers' : 'consumers'
	return [...crowd(role, letter, count, () => ({ column, side }))]
}

function pipeline(count: number, depth = 10, capacity = 10): Moment {
	const names = (letter: string) =>
		Array.from({ length: count }, (_, at) => `${letter}${String(at + 1)}`)
	return staged(recorded, {
		threads: [
			...stage('source', 'P', 0, count),
			...stage('stage 1', 'A', 1, count),
			...stage('stage 2', 'B', 2, count),
		],
		queues: [
			{ ...{ name: 'queue 1', capacity, depth, gap: 0 }, waiting: { full: names('P'), empty: [] } },
			{
				...{ name: 'queue 2', capacity, depth, gap: 1, firstItem: 20 },
				waiting: { full: names('A'), empty: [] },
			},
		],
	})
}

const cycle = staged(recorded, {
	threads: [...stage('client', 'C', 0, 1), ...stage('server', 'S', 1, 1)],
	queues: [
		{ ...{ name: 'requests', capacity: 2, depth: 2 }, waiting: { full: ['C1'], empty: [] } },
		{
			...{ name: 'replies', capacity: 4, depth: 2, isBackward: true, firstItem: 1 },
			waiting: { full: ['S1'], empty: [] },
		},
	],
})

function separate(count: number): Moment {
	return staged(recorded, {
		threads: [...stage('handler', 'H', 0, 1), ...stage('worker', 'W', 1, count)],
		queues: Array.from({ length: count }, (_, index) => ({
			...{ name: `queue ${String(index + 1)}`, capacity: noBound, depth: index },
			waiting: { empty: [`W${String(index + 1)}`] },
		})),
	})
}

function isApart(a: Box, b: Box): boolean {
	return rightOf(a) <= b.x || rightOf(b) <= a.x || bottomOf(a) <= b.y || bottomOf(b) <= a.y
}

function expectApart(boxes: readonly Box[]): void {
	for (const [index, box] of boxes.entries()) {
		for (const other of boxes.slice(index + 1)) {
			if (!isApart(box, other))
				throw new Error(`${JSON.stringify(box)} on ${JSON.stringify(other)}`)
		}
	}
}

function expectInside(layout: StageLayout, boxes: readonly Box[]): void {
	for (const box of boxes) {
		expect(box.x).toBeGreaterThanOrEqual(0)
		expect(box.y).toBeGreaterThanOrEqual(0)
		expect(rightOf(box)).toBeLessThanOrEqual(layout.width + 0.01)
		expect(bottomOf(box)).toBeLessThanOrEqual(layout.height + 0.01)
	}
}

test.each([
	['a pipeline', pipeline(1)],
	['a pipeline of pairs', pipeline(2)],
	['a pipeline with long queues', pipeline(2, 60, 100)],
	['a cycle', cycle],
	['three queues', separate(3)],
	['sixteen queues', separate(16)],
])('%s: nothing covers another thing, and all is on the stage, at any size', (_, moment) => {
	for (const size of sizes) {
		const layout = layoutStage(moment, size)
		const frames = [...layout.queues, ...layout.rows].map((mark) => mark.frame)
		const bays = layout.bays.map(({ box }) => box)
		const seats = [...layout.ghosts, ...layout.capsules].map(({ box }) => box)
		expectInside(layout, [...frames, ...bays, ...seats, ...layout.locks.map(({ box }) => box)])
		expectApart([...frames, ...bays])
		expectApart(seats)
		expectApart([...frames, ...layout.locks.slice(1).map(({ box }) => ({ ...box, height: 14 }))])
		for (const mark of layout.queues) {
			for (const slot of mark.slots) expectInside(layout, [slot.box])
			const { x, width } = mark.frame
			for (const { box } of mark.slots) {
				expect(box.x).toBeGreaterThanOrEqual(x)
				expect(rightOf(box)).toBeLessThanOrEqual(x + width)
				expect(bottomOf(box)).toBeLessThanOrEqual(bottomOf(mark.frame))
			}
		}
	}
})

test('every queue lies between its columns, and whoever waits for it stands below it', () => {
	const layout = layoutStage(pipeline(1), { ...frame, isReduced: true })
	const xOf = (name: string) => {
		const home = layout.ghosts.find((ghost) => ghost.name === name)
		return (home ?? layout.capsules.find((capsule) => capsule.name === name))?.box.x ?? NaN
	}
	const [first, second] = layout.queues.map((mark) => mark.frame.x)
	const order = [xOf('P1'), first, xOf('A1'), second, xOf('B1')]
	expect(order).toEqual(order.toSorted((a = 0, b = 0) => a - b))
	const waiting = layout.capsules.find(({ name }) => name === 'A1')
	expect(waiting?.box.x).toBeGreaterThan(second ?? NaN)
	expect(waiting?.box.y).toBeGreaterThan(bottomOf(layout.queues[1]?.frame ?? frameBox))
})

const frameBox: Box = { x: 0, y: 0, width: 0, height: 0 }

test('who stands between two queues takes and sends, and others do one', () => {
	const shapes = layoutStage(pipeline(1), frame).capsules.map(({ shape }) => shape)
	expect(shapes).toEqual(['sends', 'passes', 'receives'])
})

test('a queue from the right to the left has its head at the left', () => {
	const [requests, replies] = layoutStage(cycle, frame).queues
	if (requests === undefined || replies === undefined) throw new Error('no queues')
	expect(requests.tokenAt(0).x).toBeGreaterThan(requests.tokenAt(1).x)
	expect(replies.tokenAt(0).x).toBeLessThan(replies.tokenAt(1).x)
	expect(replies.head.x).toBeCloseTo(centreOf(replies.slots[0]?.box ?? frameBox).x)
	expect(replies.slots.map(({ place }) => place)).toEqual([0, 1, 2, 3])
})

test('many queues are rows on one scale, and those who wait stay in their seats', () => {
	const layout = layoutStage(separate(8), frame)
	expect(layout.queues).toEqual([])
	expect(layout.bays).toEqual([])
	expect(layout.ghosts).toEqual([])
	const lengths = layout.rows.map(({ fill }) => fill.width)
	for (const [index, length] of lengths.entries()) {
		expect(length).toBeCloseTo((lengths[7] ?? NaN) * (index / 7))
	}
	expect(layout.rows.map(({ number }) => number)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7'])
})

function moveOf(stated: Partial<Move> & Pick<Move, 'thread' | 'queue' | 'into'>): Move {
	const item = { id: 7, producer: 'P1', kind: 0, madeUs: 0, putUs: recorded.atUs }
	return { atUs: recorded.atUs, item, place: 0, ...stated }
}

test('an item comes from the hand of its thread and goes to the hand that took it, at each queue', () => {
	const moment = pipeline(1, 0)
	const [first, second] = moment.queues.map(({ id }) => id)
	if (first === undefined || second === undefined) throw new Error('no queues')
	const [source, stage1] = moment.threads.map(({ id }) => id)
	if (source === undefined || stage1 === undefined) throw new Error('nobody')
	const half = { ...moment, atUs: recorded.atUs + 130_000 }
	const tokensAt = (moves: readonly Move[]) => {
		return layoutStage({ ...half, moves }, frame).tokens.map(({ box }) => centreOf(box).x)
	}
	const [taken = NaN] = tokensAt([moveOf({ thread: stage1, queue: first, into: false })])
	const frames = layoutStage(half, frame).queues.map((mark) => mark.frame)
	expect(taken).toBeGreaterThan(centreOf(frames[0] ?? frameBox).x)
	expect(taken).toBeLessThan(frames[1]?.x ?? NaN)
	// Its next hand-over ends the one before, also at another queue.
	const later = moveOf({ thread: stage1, queue: second, into: true, atUs: recorded.atUs + 100_000 })
	expect(tokensAt([moveOf({ thread: stage1, queue: first, into: false }), later])).toEqual([])
})

test('items taken in one critical section travel together', () => {
	const moment = pipeline(1, 0)
	const queue = moment.queues[0]?.id ?? 0
	const taker = moment.threads[1]?.id ?? 0
	const moves = [0, 1, 2].map((index) => {
		const item = { id: index, producer: 'P1', kind: 0, madeUs: 0, putUs: 0 }
		return moveOf({ thread: taker, queue, into: false, item, atUs: recorded.atUs + index * 20 })
	})
	const at = { ...moment, atUs: recorded.atUs + 100_000, moves }
	expect(layoutStage(at, frame).tokens.map(({ id }) => id)).toEqual([0, 1, 2])
})

test('who is blocked leans to the queue whose lock it wants', () => {
	const moment = pipeline(1, 0)
	const blockedAt = (lock: number | undefined) => {
		const threads = moment.threads.map((thread) => {
			const at = { state: 'blocked', at: lock ?? 0, reason: 'lock held by P1' } as const
			return thread.name === 'A1' ? { ...thread, ...at } : thread
		})
		const layout = layoutStage({ ...moment, conditions: [], threads }, frame)
		return layout.capsules.find(({ name }) => name === 'A1')?.box ?? frameBox
	}
	const frames = layoutStage(moment, frame).queues.map((mark) => mark.frame)
	expect(blockedAt(moment.queues[0]?.lock).x - rightOf(frames[0] ?? frameBox)).toBeCloseTo(3)
	expect(rightOf(blockedAt(moment.queues[1]?.lock))).toBeCloseTo(frames[1]?.x ?? NaN)
})
