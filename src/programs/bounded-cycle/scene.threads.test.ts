import { expect, test } from 'vitest'
import { Play } from '../../../tools/real-threads/play.ts'
import { Kind } from '../../trace/event.ts'
import type { KnobValue } from '../knob.ts'
import { boundedCycle } from './scene.ts'

type Values = Readonly<Record<string, KnobValue>>

const begun = (values: Values = {}) =>
	new Play(boundedCycle, { values, pace: 10 }).begin()

/** Of the queue with this name, in order: item numbers. */
function numbers(play: Play, kind: Kind, name: string): number[] {
	const queue = play.run.cast.objects.find(
		(one) => one.kind === 'queue' && one.name === name,
	)
	return play.events
		.filter(
			(event) => event.kind === kind && event.object === queue?.id,
		)
		.map(({ a }) => a)
}

test('one request too many: client and server wait for each other, and the run says so', async () => {
	const play = await begun()
	await play.until(() => play.ending !== null)
	expect(play.ending).toEqual({ kind: 'deadlocked' })
	// Two in each queue, one in the hand of the server, one in that of the client.
	expect(numbers(play, Kind.put, 'requests')).toEqual([1, 2, 3, 4, 5])
	expect(numbers(play, Kind.take, 'requests')).toEqual([1, 2, 3])
	expect(numbers(play, Kind.put, 'replies')).toEqual([1, 2])
	expect(numbers(play, Kind.take, 'replies')).toEqual([])
	const waited = (thread: string) =>
		play.of(thread, Kind.wait).map(({ object }) => {
			const at = play.run.cast.objects.find(({ id }) => id === object)
			return at?.name
		})
	expect(waited('C1').at(-1)).toBe('requests not full')
	expect(waited('S1').at(-1)).toBe('replies not full')
})

test.each([
	['as many as there is room for', { ahead: 5 }],
	['a place more for requests', { requests: 3 }],
	['a place more for replies', { replies: 3 }],
])('%s: round after round', async (_, values) => {
	const play = await begun(values)
	await play.until(
		() => play.ending !== null || play.of('C1', Kind.take).length >= 12,
	)
	expect(play.ending).toBeNull()
	await play.run.pause()
	play.look()
	expect(play.lost).toBe(0)
	const sent = numbers(play, Kind.put, 'requests')
	const read = numbers(play, Kind.take, 'replies')
	expect(sent).toEqual(sent.map((_, i) => i + 1))
	expect(read).toEqual(sent.slice(0, read.length))
	// Every reply goes by the number of its request.
	const replied = numbers(play, Kind.put, 'replies')
	expect(replied).toEqual(sent.slice(0, replied.length))
})
