import { expect, test } from 'vitest'
import { Play } from '../../../tools/real-threads/play.ts'
import { Kind } from '../../trace/event.ts'
import { coveringCondition } from './scene.ts'

async function begun(
	values: Readonly<Record<string, string | number>>,
) {
	return new Play(coveringCondition, { values, pace: 1 }).begin()
}

/** Blocks left after what was done last. */
function freeIn(play: Play): number {
	const moves = play.events.filter(
		({ kind }) => kind === Kind.put || kind === Kind.take,
	)
	return moves.at(-1)?.b ?? 0
}

test('left to itself, a notify wakes the large one, and the small one sleeps beside what it needs', async () => {
	const play = await begun({})
	await play.until(() => play.ending !== null)
	expect(play.ending).toEqual({ kind: 'deadlocked' })
	expect(freeIn(play)).toBeGreaterThanOrEqual(1)
	const told = play.events.filter(
		({ kind, a }) => kind === Kind.notify && a !== 0,
	)
	expect(told.at(-1)?.a).toBe(play.idOf('L1'))
	expect(play.events.at(-1)?.atUs).toBeLessThan(5_000_000)
})

test('waking all, everybody gets what he needs, and no more blocks are taken than were freed', async () => {
	const play = await begun({ notify: 'all' })
	play.run.setPace(10)
	await play.until(
		() => play.ending !== null || play.count(Kind.take, 'L1') >= 30,
	)
	expect(play.ending).toBeNull()
	expect(play.count(Kind.take, 'S1')).toBeGreaterThan(0)
	const puts = play.count(Kind.put)
	const takes = play.count(Kind.take)
	expect(puts - takes).toBe(freeIn(play))
	const depths = play.events
		.filter(({ kind }) => kind === Kind.put || kind === Kind.take)
		.map(({ b }) => b)
	expect(Math.min(...depths)).toBeGreaterThanOrEqual(0)
	expect(Math.max(...depths)).toBeLessThanOrEqual(24)
})

test('when what is freed is enough for either, one is enough', async () => {
	const play = await begun({ large: 50, notify: 'one' })
	play.run.setPace(10)
	await play.until(
		() => play.ending !== null || play.count(Kind.take, 'L1') >= 50,
	)
	expect(play.ending).toBeNull()
})
