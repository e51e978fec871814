/** Actors on real threads: whatever the threads, one message at a time, in each sender's order, and nothing is lost. */
import { expect, test } from 'vitest'
import {
	actorCount,
	deafTellers,
	eagerTellers,
	isActorWorld,
	keepingTellers,
	lettersEach,
	mostSenders,
	pinnedTellers,
	tellers,
} from '../../tools/real-threads/actor-scenes.ts'
import { Play } from '../../tools/real-threads/play.ts'
import { Kind } from '../trace/event.ts'

const all = { senders: mostSenders, dispatchers: 3, tput: 5 }
const each = lettersEach * mostSenders

/** What every actor has come to know, once nobody sends any more. */
function known(play: Play) {
	return play.worldAs(isActorWorld).actors.map(({ atRest }) => atRest)
}

const right = {
	...{ handled: each, wrong: 0 },
	...{ last0: lettersEach, last1: lettersEach, last2: lettersEach },
}

test.each([
	[1, 1],
	[2, 5],
	[4, 100],
])(
	'%i threads, turns of %i: every message is handled once, as it was sent, in the order of its sender',
	async (dispatchers, tput) => {
		const play = await new Play(tellers, { values: { ...all, dispatchers, tput } }).begin()
		await play.until(() => play.ending !== null)
		expect(play.ending).toEqual({ kind: 'finished' })
		expect(known(play)).toEqual(Array.from({ length: actorCount }, () => right))
		const ends = play.events.filter(({ kind }) => kind === Kind.turnEnd)
		expect(new Set(ends.map(({ c }) => c))).toEqual(new Set([1]))
		expect(Math.max(...ends.map(({ a }) => a))).toBeLessThanOrEqual(tput)
	},
)

test('the state of an actor with a thread of its own never leaves the heap of that thread', async () => {
	const values = { ...all, dispatchers: 1, tput: 5 }
	const play = await new Play(pinnedTellers, { values }).begin()
	await play.until(() => play.ending !== null)
	expect(known(play)).toEqual([{ handled: 0, wrong: 0, last0: 0, last1: 0, last2: 0 }])
	expect(play.events.findLast(({ kind }) => kind === Kind.turnEnd)?.b).toBe(each)
})

test('no turn of an actor begins before its last one has ended', async () => {
	const play = await new Play(tellers, { values: all, ringRecords: 2 ** 18 }).begin()
	await play.until(() => play.ending !== null)
	expect(play.lost).toBe(0)
	const open = new Set<number>()
	let turns = 0
	for (const { kind, object } of play.events) {
		if (kind === Kind.turn) {
			expect(open.has(object)).toBe(false)
			open.add(object)
			turns++
		} else if (kind === Kind.turnEnd) {
			expect(open.delete(object)).toBe(true)
		}
	}
	expect(open.size).toBe(0)
	expect(turns).toBeGreaterThan((actorCount * each) / 5 - 1)
})

test('a mailbox that calls its actor for every message has it handle two at once', async () => {
	const play = await new Play(eagerTellers, { values: { ...all, tput: 1 } }).begin()
	const isTwice = () => play.events.some(({ kind, c }) => kind === Kind.turnEnd && c > 1)
	await play.until(() => play.ending !== null || isTwice())
	const isCrashed = play.ending?.kind === 'crashed'
	expect(isTwice() || isCrashed).toBe(true)
})

test('a mailbox that does not look again when the turn is over strands what came meanwhile', async () => {
	const play = await new Play(deafTellers, { values: all }).begin()
	await play.until(() => play.ending !== null)
	expect(play.ending).not.toEqual({ kind: 'finished' })
})

test('a state that is not copied for each turn is another one on another thread', async () => {
	const play = await new Play(keepingTellers, { values: all }).begin()
	await play.until(() => play.ending !== null)
	const some = known(play).map(({ handled, wrong }) => ({ handled, wrong }))
	expect(some).not.toEqual(Array.from({ length: actorCount }, () => ({ handled: each, wrong: 0 })))
})
