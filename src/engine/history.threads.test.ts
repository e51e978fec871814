import { expect, test } from 'vitest'
import { isHandover, itemsEach } from '../../tools/real-threads/handover-scene.ts'
import { checkHistoryOf, decideWindowsOf } from '../../tools/real-threads/history-of-play.ts'
import { Play } from '../../tools/real-threads/play.ts'
import {
	handover,
	ifInsteadOfWhile,
	lastFirst,
	silent,
	unlocked,
} from '../../tools/real-threads/test-scenes.ts'
import { blockingQueue } from '../programs/blocking-queue/scene.ts'
import type { Scene } from '../programs/scene.ts'
import { Kind, type TraceEvent } from '../trace/event.ts'

const bothBounds = ['section', 'call'] as const
const freeOperations = 100_000

/** Free threads that hand over as fast as they can, while you turn the capacity. */
async function playedFreely(): Promise<Play> {
	const values = { rate: 500, service: 1, producers: 4, consumers: 4, capacity: 8 }
	const play = new Play(blockingQueue, { values, ringRecords: 262_144 })
	await play.begin()
	const operations = () => play.count(Kind.put) + play.count(Kind.take)
	for (const capacity of [1, 3, 40, 2]) {
		const before = operations()
		await play.run.setKnob('capacity', capacity)
		await play.until(() => operations() >= before + freeOperations / 4)
	}
	await play.end()
	return play
}

test('100,000 operations of free threads, resized under way, are legal; one fault among them is not', async () => {
	const play = await playedFreely()
	expect(play.lost).toBe(0)
	const operations = play.count(Kind.put) + play.count(Kind.take)
	for (const bounds of bothBounds) {
		const verdict = checkHistoryOf(play, bounds)
		expect(verdict).toMatchObject({ holds: true, isPartial: false, violation: null })
		expect(verdict.operations).toBeGreaterThanOrEqual(Math.max(freeOperations, operations))
		const windows = decideWindowsOf(play, bounds, 4000, 5)
		expect(windows.map((one) => one.verdict)).toEqual(Array(5).fill('legal'))
		for (const [pattern, events] of spoilt(play.events)) {
			const { holds, violation } = checkHistoryOf({ run: play.run, events, lost: 0 }, bounds)
			expect({ holds, pattern: violation?.pattern }).toEqual({ holds: false, pattern })
		}
	}
})

/** The same records with one fault each, in the middle, and what it has to be called. */
function spoilt(events: readonly TraceEvent[]): readonly (readonly [string, TraceEvent[]])[] {
	const takes = events.filter(({ kind }) => kind === Kind.take)
	const middle = Math.floor(takes.length / 2)
	// So far apart that they cannot have been under way together.
	const [first, second] = [takes[middle], takes[middle + 100]]
	if (!first || !second) throw new RangeError('too few takes to spoil')
	const swapped = new Map([
		[first, { ...first, a: second.a }],
		[second, { ...second, a: first.a }],
	])
	const withItem = (a: number) => events.map((one) => (one === second ? { ...one, a } : one))
	return [
		['taken too early', events.map((one) => swapped.get(one) ?? one)],
		['taken twice', withItem(first.a)],
		['never put', withItem(0)],
	]
}

/** Hands over everything, or as much as will go. */
async function played(scene: Scene, threads: number, capacity: number): Promise<Play> {
	const values = { producers: threads, consumers: threads, capacity }
	const play = new Play(scene, { values, ringRecords: 65_536 })
	const { tally } = play.worldAs(isHandover)
	await play.begin()
	const isOver = () => tally.arrived >= threads * itemsEach || play.ending !== null
	await play.untilOrStill(isOver, () => tally.arrived)
	await play.end()
	return play
}

test.each([
	[1, 1],
	[2, 2],
	[4, 1],
	[4, 16],
])('%i × %i: the queue is legal to both checkers', async (threads, capacity) => {
	const play = await played(handover, threads, capacity)
	for (const bounds of bothBounds) {
		expect(checkHistoryOf(play, bounds)).toMatchObject({ holds: true, isPartial: false })
		const [window] = decideWindowsOf(play, bounds, 4000, 1)
		expect(window?.verdict).toBe('legal')
	}
})

// The broken twins.

/** Plays rounds until one is called illegal. */
async function caught(scene: Scene, threads: number, capacity: number) {
	for (let round = 1; round <= mostRounds; round++) {
		const verdict = checkHistoryOf(await played(scene, threads, capacity), 'section')
		if (!verdict.holds) return verdict
	}
	throw new Error(`${mostRounds} rounds without a trace of the bug`)
}

const mostRounds = 20

test('twin: without a lock, the history is no queue', async () => {
	const { sentence } = await caught(unlocked, 2, 2)
	expect(sentence).toMatch(/^This run was no first-in-first-out queue: at .*(took|taken|put) item/)
})

test('twin: who does not test again takes twice or overfills', async () => {
	const { violation } = await caught(ifInsteadOfWhile, 4, 1)
	expect(violation?.pattern).toMatch(/^(taken twice|never put|overfull|miscounted)$/)
})

test('twin: last in, first out puts back what is not its own', async () => {
	const { violation } = await caught(lastFirst, 2, 16)
	expect(violation?.pattern).toBe('put back')
})

test('a queue that only forgets to tell is legal as far as it went', async () => {
	const play = await played(silent, 2, 2)
	expect(play.ending).toEqual({ kind: 'deadlocked' })
	expect(checkHistoryOf(play, 'call')).toMatchObject({ holds: true, isPartial: false })
})
