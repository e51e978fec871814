import { expect, test } from 'vitest'
import { blockingQueueFixture } from '../../model/fixture.ts'
import type { Moment } from '../../model/moment.ts'
import { crowd, staged, type StagedQueue } from './staged-moment.ts'
import { isSpare, stationsOf } from './stations.ts'

const recorded = blockingQueueFixture().momentAt(500_000)

function momentOf(...queues: readonly StagedQueue[]): Moment {
	const threads = [
		...crowd('producer', 'P', 2, () => ({})),
		...crowd('consumer', 'C', 2, () => ({ side: 'consumers' })),
	]
	return staged(recorded, { threads, queues })
}

const plain = { capacity: 4, depth: 1, waiting: { full: [], empty: [] } }

function reasonsOf(moment: Moment): readonly (readonly string[])[] {
	return stationsOf(moment).map(({ conditions }) => conditions.map(({ reason }) => reason))
}

test('every queue is a station of its own, with its lock and the conditions of that lock', () => {
	const moment = momentOf({ ...plain, name: 'queue 1' }, { ...plain, name: 'queue 2', gap: 1 })
	const stations = stationsOf(moment)
	expect(stations.map(({ queue }) => queue?.name)).toEqual(['queue 1', 'queue 2'])
	expect(stations.map(({ gap }) => gap)).toEqual([0, 1])
	for (const { queue, locks } of stations) expect(locks.map(({ id }) => id)).toEqual([queue?.lock])
	const ids = stations.flatMap(({ conditions }) => conditions.map(({ id }) => id))
	expect(new Set(ids).size).toBe(4)
})

test('a queue with two locks has both, the one for inserts first, and the conditions of both', () => {
	const moment = momentOf({ ...plain, locks: { 'put lock': null, 'take lock': null } })
	const [station] = stationsOf(moment)
	expect(station?.locks.map(({ name }) => name)).toEqual(['put lock', 'take lock'])
	expect(reasonsOf(moment)).toEqual([['full', 'empty']])
})

test('a lock that guards something else belongs to no queue', () => {
	const moment = momentOf(plain)
	const roster = { id: 20, name: 'roster', holder: 0, door: [], acquisitions: 0, contended: 0 }
	const gone = { id: 21, kind: 'condition', name: 'gone', reason: 'gone', lock: 20 } as const
	const more = {
		...moment,
		locks: [...moment.locks, roster],
		cast: { ...moment.cast, objects: [...moment.cast.objects, gone] },
	}
	expect(stationsOf(more)).toEqual(stationsOf(moment))
})

test('those who put wait where items come from, whichever way that is', () => {
	const waiting = { empty: [], other: [], full: [] }
	expect(reasonsOf(momentOf({ ...plain, waiting }))).toEqual([['full', 'other', 'empty']])
	const backward = momentOf({ ...plain, waiting, isBackward: true })
	expect(reasonsOf(backward)).toEqual([['empty', 'other', 'full']])
})

test('who has not been started stands in no bay', () => {
	const moment = momentOf({ ...plain, waiting: { 'not started': ['C2'], empty: ['C1'] } })
	expect(reasonsOf(moment)).toEqual([['empty']])
	expect(moment.threads.filter(isSpare).map(({ name }) => name)).toEqual(['C2'])
})

test('without a queue a lock with conditions is a station, and one without is none', () => {
	const moment = { ...momentOf(plain), queues: [] }
	expect(stationsOf(moment).map(({ locks }) => locks.length)).toEqual([1])
	expect(stationsOf({ ...moment, conditions: [] })).toEqual([])
})
