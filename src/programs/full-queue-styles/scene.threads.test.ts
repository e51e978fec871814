/** Four ways to meet a full queue, on real threads: who waits, who is refused and when, and what a wrong offer would look like. */
import { expect, test } from 'vitest'
import { Play } from '../../../tools/real-threads/play.ts'
import {
	deafStyles,
	hastyStyles,
	quickStyles,
	refusalsIn,
} from '../../../tools/real-threads/timed-offers.ts'
import { Kind, Refusal } from '../../trace/event.ts'
import type { Scene } from '../scene.ts'
import { fullQueueStyles } from './scene.ts'

const few = { producers: 3, capacity: 1, service: 2, offer: 2 }

async function begun(
	scene: Scene,
	values: Readonly<Record<string, number>>,
): Promise<Play> {
	return new Play(scene, { values, pace: 1 }).begin()
}

const refusals = (play: Play) =>
	refusalsIn(play.events, few.capacity, few.offer)

test('put is never refused, and the others each in their own way', async () => {
	const play = await begun(fullQueueStyles, {})
	const ways = (name: string) =>
		new Set(play.of(name, Kind.reject).map(({ b }) => b))
	const isShown = () =>
		['O1', 'T1', 'A1'].every((name) => ways(name).size > 0)
	await play.until(() => play.ending !== null || isShown())
	expect(play.ending).toBeNull()
	expect([...ways('O1')]).toEqual([Refusal.atOnce])
	expect([...ways('T1')]).toEqual([Refusal.timedOut])
	expect([...ways('A1')]).toEqual([Refusal.thrown])
	expect(play.count(Kind.reject, 'P1')).toBe(0)
	expect(play.count(Kind.wait, 'P1')).toBeGreaterThan(0)
	expect(play.count(Kind.wait, 'O1')).toBe(0)
	expect(play.count(Kind.wait, 'A1')).toBe(0)
	expect(refusalsIn(play.events, 4, 500)).toMatchObject({
		early: 0,
		withRoom: 0,
	})
	expect(play.events.at(-1)?.atUs).toBeLessThan(5_000_000)
})

test('a hundred timed offers fail, none early and none while there was room', async () => {
	const play = await begun(quickStyles, few)
	await play.until(
		() => play.ending !== null || refusals(play).count >= 100,
	)
	expect(play.ending).toBeNull()
	expect(refusals(play)).toMatchObject({ early: 0, withRoom: 0 })
})

test('broken twin: an offer that gives up too soon is found out', async () => {
	const play = await begun(hastyStyles, few)
	await play.until(
		() => play.ending !== null || refusals(play).early > 0,
	)
	expect(play.ending).toBeNull()
})

test('broken twin: an offer that gives up without a look is found out', async () => {
	const play = await begun(deafStyles, few)
	await play.until(
		() => play.ending !== null || refusals(play).withRoom > 0,
	)
	expect(play.ending).toBeNull()
})

test('an offer that waits for no time at all is refused at once', async () => {
	const play = await begun(quickStyles, { ...few, offer: 0 })
	await play.until(
		() => play.ending !== null || play.count(Kind.reject, 'T1') >= 20,
	)
	expect(play.ending).toBeNull()
	const { early, withRoom } = refusalsIn(play.events, few.capacity, 0)
	expect({ early, withRoom }).toEqual({ early: 0, withRoom: 0 })
})
