import { expect, test } from 'vitest'
import { blockingQueueFixture } from '../../model/fixture.ts'
import type { Moment, Move } from '../../model/moment.ts'
import { centreOf } from './box.ts'
import { layoutQueue, tokenLabel } from './queue.ts'
import { type StageFrame, layoutStage } from './stage.ts'

const frame: StageFrame = {
	width: 824,
	height: 352,
	scale: 1,
	paceFactor: 0.02,
	isPhone: false,
	isReduced: false,
	expected: {},
}
const recording = blockingQueueFixture({ producers: 3, consumers: 4, capacity: 8, changes: [] })
const end = recording.momentAt(recording.endUs)

function lastMove(isPut: boolean): Move {
	const move = end.moves.findLast(
		({ into, atUs }) => into === isPut && atUs < recording.endUs - 10_000,
	)
	if (move === undefined) throw new Error('nothing was handed over')
	return move
}

function tokenOf(moment: Moment, item: number, stated: Partial<StageFrame> = {}) {
	return layoutStage(moment, { ...frame, ...stated }).tokens.find(({ id }) => id === item)
}

test('a put is drawn from the producer to its place within 260 ms of screen time', () => {
	const move = lastMove(true)
	const xAt = (us: number) => {
		const token = tokenOf(recording.momentAt(move.atUs + us), move.item.id)
		return token === undefined ? NaN : centreOf(token.box).x
	}
	const path = [0, 1000, 2000, 3000, 4000, 5199].map(xAt)
	for (let step = 1; step < path.length; step++) {
		expect(path[step]).toBeGreaterThan(path[step - 1] ?? NaN)
	}
	expect(tokenOf(recording.momentAt(move.atUs + 5100), move.item.id)?.isTravelling).toBe(true)
	expect(tokenOf(recording.momentAt(move.atUs + 5201), move.item.id)?.isTravelling).toBe(false)
})

test('a taken item is drawn until it has arrived, and then no more', () => {
	const move = lastMove(false)
	expect(tokenOf(recording.momentAt(move.atUs + 1000), move.item.id)?.isTravelling).toBe(true)
	expect(tokenOf(recording.momentAt(move.atUs + 5201), move.item.id)).toBeUndefined()
})

test('under reduced motion, and going line by line, every token lies at its place at once', () => {
	for (const stated of [{ isReduced: true }, { paceFactor: 0 }]) {
		for (const { atUs } of end.moves) {
			const moment = recording.momentAt(atUs)
			const layout = layoutStage(moment, { ...frame, ...stated })
			const items = moment.queues[0]?.items ?? []
			expect(layout.tokens.map(({ id }) => id)).toEqual(items.map(({ id }) => id))
			layout.tokens.forEach((token, place) => {
				expect(token.isTravelling).toBe(false)
				expect(token.box).toEqual(layout.queues[0]?.tokenAt(place))
			})
		}
	}
})

test('a thread has one token on the way at most, at any pace', () => {
	for (let us = 0; us < recording.endUs; us += 9973) {
		const moment = recording.momentAt(us)
		const tokens = layoutStage(moment, { ...frame, paceFactor: 10 }).tokens
		const travelling = tokens.filter(({ isTravelling }) => isTravelling)
		expect(travelling.length).toBeLessThanOrEqual(moment.threads.length)
	}
})

test('no token is drawn twice', () => {
	for (let us = 0; us < recording.endUs; us += 4999) {
		const ids = layoutStage(recording.momentAt(us), { ...frame, paceFactor: 1 }).tokens.map(
			({ id }) => id,
		)
		expect(new Set(ids).size).toBe(ids.length)
	}
})

const box = { x: 0, y: 0, width: 372, height: 120 }
const item = (id: number) => ({ id, producer: 'P1', kind: 0, madeUs: 0, putUs: 0 })
const queue = (depth: number, capacity: number) => ({
	id: 4,
	name: 'queue',
	lock: 1,
	order: 'FIFO' as const,
	gap: 0,
	isBackward: false,
	capacity,
	depth,
	items: Array.from({ length: depth }, (_, index) => item(index + 1)),
	peak: depth,
	isClosed: false,
	justFreed: 0,
})

test('up to 24 places are drawn one by one, and the 25th makes a measured bar', () => {
	expect(layoutQueue(queue(3, 24), box).slots).toHaveLength(24)
	expect(layoutQueue(queue(3, 24), box).bar).toBeNull()
	expect(layoutQueue(queue(3, 25), box).slots).toEqual([])
	expect(layoutQueue(queue(3, 25), box).bar?.number).toBe('3')
})

test('places run from the head at the right and stay inside the frame', () => {
	for (let capacity = 1; capacity <= 24; capacity++) {
		const mark = layoutQueue(queue(0, capacity), box)
		for (const slot of mark.slots) {
			expect(slot.box.x).toBeGreaterThanOrEqual(13.9)
			expect(slot.box.x + slot.box.width).toBeLessThanOrEqual(358.1)
			expect(slot.box.y + slot.box.height).toBeLessThanOrEqual(120)
			expect(slot.box.width).toBeGreaterThanOrEqual(25)
		}
		expect(mark.slots[0]?.box.x).toBe(Math.max(...mark.slots.map((slot) => slot.box.x)))
	}
})

test('items beyond a capacity that shrank lie past the last tray, and the words say how many', () => {
	const mark = layoutQueue(queue(7, 6), box)
	expect(mark.slots).toHaveLength(6)
	expect(mark.title).toBe('7 of 6, 1 over')
	expect(mark.tokenAt(6).x + mark.tokenAt(6).width).toBeLessThan(mark.edge?.x ?? NaN)
	expect(mark.tokenAt(5).x).toBeGreaterThan(mark.edge?.x ?? NaN)
	expect(layoutQueue(queue(6, 6), box).edge).toBeNull()
})

test('the bar reaches as far as the queue is deep, also beyond the capacity', () => {
	const half = layoutQueue(queue(1000, 2000), box).bar
	expect(half?.fill.width).toBeCloseTo((half?.box.width ?? NaN) / 2)
	const over = layoutQueue(queue(300, 100), box).bar
	expect(over?.fill.width).toBeCloseTo(over?.box.width ?? NaN)
	expect(over?.rest).toBe('of 100, 200 over')
	expect(over?.capacityX).toBeGreaterThan(over?.box.x ?? NaN)
})

test('places freed in the open critical section are the first free ones', () => {
	const slots = layoutQueue({ ...queue(5, 8), justFreed: 2 }, box).slots
	expect(slots.filter(({ isJustFreed }) => isJustFreed).map(({ place }) => place)).toEqual([5, 6])
})

test('a number too long for its token keeps its last digits at no less than 12 px', () => {
	expect(tokenLabel(536, 33)).toEqual({ text: '536', size: 13 })
	expect(tokenLabel(5360, 33)).toEqual({ text: '5360', size: 12 })
	expect(tokenLabel(53601, 25)).toEqual({ text: '601', size: 12 })
})

test('a token comes from the seat of its producer, also when that waits again already', () => {
	const move = lastMove(true)
	const moment = recording.momentAt(move.atUs)
	const waiting = moment.threads.map((thread) =>
		thread.id === move.thread ? { ...thread, state: 'waiting' as const } : thread,
	)
	const conditions = moment.conditions.map((condition) =>
		condition.reason === 'full' ? { ...condition, waiting: [move.thread], woken: [] } : condition,
	)
	const parked: Moment = { ...moment, threads: waiting, conditions }
	expect(tokenOf(parked, move.item.id)).toEqual(tokenOf(moment, move.item.id))
})

test('on a bar only what is on its way is a token, and it lands where the queue ends', () => {
	const move = lastMove(true)
	const moment = recording.momentAt(move.atUs)
	const [some] = moment.queues
	if (some === undefined) throw new Error('no queue')
	const deep = { ...some, capacity: 2 ** 31 - 1, depth: 5000, peak: 5000 }
	const layoutAt = (us: number) => {
		const later = recording.momentAt(move.atUs + us)
		return layoutStage({ ...later, queues: [deep] }, frame)
	}
	const put = (us: number) => layoutAt(us).tokens.find(({ id }) => id === move.item.id)
	expect(put(100)?.isTravelling).toBe(true)
	expect(put(5201)).toBeUndefined()
	const landed = put(5199)
	const end = layoutAt(5199).queues[0]?.bar?.fill.x ?? NaN
	expect(centreOf(landed?.box ?? box).x).toBeCloseTo(end, 0)
})

test('an item that two threads carry off is drawn with each of them', () => {
	const move = lastMove(false)
	const moment = recording.momentAt(move.atUs)
	const other = moment.threads.find(({ side, id }) => side === 'consumers' && id !== move.thread)
	const twice = [...moment.moves, { ...move, thread: other?.id ?? 0 }]
	const { tokens } = layoutStage({ ...moment, moves: twice }, frame)
	expect(tokens.filter(({ id }) => id === move.item.id)).toHaveLength(2)
	expect(new Set(tokens.map(({ key }) => key)).size).toBe(tokens.length)
})
