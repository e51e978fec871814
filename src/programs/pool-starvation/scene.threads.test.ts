import { expect, test } from 'vitest'
import { Play } from '../../../tools/real-threads/play.ts'
import { Kind } from '../../trace/event.ts'
import type { KnobValue } from '../knob.ts'
import { childKind, parentKind } from '../results.ts'
import { poolStarvation } from './scene.ts'

type Values = Readonly<Record<string, KnobValue>>

const begun = (values: Values = {}) =>
	new Play(poolStarvation, { values, pace: 10 }).begin()

/** Numbers of the tasks of this kind, in the order in which they were submitted. */
const submitted = (play: Play, wanted: number) =>
	play.events
		.filter(({ kind, d }) => kind === Kind.put && d >>> 8 === wanted)
		.map(({ a }) => a)

/** Names of the conditions at which the thread has waited. */
function waited(play: Play, thread: string): string[] {
	const { objects } = play.run.cast
	return play.of(thread, Kind.wait).flatMap(({ object }) => {
		const at = objects.find(({ id }) => id === object)
		return at ? [at.name] : []
	})
}

test('as many parents as threads: all wait for children that nobody is left to do, and the run says so', async () => {
	const play = await begun()
	await play.until(() => play.ending !== null)
	expect(play.ending).toEqual({ kind: 'deadlocked' })
	expect(submitted(play, parentKind)).toEqual([1, 2, 3, 4])
	expect(submitted(play, childKind)).toEqual([5, 6, 7, 8])
	expect(play.count(Kind.take)).toBe(4)
	const last = [1, 2, 3, 4].map((i) => waited(play, `T${i}`).at(-1))
	expect(last.toSorted()).toEqual(
		[1, 2, 3, 4].map((i) => `child ${i} done`),
	)
	expect(waited(play, 'C1')).toEqual(['parent 1 done'])
	// Within what one sees without waiting for it.
	expect(play.run.nowUs).toBeLessThan(5e6)
})

test.each([
	['one parent fewer', { parents: 3 }],
	['a thread more', { workers: 5 }],
	['a pool of their own for children', { cure: 'second pool' }],
	['parents that do it themselves', { cure: 'parent itself' }],
	[
		'six parents and one thread, and children elsewhere',
		{ cure: 'second pool', parents: 6, workers: 1 },
	],
])('%s: round after round', async (_, values: Values) => {
	const play = await begun(values)
	const parents = Number(values['parents'] ?? 4)
	await play.until(
		() =>
			play.ending !== null ||
			submitted(play, parentKind).length > 2 * parents,
	)
	expect(play.ending).toBeNull()
	await play.run.pause()
	play.look()
	expect(play.lost).toBe(0)
	const done = play.events
		.filter(({ kind, c }) => kind === Kind.worked && c === 2)
		.map(({ a }) => a)
	expect(new Set(done).size).toBe(done.length)
	// A round begins when the one before it is over.
	const first = submitted(play, parentKind).slice(0, 2 * parents)
	expect(first.every((id) => done.includes(id))).toBe(true)
	const children = submitted(play, childKind).slice(0, 2 * parents)
	expect(children.every((id) => done.includes(id))).toBe(true)
	expect(children).toHaveLength(
		values['cure'] === 'parent itself' ? 0 : 2 * parents,
	)
})

test('a second pool has threads of its own, and without it they do not exist', async () => {
	const play = await begun({ cure: 'second pool', parents: 4 })
	await play.until(
		() =>
			play.count(Kind.take, 'H1') + play.count(Kind.take, 'H2') >= 4,
	)
	const children = submitted(play, childKind)
	const taken = ['H1', 'H2'].flatMap((name) =>
		play.of(name, Kind.take).map(({ a }) => a),
	)
	expect(taken.every((id) => children.includes(id))).toBe(true)
	const alone = await begun({ parents: 2 })
	await alone.until(() => alone.count(Kind.put) >= 8)
	expect(alone.of('H1')).toEqual([])
})

test('a parent more while it runs is one too many', async () => {
	const play = await begun({ parents: 3 })
	await play.until(() => submitted(play, parentKind).length >= 6)
	expect(play.ending).toBeNull()
	await play.run.setKnob('parents', 4)
	await play.until(() => play.ending !== null)
	expect(play.ending).toEqual({ kind: 'deadlocked' })
})
