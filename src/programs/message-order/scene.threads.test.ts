/** A thousand rounds on real threads: only legal orders, more than one of them; and what a swap would look like. */
import { expect, test, vi } from 'vitest'
import { Play } from '../../../tools/real-threads/play.ts'
import { swappingOrder } from '../../../tools/real-threads/swapping-post.ts'
import { Kind } from '../../trace/event.ts'
import type { KnobValue } from '../knob.ts'
import type { Scene } from '../scene.ts'
import { messageOrder } from './scene.ts'

vi.setConfig({ testTimeout: 60_000 })

interface Letter {
	readonly writer: number
	readonly serial: number
}

/** Letters that Z took, by round. */
function roundsOf(play: Play, each: number): Letter[][] {
	const box = play.run.cast.objects.find(
		(one) => one.kind === 'queue' && one.owner === 'Z',
	)
	const serials = new Map<number, number>()
	const letters: Letter[] = []
	let last = 0
	let item = 0
	for (const { kind, object, thread, a, c } of play.events) {
		if (object !== box?.id) {
			continue
		}
		if (kind === Kind.put) {
			;[last, item] = [thread, a]
		} else if (kind === Kind.says && thread === last) {
			serials.set(item, a)
		} else if (kind === Kind.take) {
			letters.push({ writer: c, serial: serials.get(a) ?? 0 })
		}
	}
	const rounds: Letter[][] = []
	for (let from = 0; from + each <= letters.length; from += each) {
		rounds.push(letters.slice(from, from + each))
	}
	return rounds
}

/** Whether those of each writer come in the order in which they were written. */
function isLegal(round: readonly Letter[], writers: number): boolean {
	return Array.from({ length: writers }, (_, i) => i + 1).every(
		(writer) => {
			const serials = round
				.filter((one) => one.writer === writer)
				.map(({ serial }) => serial)
			return serials.every((serial, i) => serial === i + 1)
		},
	)
}

async function played(
	scene: Scene,
	values: Record<string, KnobValue>,
	rounds: number,
) {
	const writers = Number(values['senders'] ?? 2)
	const each = writers * Number(values['messages'] ?? 3)
	const play = await new Play(scene, {
		values,
		pace: 'full',
		ringRecords: 2 ** 18,
	}).begin()
	const box = () => play.of('Z1', Kind.take).length
	await play.until(() => play.ending !== null || box() >= rounds * each)
	expect(play.ending).toBeNull()
	return { all: roundsOf(play, each).slice(0, rounds), writers, play }
}

const orderOf = (round: readonly Letter[]) =>
	round.map(({ writer }) => writer).join('')

test('3 + 3 letters, 1,000 rounds: each in one of the 20 legal orders, and not always the same', async () => {
	const { all, writers } = await played(
		messageOrder,
		{ jitter: 0 },
		1000,
	)
	expect(all).toHaveLength(1000)
	expect(all.every((round) => isLegal(round, writers))).toBe(true)
	const seen = new Set(all.map(orderOf))
	expect(seen.size).toBeGreaterThan(1)
	expect(seen.size).toBeLessThanOrEqual(20)
})

test('four senders with five letters each keep their own order, too', async () => {
	const { all, writers } = await played(
		messageOrder,
		{ jitter: 0, senders: 4, messages: 5 },
		100,
	)
	expect(all.every((round) => isLegal(round, writers))).toBe(true)
})

test('a letter that is passed on is overtaken by one that was written later', async () => {
	const { all, writers, play } = await played(
		messageOrder,
		{ jitter: 1, forward: true },
		50,
	)
	expect(all.some((round) => !isLegal(round, writers))).toBe(true)
	// Those that came straight from the sender are in order all the same.
	const straight = all.map((round) =>
		round.filter(({ serial }) => serial > 1),
	)
	for (const round of straight) {
		for (const writer of [1, 2]) {
			const serials = round
				.filter((one) => one.writer === writer)
				.map(({ serial }) => serial)
			expect(serials).toEqual([2, 3])
		}
	}
	expect(play.count(Kind.deadLetter)).toBe(0)
})

test('with a little jitter several of the twenty orders come up within a while', async () => {
	const { all, play } = await played(messageOrder, { jitter: 1 }, 200)
	const seen = new Set(all.map(orderOf))
	expect(seen.size).toBeGreaterThan(4)
	const told = play.of('Z1', Kind.turnEnd).map(({ b }) => b)
	expect(Math.max(...told)).toBeGreaterThanOrEqual(seen.size)
	expect(Math.max(...told)).toBeLessThanOrEqual(20)
})

test('broken twin: a mailbox that swaps two letters of one sender is found out', async () => {
	const { all, writers } = await played(
		swappingOrder,
		{ jitter: 0 },
		10,
	)
	expect(all.some((round) => !isLegal(round, writers))).toBe(true)
})
