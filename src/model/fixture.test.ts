import { expect, test } from 'vitest'
import { blockingQueueFixture, recordingOf } from './fixture.ts'

test('a timeline becomes the states it shows', () => {
	const recording = recordingOf(
		`
		P1  ==p==p###w-p|
		C1  zzzt======t==
		C2  ..s~~h~x.....
		`,
		{ capacity: 1 },
	)
	const statesAt = (column: number) =>
		recording.momentAt(column * 1000 + 900).threads.map((thread) => thread.state)
	expect(statesAt(0)).toEqual(['working', 'waiting'])
	expect(statesAt(2)).toEqual(['working', 'woken', 'sleeping'])
	expect(statesAt(5)).toEqual(['working', 'working', 'held'])
	expect(statesAt(6)).toEqual(['waiting', 'working', 'spinning'])
	expect(statesAt(9)).toEqual(['woken', 'working', 'failed'])
	expect(statesAt(12)).toEqual(['finished', 'working', 'failed'])
	expect(recording.momentAt(8900).threads[0]?.reason).toBe('full')
})

test('a timeline that could not happen is refused', () => {
	expect(() => recordingOf('C1 t')).toThrow('column 0: thread 2 takes from an empty queue')
	expect(() => recordingOf('P1 lll\nP2 -p-')).toThrow('holds the lock')
})

test('the blocking queue fixture keeps every law and shows every state of its story', () => {
	const recording = blockingQueueFixture()
	const seen = new Set<string>()
	for (const thread of recording.cast.threads) {
		for (const span of recording.spans(thread.id, 0, recording.endUs)) {
			seen.add(`${span.state} ${span.reason?.split(' ')[0] ?? ''}`)
		}
	}
	expect(recording.momentAt(recording.endUs).laws.filter((law) => !law.holds)).toEqual([])
	expect([...seen].sort()).toEqual([
		'blocked lock',
		'waiting empty',
		'waiting full',
		'woken empty',
		'woken full',
		'working ',
		'working handling',
		'working making',
	])
})
