/** One wish at a time, on real threads: what is postponed comes back in order and before what is newer. */
import { expect, test } from 'vitest'
import { lastFirstAsk } from '../../../tools/real-threads/lax-stash.ts'
import { Play } from '../../../tools/real-threads/play.ts'
import { Kind } from '../../trace/event.ts'
import type { Scene } from '../scene.ts'
import { mutualAsk } from './scene.ts'

const requests = 30
const hurried = { ask: 'reply-to-self', every: 2, requests, threads: 2 }

async function played(stash: number, scene: Scene = mutualAsk) {
	const values = { ...hurried, stash }
	const play = await new Play(scene, { values, pace: 1 }).begin()
	await play.until(() => play.ending !== null)
	expect(play.ending).toEqual({ kind: 'finished' })
	expect(play.lost).toBe(0)
	return play
}

/** Wishes to A as they came in, and as it did them. */
function wishesOf({ events, run }: Play) {
	const idOf = (name: string) =>
		run.cast.objects.find((one) => one.name === name)?.id ?? -1
	const box = idOf('mailbox of A')
	const isWish = ({ d }: { readonly d: number }) =>
		((d >> 8) & 0xff) === 0
	const came = events
		.filter(
			(one) =>
				one.kind === Kind.put && one.object === box && isWish(one),
		)
		.map(({ a }) => a)
	const done = events
		.filter(({ kind, a }) => kind === Kind.work && came.includes(a))
		.map(({ a }) => a)
	const stash = idOf('stash of A')
	const inStash = (kind: Kind) =>
		events.filter((one) => one.kind === kind && one.object === stash)
	return { came, done, inStash }
}

test('with room for all of them every wish is done, in the order in which they came', async () => {
	const play = await played(100)
	const { came, done, inStash } = wishesOf(play)
	expect(came).toHaveLength(requests)
	expect(inStash(Kind.put).length).toBeGreaterThan(5)
	expect(done).toEqual(came)
	expect(play.count(Kind.deadLetter)).toBe(0)
})

test('a full stash makes dead letters of what comes; what it holds is done all the same', async () => {
	const { came, done, inStash } = wishesOf(await played(2))
	const dead = inStash(Kind.deadLetter)
	expect(dead.length).toBeGreaterThan(5)
	expect(dead.every(({ b }) => b === 2)).toBe(true)
	const left = came.filter((id) => !dead.some(({ a }) => a === id))
	expect(done).toEqual(left)
})

test('broken twin: a stash that gives back the last one first is found out', async () => {
	const { came, done } = wishesOf(await played(100, lastFirstAsk))
	expect(done).not.toEqual(came)
})
