import { expect, test } from 'vitest'
import { blockingQueueFixture } from '../../model/fixture.ts'
import type { Moment } from '../../model/moment.ts'
import { type Box, bottomOf, rightOf } from './box.ts'
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
const consumers = crowd('consumer', 'C', 15, () => ({ side: 'consumers' }))
const names = consumers.map(({ name }) => name)

/** One producer and fifteen consumers who all wait, in one wait set or in one of their own. */
function stampede(isShared: boolean, rest: Partial<Moment> = {}): Moment {
	const threads = [...crowd('producer', 'P', 1, () => ({})), ...consumers]
	const waiting = isShared ? { changed: names } : { full: [], empty: names }
	return { ...staged(recorded, { threads, queues: [{ capacity: 1, depth: 0, waiting }] }), ...rest }
}

function isApart(a: Box, b: Box): boolean {
	return rightOf(a) <= b.x || rightOf(b) <= a.x || bottomOf(a) <= b.y || bottomOf(b) <= a.y
}

test.each([
	['one wait set', true],
	['a wait set of their own', false],
])('fifteen who wait in %s can be told apart by their names', (_, isShared) => {
	for (const size of [frame, { ...frame, width: 1920, height: 620, scale: 2 }]) {
		const layout = layoutStage(stampede(isShared), { ...size, isReduced: true })
		const boxes = layout.capsules.filter(({ state }) => state === 'waiting').map(({ box }) => box)
		expect(boxes).toHaveLength(15)
		const bay = layout.bays.find(({ places }) => places.size === 15)?.box ?? frameBox
		for (const [index, box] of boxes.entries()) {
			expect(box.width).toBeGreaterThanOrEqual(36)
			expect(box.height).toBeGreaterThanOrEqual(18)
			expect(box.x).toBeGreaterThanOrEqual(bay.x)
			expect(rightOf(box)).toBeLessThanOrEqual(rightOf(bay))
			expect(bottomOf(box)).toBeLessThanOrEqual(bottomOf(bay))
			expect(boxes.slice(index + 1).every((other) => isApart(box, other))).toBe(true)
		}
		for (const { box } of layout.ghosts) {
			expect(box.height).toBeGreaterThanOrEqual(18)
			expect(layout.bays.every((one) => isApart(one.box, box))).toBe(true)
		}
	}
})

const frameBox: Box = { x: 0, y: 0, width: 0, height: 0 }

test('all who were woken at once flare, also those who wait again already', () => {
	const wakes = consumers.map((_, index) => {
		const [from, to, condition] = [2, index + 3, 2]
		return { atUs: recorded.atUs, from, to, condition, ranUs: recorded.atUs + 40, isAll: true }
	})
	const flaresAt = (ageUs: number, stated: Partial<StageFrame> = {}, isAll = true) => {
		const woken = wakes.map((wake) => ({ ...wake, isAll }))
		const moment = stampede(true, { wakes: woken, atUs: recorded.atUs + ageUs })
		const { capsules } = layoutStage(moment, { ...frame, ...stated })
		return capsules.filter(({ flare }) => flare > 0).map(({ name }) => name)
	}
	expect(flaresAt(1000)).toEqual(names)
	expect(flaresAt(319_000)).toEqual(names)
	expect(flaresAt(321_000)).toEqual([])
	expect(flaresAt(1000, { paceFactor: 0 })).toEqual([])
	expect(flaresAt(1000, {}, false)).toEqual([])
})

test('who waits for ever says so, and does not breathe', () => {
	const moment = stampede(false)
	const stuck = moment.threads.map((it) => (it.name === 'C3' ? { ...it, isStuck: true } : it))
	const { capsules } = layoutStage({ ...moment, threads: stuck }, frame)
	const marked = capsules.filter(({ isStuck }) => isStuck)
	expect(marked.map(({ sentence, breath }) => [sentence, breath])).toEqual([
		['C3, waiting for ever, for not empty', 0],
	])
})

test('who has not been started is an empty seat', () => {
	const threads = [
		...crowd('submitter', 'S', 1, () => ({})),
		...crowd('pool thread', 'T', 4, () => ({ side: 'consumers' })),
	]
	const waiting = { 'not started': ['T3', 'T4'], empty: ['T2'] }
	const moment = staged(recorded, { threads, queues: [{ capacity: 3, depth: 0, waiting }] })
	const layout = layoutStage(moment, frame)
	const spare = layout.ghosts.filter(({ label }) => label.word?.text === 'not started')
	expect(spare.map(({ name }) => name)).toEqual(['T3', 'T4'])
	expect(layout.capsules.map(({ name }) => name)).toEqual(['S1', 'T1', 'T2'])
	expect(layout.bays.map(({ name }) => name)).toEqual(['not empty'])
})
