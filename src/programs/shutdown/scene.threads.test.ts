import { expect, test } from 'vitest'
import { NodeCrew } from '../../../tools/real-threads/node-crew.ts'
import { Play } from '../../../tools/real-threads/play.ts'
import { Kind } from '../../trace/event.ts'
import type { KnobValue } from '../knob.ts'
import { shutdown } from './scene.ts'

type Values = Readonly<Record<string, KnobValue>>

/** The run to its end, forty times as fast as one watches it. */
async function played(values: Values, crew?: NodeCrew): Promise<Play> {
	const play = await new Play(shutdown, {
		...{ values, pace: 40 },
		...(crew && { crew }),
	}).begin()
	await play.until(() => play.ending !== null)
	return play
}

const consumers = (play: Play) =>
	play.run.cast.threads
		.filter(({ role }) => role === 'consumer')
		.map(({ name }) => name)
		.filter((name) => play.count(Kind.start, name) > 0)

/** Consumers that have not left their program. */
const parked = (play: Play) =>
	consumers(play).filter((name) => play.count(Kind.finish, name) === 0)

const isPill = ({ d }: { d: number }) => d >>> 8 === 1

/** Items, pills aside, that went in and did not come out: dropped ones aside, too. */
function stranded(play: Play): number {
	const pills = new Set(
		play.events
			.filter((event) => event.kind === Kind.put && isPill(event))
			.map(({ a }) => a),
	)
	const countOf = (kind: Kind) =>
		play.events.filter(
			(event) => event.kind === kind && !pills.has(event.a),
		).length
	return countOf(Kind.put) - countOf(Kind.take) - countOf(Kind.drop)
}

/** The same again and again, with the same threads. */
async function twentyTimes(
	values: Values,
	check: (play: Play) => void,
): Promise<void> {
	const crew = new NodeCrew()
	for (let round = 0; round < 20; round++) {
		const play = await played(values, crew)
		check(play)
		await play.end()
	}
	await crew.end()
}

/** The queue is full long before closing time. */
const busy = { rate: 200, service: 200 }

test('four consumers and three pills: one waits for ever, twenty times out of twenty', async () => {
	await twentyTimes({}, (play) => {
		expect(play.ending).toEqual({ kind: 'deadlocked' })
		expect(parked(play)).toHaveLength(1)
		expect(stranded(play)).toBe(0)
	})
})

test('four pills: nobody does, and nothing is lost', async () => {
	await twentyTimes({ pills: 4 }, (play) => {
		expect(play.ending).toEqual({ kind: 'finished' })
		expect(stranded(play)).toBe(0)
	})
})

test('a pill too early: what producers put behind it is stranded', async () => {
	let behind = 0
	await twentyTimes({ pills: 4, sender: 'at once' }, (play) => {
		// Each of the two has one item in its hand at most.
		expect(stranded(play)).toBeLessThanOrEqual(2)
		behind += stranded(play)
	})
	expect(behind).toBeGreaterThan(0)
})

test('a pill from each of two producers: two of four consumers wait for ever', async () => {
	const play = await played({ sender: 'by each producer' })
	expect(play.ending).toEqual({ kind: 'deadlocked' })
	expect(parked(play)).toHaveLength(2)
})

test('a pill from each of four producers: nobody waits, but who is slower than a pill loses its item', async () => {
	const values = { sender: 'by each producer', producers: 4 }
	const play = await played(values)
	expect(play.ending).toEqual({ kind: 'finished' })
	expect(stranded(play)).toBeLessThanOrEqual(3)
})

test('an interrupt frees who waits, and who works after its item; what is queued stays', async () => {
	await twentyTimes({ ...busy, stop: 'interrupt' }, (play) => {
		expect(play.ending).toEqual({ kind: 'finished' })
		expect(play.count(Kind.interrupt)).toBe(4)
		expect(stranded(play)).toBeGreaterThan(0)
	})
})

test('poll and flag: everything is done, and nobody stays longer than a poll may take', async () => {
	await twentyTimes({ stop: 'poll+flag' }, (play) => {
		expect(play.ending).toEqual({ kind: 'finished' })
		expect(stranded(play)).toBe(0)
		const ends = (names: readonly string[]) =>
			names.map((name) => play.of(name, Kind.finish)[0]?.atUs ?? 0)
		const lateUs =
			Math.max(...ends(consumers(play))) - Math.max(...ends(['K1']))
		// What is queued, and one poll in vain: with time for a slow machine.
		expect(lateUs).toBeGreaterThan(450_000)
		expect(lateUs).toBeLessThan(5_000_000)
	})
})

test('now: what is queued is thrown away and counted, and every item is accounted for', async () => {
	await twentyTimes({ ...busy, stop: 'now' }, (play) => {
		expect(play.ending).toEqual({ kind: 'finished' })
		expect(play.count(Kind.drop)).toBeGreaterThan(0)
		expect(stranded(play)).toBe(0)
		expect(play.count(Kind.put)).toBe(
			play.count(Kind.take) + play.count(Kind.drop),
		)
	})
})

test('who has left by itself is not started again when another one is wanted', async () => {
	const play = await new Play(shutdown, { pace: 20 }).begin()
	await play.until(() => play.ending !== null)
	play.run.revive()
	await play.run.setKnob('consumers', 5)
	await play.until(() => play.count(Kind.start, 'C5') === 1)
	for (const name of ['P1', 'P2', 'K1', 'C1', 'C2', 'C3', 'C4']) {
		expect(play.count(Kind.start, name)).toBe(1)
	}
})
