import { expect, test } from 'vitest'
import { isHandover, itemsEach } from '../../tools/real-threads/handover-scene.ts'
import { findingsIn, lawful } from '../../tools/real-threads/laws.ts'
import { Play } from '../../tools/real-threads/play.ts'
import { isCounting, visitsEach } from '../../tools/real-threads/small-scenes.ts'
import {
	critical,
	handover,
	ifInsteadOfWhile,
	lastFirst,
	loose,
	silent,
	unlocked,
} from '../../tools/real-threads/test-scenes.ts'
import type { Scene } from '../programs/scene.ts'

const nothing = { lost: 0, doubled: 0, overtaken: 0, strange: 0 }

/** Hands over everything, or as much as will go: what was tallied, what the trace shows, how it ended. */
async function handedOver(scene: Scene, threads: number, capacity: number, consumers = threads) {
	const play = new Play(scene, {
		values: { producers: threads, consumers, capacity },
		ringRecords: 65_536,
	})
	const { tally } = play.worldAs(isHandover)
	await play.begin()
	const isOver = () => tally.arrived >= threads * itemsEach || play.ending !== null
	await play.untilOrStill(isOver, () => tally.arrived)
	const { ending } = play
	await play.run.pause()
	play.look()
	const counts = tally.read(threads)
	await play.end()
	return { ending, counts, arrived: tally.arrived, found: findingsIn(play.events), lost: play.lost }
}

const sizes = [1, 2, 4].flatMap((threads) =>
	[1, 2, 16].map((capacity) => [threads, capacity] as const),
)

test.each(sizes)(
	'%i × %i: nothing is lost, doubled, overtaken, overfull or stuck, and one at a time is inside',
	async (threads, capacity) => {
		const { counts, arrived, found, lost } = await handedOver(handover, threads, capacity)
		expect({ counts, arrived, lost }).toEqual({
			counts: nothing,
			arrived: threads * itemsEach,
			lost: 0,
		})
		const all = threads * itemsEach
		expect(found).toEqual({ ...lawful, inside: 0, puts: all, takes: all })
	},
)

// The broken twins: each law must be seen broken where it is, or the tests above prove nothing.

/** Plays rounds until one breaks the law; how many broke it none of so many would be a test that notices nothing. */
async function someRound<T>(play: () => Promise<T>, isBroken: (result: T) => boolean): Promise<T> {
	for (let round = 1; round <= mostRounds; round++) {
		const result = await play()
		if (isBroken(result)) return result
	}
	throw new Error(`${mostRounds} rounds without a trace of the bug`)
}

const mostRounds = 20

test('twin: without a lock items are lost, doubled or made up', async () => {
	await someRound(
		() => handedOver(unlocked, 2, 2),
		({ counts, arrived }) =>
			counts.lost + counts.doubled + counts.strange > 0 || arrived !== 2 * itemsEach,
	)
})

test('twin: who does not test again takes from an empty queue or overfills a full one', async () => {
	await someRound(
		() => handedOver(ifInsteadOfWhile, 4, 1),
		({ found, counts }) => found.strange + found.overfull + found.miscounted + counts.doubled > 0,
	)
})

test('twin: a take that tells nobody leaves the producers waiting, and the run says so', async () => {
	const { ending, arrived } = await handedOver(silent, 2, 2)
	expect(ending).toEqual({ kind: 'deadlocked' })
	expect(arrived).toBeLessThan(2 * itemsEach)
})

test('twin: last in, first out overtakes', async () => {
	const { counts } = await someRound(
		() => handedOver(lastFirst, 2, 16, 1),
		(result) => result.counts.overtaken > 0,
	)
	expect(counts).toMatchObject({ lost: 0, doubled: 0, strange: 0 })
})

async function visited(scene: Scene) {
	const play = new Play(scene, { values: { visitors: 4 }, ringRecords: 65_536 })
	const { cells } = play.worldAs(isCounting)
	const read = () => cells.map((cell) => Atomics.load(cell.words, cell.at))
	await play.begin()
	await play.untilOrStill(
		() => play.ending !== null,
		() => read()[2] ?? 0,
	)
	const { ending } = play
	await play.end()
	return { ending, cells: read(), found: findingsIn(play.events) }
}

test('whoever is inside a lock is alone there, by its own count and by the trace', async () => {
	const { ending, cells, found } = await visited(critical)
	expect(ending).toEqual({ kind: 'finished' })
	expect(cells).toEqual([0, 0, 4 * visitsEach, 4 * visitsEach])
	expect(found.overlapping).toBe(0)
})

test('twin: a lock that looks first and takes afterwards lets two in', async () => {
	await someRound(
		() => visited(loose),
		({ cells }) => (cells[1] ?? 0) > 0,
	)
})
