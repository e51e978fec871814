import { expect, test } from 'vitest'
import { blockingQueueFixture } from '../../model/fixture.ts'
import type { Recording } from '../../model/recording.ts'
import { type Box, bottomOf, rightOf } from './box.ts'
import { type StageFrame, layoutStage } from './stage.ts'

const wide: StageFrame = {
	width: 824,
	height: 352,
	scale: 1,
	paceFactor: 0.02,
	isPhone: false,
	isReduced: false,
	expected: {},
}
const crowd = blockingQueueFixture({
	producers: 8,
	consumers: 16,
	capacity: 24,
	makingUs: 20_000,
	changes: [],
})

function times(recording: Recording, count: number): number[] {
	return Array.from({ length: count }, (_, index) => (recording.endUs * (index + 0.5)) / count)
}

function overlap(a: Box, b: Box): boolean {
	const isApart = rightOf(a) <= b.x || rightOf(b) <= a.x || bottomOf(a) <= b.y || bottomOf(b) <= a.y
	return !isApart
}

test('equal moments and sizes give equal pictures', () => {
	const recording = blockingQueueFixture()
	for (const us of times(recording, 40)) {
		const [first, again] = [recording.momentAt(us), recording.momentAt(us)]
		const picture = (it: typeof first) => JSON.stringify(layoutStage(it, wide))
		expect(picture(again)).toBe(picture(first))
	}
})

test('every thread has one capsule, and a ghost exactly when it stands in a bay', () => {
	for (const us of times(crowd, 200)) {
		const moment = crowd.momentAt(us)
		const layout = layoutStage(moment, wide)
		expect(layout.capsules.map(({ id }) => id).sort()).toEqual(
			moment.threads.map(({ id }) => id).sort(),
		)
		const parked = moment.conditions.flatMap(({ waiting, woken }) => [...waiting, ...woken])
		expect(layout.ghosts.map(({ id }) => id).sort()).toEqual([...parked].sort())
	}
})

test('eight producers and sixteen consumers have rows of their own inside the stage', () => {
	const layout = layoutStage(crowd.momentAt(0), {
		...wide,
		height: 308,
		expected: { producer: 8, consumer: 16 },
	})
	const seats = [...layout.ghosts, ...layout.capsules].map(({ box }) => box)
	expect(seats).toHaveLength(24)
	for (const box of seats) {
		expect(box.x).toBeGreaterThanOrEqual(0)
		expect(rightOf(box)).toBeLessThanOrEqual(824)
		expect(box.y).toBeGreaterThanOrEqual(40)
		expect(bottomOf(box)).toBeLessThanOrEqual(308)
		expect(box.height).toBeGreaterThanOrEqual(24)
		expect(seats.filter((other) => overlap(box, other))).toEqual([box])
	}
})

test('a thread keeps its row, and leaves it only for a bay', () => {
	const rows = new Map<number, number>()
	for (const us of times(crowd, 300)) {
		const moment = crowd.momentAt(Math.max(us, 40_000))
		const layout = layoutStage(moment, { ...wide, isReduced: true })
		const ghosts = new Set(layout.ghosts.map(({ id }) => id))
		const atHome = [...layout.ghosts, ...layout.capsules.filter(({ id }) => !ghosts.has(id))]
		for (const { id, box } of atHome) {
			expect(box.y).toBe(rows.get(id) ?? box.y)
			rows.set(id, box.y)
		}
	}
	expect(rows.size).toBe(24)
})

test('who waits stands in the bay of what it waits for, first come first', () => {
	let seen = 0
	for (const us of times(crowd, 300)) {
		const moment = crowd.momentAt(us)
		const layout = layoutStage(moment, { ...wide, isReduced: true })
		for (const condition of moment.conditions) {
			const bay = layout.bays.find(({ id }) => id === condition.id)
			const boxes = [...condition.woken, ...condition.waiting].map(
				(id) => layout.capsules.find((capsule) => capsule.id === id)?.box,
			)
			for (const [index, box] of boxes.entries()) {
				if (box === undefined || bay === undefined) throw new Error('not drawn')
				seen += 1
				expect(box.x).toBeGreaterThanOrEqual(bay.box.x)
				expect(rightOf(box)).toBeLessThanOrEqual(rightOf(bay.box))
				expect(bottomOf(box)).toBeLessThanOrEqual(bottomOf(bay.box))
				expect(boxes.slice(index + 1).some((later) => later && overlap(box, later))).toBe(false)
				const before = boxes[index - 1]
				if (before) expect(box.y * 1000 + box.x).toBeGreaterThan(before.y * 1000 + before.x)
			}
		}
	}
	expect(seen).toBeGreaterThan(100)
})

test('who is blocked touches the frame', () => {
	const recording = blockingQueueFixture({ producers: 3, consumers: 4, capacity: 8, changes: [] })
	const layout = layoutStage(recording.momentAt(688_960), wide)
	const blocked = layout.capsules.find(({ state }) => state === 'blocked')
	expect(blocked?.name).toBe('C3')
	expect((blocked?.box.x ?? 0) - rightOf(layout.queues[0]?.frame ?? wideBox)).toBeCloseTo(3)
})

const wideBox: Box = { x: 0, y: 0, width: 0, height: 0 }

test('nothing but walking threads ever covers another', () => {
	for (const us of times(crowd, 200)) {
		const layout = layoutStage(crowd.momentAt(us), { ...wide, isReduced: true })
		const isBlockedNear = layout.capsules.some(({ state }) => state === 'blocked')
		if (isBlockedNear) continue
		for (const { box } of layout.capsules) {
			expect(layout.capsules.filter((other) => overlap(box, other.box))).toHaveLength(1)
		}
	}
})

test('a stage of twice the scale is the same picture of half the size', () => {
	const moment = crowd.momentAt(500_000)
	const single = layoutStage(moment, { ...wide, width: 960, height: 340 })
	const double = layoutStage(moment, { ...wide, width: 1920, height: 680, scale: 2 })
	expect(JSON.stringify(double)).toBe(JSON.stringify(single))
})

test('a phone stage is as high as it needs and never wider than the phone', () => {
	for (const us of times(crowd, 50)) {
		const layout = layoutStage(crowd.momentAt(us), {
			...wide,
			width: 390,
			height: 0,
			isPhone: true,
		})
		for (const { box } of [...layout.capsules, ...layout.ghosts, ...layout.bays]) {
			expect(box.x).toBeGreaterThanOrEqual(0)
			expect(rightOf(box)).toBeLessThanOrEqual(390)
			expect(bottomOf(box)).toBeLessThanOrEqual(layout.height)
		}
	}
})

test('seats wait for the threads that the knobs ask for', () => {
	const moment = blockingQueueFixture({ producers: 3, consumers: 3 }).momentAt(0)
	const before = { ...moment, threads: [] }
	const layout = layoutStage(before, { ...wide, expected: { producer: 2, consumer: 3 } })
	expect(layout.capsules).toEqual([])
	expect(layout.ghosts.map(({ name }) => name)).toEqual(['P1', 'P2', 'C1', 'C2', 'C3'])
})

test('when more threads were started than fit, finished ones leave the stage', () => {
	const moment = crowd.momentAt(500_000)
	const [first] = moment.threads
	if (first === undefined) throw new Error('no thread')
	const extra = { ...first, id: 99, name: 'P9' }
	const retired = {
		...moment,
		cast: { ...moment.cast, threads: [...moment.cast.threads, { ...first, id: 99, name: 'P9' }] },
		threads: [
			...moment.threads.map((it) =>
				it.name === 'P3' ? { ...it, state: 'finished' as const } : it,
			),
			extra,
		],
	}
	const names = layoutStage(retired, wide).capsules.map(({ name }) => name)
	expect(names).toContain('P9')
	expect(names).not.toContain('P3')
	expect(names).toHaveLength(24)
})
