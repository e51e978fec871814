import { expect, test } from 'vitest'
import type { Cast, QueueOrder } from '../trace/cast.ts'
import { Kind, Loss } from '../trace/event.ts'
import { type Line, momentOfLines } from './fixture-lines.ts'
import { blockingQueueCast } from './fixture-run.ts'
import { queueId } from './fixture-monitor.ts'

const [p1, c1] = [2, 3]

function castOf(order: QueueOrder): Cast {
	const cast = blockingQueueCast(1, 1, 9)
	const objects = cast.objects.map((one) => (one.kind === 'queue' ? { ...one, order } : one))
	return { ...cast, objects }
}

/** Items 1, 2, 3 … of these kinds are put, then leave in this order. */
function played(order: QueueOrder, kinds: readonly number[], taken: readonly number[]) {
	const puts = kinds.map((kind, index): Line => {
		const words = { object: queueId, a: index + 1, b: index + 1, c: index }
		return [index, Kind.put, p1, { ...words, d: (kind << 8) | p1 }]
	})
	const takes = taken.map((item, index): Line => {
		const depth = kinds.length - index - 1
		return [100 + index, Kind.take, c1, { object: queueId, a: item, b: depth }]
	})
	return momentOfLines(castOf(order), [...puts, ...takes])
}

const lawOf = (...told: Parameters<typeof played>) =>
	played(...told).laws.find(({ name }) => name === 'first in, first out')

test.each<[QueueOrder, readonly number[], readonly number[], string]>([
	['FIFO', [0, 1, 0, 1], [1, 2, 3, 4], '4 items left in the order they came'],
	['LIFO', [0, 1, 0, 1], [4, 3, 2, 1], '4 items left the newest first'],
	[
		'priority',
		[0, 1, 0, 1],
		[2, 4, 1, 3],
		'4 items left the most urgent first, the oldest among those',
	],
])('%s is kept, and the law says what was checked', (order, kinds, taken, detail) => {
	expect(lawOf(order, kinds, taken)).toMatchObject({ holds: true, detail })
	expect(played(order, kinds, taken).laws.filter((law) => !law.holds)).toEqual([])
})

test.each<[QueueOrder, readonly number[]]>([
	['FIFO', [2, 1, 3, 4]],
	['LIFO', [1, 2, 3, 4]],
	['LIFO', [4, 2, 3, 1]],
	['priority', [1, 2, 4, 3]],
	['priority', [4, 2, 1, 3]],
	['priority', [2, 4, 3, 1]],
])('%s is broken by the order %j', (order, taken) => {
	expect(lawOf(order, [0, 1, 0, 1], taken)?.holds).toBe(false)
})

test('a newcomer goes to its place: last, first, or behind those as urgent as it is', () => {
	const placesOf = (order: QueueOrder) =>
		played(order, [0, 2, 0, 1, 2], []).moves.map(({ place }) => place)
	expect(placesOf('FIFO')).toEqual([0, 1, 2, 3, 4])
	expect(placesOf('LIFO')).toEqual([0, 0, 0, 0, 0])
	expect(placesOf('priority')).toEqual([0, 0, 2, 1, 1])
})

test('a queue shows the next to leave first', () => {
	const shown = (order: QueueOrder, taken: readonly number[]) =>
		played(order, [0, 2, 0, 1, 2], taken).queues[0]?.items.map(({ id }) => id)
	expect(shown('FIFO', [1])).toEqual([2, 3, 4, 5])
	expect(shown('LIFO', [5])).toEqual([4, 3, 2, 1])
	expect(shown('priority', [2])).toEqual([5, 4, 1, 3])
})

test('of a deep queue only the next to leave are shown, whatever the order', () => {
	const kinds = Array.from({ length: 700 }, (_, index) => index % 3)
	const shown = (order: QueueOrder) =>
		played(order, kinds, []).queues[0]?.items.map(({ id }) => id) ?? []
	expect(shown('LIFO')).toEqual(Array.from({ length: 64 }, (_, index) => 700 - index))
	expect(shown('priority')).toEqual(Array.from({ length: 64 }, (_, index) => 3 * index + 3))
	const all = Array.from({ length: 700 }, (_, index) => 700 - index)
	expect(lawOf('LIFO', kinds, all)?.holds).toBe(true)
})

test('what is dropped leaves from any place, and is no breach', () => {
	const puts = [1, 2, 3].map((item): Line => {
		return [item, Kind.put, p1, { object: queueId, a: item, b: item, c: item, d: p1 }]
	})
	const dropped: readonly Line[] = [
		[10, Kind.drop, p1, { object: queueId, a: 2, b: 2, c: Loss.dropped }],
		[11, Kind.drop, c1, { object: queueId, a: 3, b: 1, c: Loss.expired }],
		[12, Kind.take, c1, { object: queueId, a: 1, b: 0 }],
	]
	const moment = momentOfLines(castOf('FIFO'), [...puts, ...dropped])
	expect(moment.laws.filter((law) => !law.holds)).toEqual([])
	expect(moment.counts).toMatchObject({ accepted: 3, dropped: 1, expired: 1, inService: 1 })
	expect(moment.laws[0]?.detail).toContain('dropped 1 + expired 1')
	const twice: Line = [13, Kind.drop, p1, { object: queueId, a: 2, b: 0, c: Loss.deadLettered }]
	const again = momentOfLines(castOf('FIFO'), [...puts, ...dropped, twice])
	expect(again.laws.find(({ name }) => name === 'no duplicate')?.holds).toBe(false)
})
