import { expect, test } from 'vitest'
import { Activity, Kind } from '../trace/event.ts'
import { type Line, momentOfLines } from './fixture-lines.ts'
import { lockId, queueId } from './fixture-monitor.ts'
import { blockingQueueCast } from './fixture-run.ts'

const [p1, c1, c2] = [2, 3, 4]
const cast = blockingQueueCast(1, 2, 9)
const after = (lines: readonly Line[], endUs?: number) => momentOfLines(cast, lines, endUs)

const puts = (count: number): Line[] =>
	Array.from({ length: count }, (_, index) => {
		const words = { object: queueId, a: index + 1, b: index + 1, c: index, d: p1 }
		return [index, Kind.put, p1, words]
	})

/** C1 takes these under one hold of the lock, after which so many are left. */
const drains = (atUs: number, items: readonly number[], left: number, ticket = 1): Line[] => [
	[atUs, Kind.acquire, c1, { object: lockId, ticket }],
	...items.map((item, index): Line => {
		const depth = left + items.length - index - 1
		return [atUs + index, Kind.take, c1, { object: queueId, a: item, b: depth }]
	}),
	[atUs + items.length, Kind.release, c1, { object: lockId, ticket }],
]

const handles = (atUs: number, item: number): Line[] => [
	[atUs, Kind.work, c1, { a: item, b: 10, c: Activity.handling }],
	[atUs + 10, Kind.worked, c1, { a: item }],
]

const drained = [...puts(4), ...drains(10, [1, 2, 3], 1)]

test('what is taken under one hold of the lock is all in the hand, and done one by one', () => {
	const taken = after(drained)
	expect(taken.counts).toMatchObject({ inService: 3, completed: 0, queued: 1 })
	expect(taken.threads[1]?.handItem?.id).toBe(1)
	const one = after([...drained, ...handles(20, 1)])
	expect(one.counts).toMatchObject({ inService: 2, completed: 1 })
	expect(one.threads[1]).toMatchObject({ hand: 'taken', handItem: { id: 2 }, done: 1 })
	const all = after([...drained, ...handles(20, 1), ...handles(30, 2), ...handles(40, 3)])
	expect(all.counts).toMatchObject({ inService: 0, completed: 3 })
	expect(all.threads[1]).toMatchObject({ hand: 'empty', handItem: null, done: 3 })
	expect(all.latency.summary()).toMatchObject({ count: 3, max: 48 })
	expect(all.stretch.meanServiceUs).toBeCloseTo((20 + 10 + 10) / 3)
	expect(all.laws.filter((law) => !law.holds)).toEqual([])
})

test('of several items in hand it is the one named that is worked on and done', () => {
	const lines = [...drained, ...handles(20, 3)]
	expect(after(lines.slice(0, -1), 25).threads[1]?.work?.item?.id).toBe(3)
	const moment = after(lines)
	expect(moment.threads[1]?.handItem?.id).toBe(1)
	expect(moment.counts).toMatchObject({ inService: 2, completed: 1 })
	expect(moment.latency.summary()).toMatchObject({ count: 1, max: 28 })
})

test('of several items in hand the one that is done is the one named, also where no work was told', () => {
	const moment = after([...drained, [30, Kind.worked, c1, { a: 3 }]])
	expect(moment.threads[1]?.handItem?.id).toBe(1)
	expect(moment.latency.summary()).toMatchObject({ count: 1, max: 28 })
})

test('whoever takes again under another hold is done with all that it had', () => {
	const moment = after([...drained, ...handles(20, 1), ...drains(50, [4], 0, 2)])
	expect(moment.counts).toMatchObject({ inService: 1, completed: 3, queued: 0 })
	expect(moment.threads[1]?.handItem?.id).toBe(4)
})

test('all that is in the hand fails with its thread', () => {
	const moment = after([...drained, [20, Kind.fail, c1]])
	expect(moment.counts).toMatchObject({ failed: 3, inService: 0 })
	expect(moment.laws.filter((law) => !law.holds)).toEqual([])
})

test('an item whose handling was broken off is lost; one that needs none is done', () => {
	const work: Line = [20, Kind.work, c1, { a: 1, b: 10, c: Activity.handling }]
	const takes = [...puts(1), ...drains(10, [1], 0)]
	const brokenOff = after([...takes, work, [25, Kind.finish, c1]])
	expect(brokenOff.counts).toMatchObject({ dropped: 1, completed: 0, inService: 0 })
	expect(brokenOff.threads[1]).toMatchObject({ state: 'finished', hand: 'empty' })
	const done = after([...takes, [25, Kind.finish, c1]])
	expect(done.counts).toMatchObject({ dropped: 0, completed: 1 })
})

test('a thread may begin at once with what another made: it was offered once', () => {
	const moment = after([
		[0, Kind.work, p1, { b: 5, c: Activity.making }],
		[5, Kind.worked, p1],
		[6, Kind.serve, c2, { a: 1, c: 5, d: p1 }],
	])
	expect(moment.counts).toMatchObject({ offered: 1, accepted: 1, outside: 0, inService: 1 })
	expect(moment.threads[0]).toMatchObject({ hand: 'empty', done: 1 })
	expect(moment.threads[1]).toMatchObject({ name: 'C2', hand: 'taken' })
	expect(moment.laws.filter((law) => !law.holds)).toEqual([])
})
