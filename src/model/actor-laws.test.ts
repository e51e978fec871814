import { expect, test } from 'vitest'
import type { Cast, CastObject } from '../trace/cast.ts'
import { Kind, type TraceEvent } from '../trace/event.ts'
import { actorsCast, actorsFixture } from './fixture-actors.ts'
import { idsOf, runMail, sharedNumber } from './fixture-dispatch.ts'
import { blockingQueueFixture } from './fixture.ts'
import { type Line, momentOfLines } from './fixture-lines.ts'
import { actorLawNames, lawNames, numberLawNames } from './laws.ts'
import { NumberFold } from './number-fold.ts'
import { Recording } from './recording.ts'

const fixture = actorsFixture()
const { cast, endUs } = fixture
const events = [...fixture.events()].filter(({ kind }) => kind !== Kind.stored)

function brokenBy(records: readonly TraceEvent[], among = cast): readonly string[] {
	const recording = new Recording(among)
	recording.append(records, endUs)
	return recording.momentAt(endUs).laws.flatMap((law) => (law.holds ? [] : [law.name]))
}

const changed = (kind: Kind, nth: number, change: (event: TraceEvent) => TraceEvent | null) => {
	const target = events.filter((event) => event.kind === kind)[nth]
	expect(target).toBeDefined()
	return events.flatMap((event) => (event === target ? (change(event) ?? []) : event))
}

test('a run of actors keeps every law, and its sums hold at every moment', () => {
	expect(brokenBy(events)).toEqual([])
	for (let us = 0; us <= endUs; us += 21_337) {
		const { counts, actors, queues } = fixture.momentAt(us)
		const { completed, inService, queued, deadLettered } = counts
		expect(counts.accepted).toBe(completed + inService + queued + deadLettered)
		expect(actors.reduce((sum, { handled }) => sum + handled, 0)).toBe(completed)
		const waiting = actors.filter(({ isReady }) => isReady).map(({ place }) => place)
		expect(waiting.toSorted((one, two) => one - two)).toEqual(waiting.map((_, place) => place))
		for (const { mailbox, runner, isReady } of actors) {
			const depth = queues.find(({ id }) => id === mailbox)?.depth ?? 0
			if (depth > 0) expect(runner !== 0 || isReady).toBe(true)
		}
	}
	expect(fixture.momentAt(endUs).counts.deadLettered).toBeGreaterThan(20)
})

test('a past moment of a run with actors is the same before and after it became past', () => {
	const records = [...fixture.events()]
	for (const us of [300_000, 700_000, 1_100_000]) {
		const live = new Recording(cast, { keyframeEvery: 97 })
		live.append(
			records.filter(({ atUs }) => atUs <= us),
			us,
		)
		const then = JSON.stringify(live.momentAt(us))
		live.append(
			records.filter(({ atUs }) => atUs > us),
			endUs,
		)
		expect(JSON.stringify(live.momentAt(us))).toBe(then)
	}
})

const ofHot = events.filter(({ kind, object }) => {
	return kind === Kind.take && object === idsOf(2).mailbox
})
/** Two letters to the actor that has most, one behind the other and both inside, change places. */
const swapped = (isSameSender: boolean) => {
	const putOf = (item: number) =>
		events.find(({ kind, object, a }) => {
			return kind === Kind.put && object === idsOf(2).mailbox && a === item
		})
	const at = ofHot.findIndex((one, index) => {
		const next = ofHot[index + 1]
		if (next === undefined || (putOf(next.a)?.atUs ?? Infinity) > one.atUs) return false
		return (putOf(one.a)?.d === putOf(next.a)?.d) === isSameSender
	})
	const [one, two] = ofHot.slice(at, at + 2)
	if (one === undefined || two === undefined) throw new Error('the run has two such letters')
	const handled = new Map([
		[one.a, two.a],
		[two.a, one.a],
	])
	const kinds: readonly Kind[] = [Kind.take, Kind.work, Kind.worked]
	return events.map((event) => {
		const a = kinds.includes(event.kind) ? (handled.get(event.a) ?? event.a) : event.a
		return { ...event, a }
	})
}

test('one message at a time is broken by a second turn, a take without the turn, and two messages at once', () => {
	const law = 'one message at a time'
	expect(brokenBy(changed(Kind.turnEnd, 3, () => null))).toContain(law)
	expect(brokenBy(changed(Kind.turn, 3, () => null))).toContain(law)
	expect(brokenBy(changed(Kind.turnEnd, 3, (event) => ({ ...event, c: 2 })))).toEqual([law])
	const stolen = changed(Kind.take, 5, (event) => ({
		...event,
		thread: event.thread === 4 ? 5 : 4,
	}))
	expect(brokenBy(stolen)).toContain(law)
})

test('order per pair is broken by two letters of one sender that change places, not of two senders', () => {
	expect(brokenBy(swapped(true))).toContain('order per pair')
	expect(brokenBy(swapped(false))).toEqual(['first in, first out'])
})

const store = (atUs: number, thread: number, read: number, now: number): Line => {
	return [atUs, Kind.stored, thread, { object: sharedNumber, a: now, b: read }]
}
const isNumber = ({ kind }: CastObject) => kind === 'number'
const counterCast: Cast = { ...cast, objects: cast.objects.filter(isNumber) }
const count = (lines: readonly Line[]) => momentOfLines(counterCast, lines)
const isKept = (lines: readonly Line[]) =>
	count(lines).laws.find(({ name }) => name === 'no lost update')?.holds

test('no lost update is broken by a write over what was not read, and the number says by how much', () => {
	const kept = [store(1, 2, 0, 1), store(2, 3, 1, 2), store(3, 2, 2, 3)]
	expect(isKept(kept)).toBe(true)
	expect(count(kept).numbers).toMatchObject([{ value: 3, writes: 3, lost: 0 }])
	const lost = [...kept, store(4, 3, 2, 3)]
	expect(isKept(lost)).toBe(false)
	expect(count(lost).numbers).toMatchObject([{ value: 3, writes: 4, lost: 1 }])
	expect(count(lost).laws.at(-1)?.detail).toContain('S2 wrote 3 into counter without a lock')
	const behind = [...kept, store(4, 3, 1, 2), store(5, 3, 2, 3)]
	expect(count(behind).numbers).toMatchObject([{ value: 3, writes: 5, lost: 2 }])
})

test('a write that is told late is not lost, and one that is never told is', () => {
	const late = [store(1, 2, 0, 1), store(5, 3, 2, 3), store(5, 2, 1, 2), store(6, 2, 3, 4)]
	expect(isKept(late)).toBe(true)
	expect(count(late).numbers).toMatchObject([{ value: 4, writes: 4, lost: 0 }])
	const never = [store(1, 2, 0, 1), store(5, 3, 2, 3), store(90_000, 2, 3, 4)]
	expect(isKept(never)).toBe(false)
})

test('however the writes of two threads mix, the loss is what is missing in the end', () => {
	const number = new NumberFold({ id: 1, kind: 'number', name: 'counter' })
	let value = 0
	let word = 1
	let isLost = false
	const writes = 20_000
	for (let write = 0; write < writes; write++) {
		word = (Math.imul(word, 1664525) + 1013904223) >>> 0
		const read = value - (word % 16 === 0 ? Math.min(value, (word >>> 8) % 40) : 0)
		value = read + 1
		if (number.store(value, read, write, 0)) isLost = true
	}
	expect(isLost).toBe(true)
	expect(number.moment()).toMatchObject({ value, writes, lost: writes - value })
	expect(value).toBeLessThan(writes)
})

test('after records were lost the number goes on from what is read, and keeps the loss it had', () => {
	const number = new NumberFold({ id: 1, kind: 'number', name: 'counter' })
	for (const [read, now] of [
		[0, 1],
		[0, 1],
		[1, 2],
	] as const)
		number.store(now, read, 1, 0)
	expect(number.moment()).toMatchObject({ value: 2, lost: 1 })
	number.store(51, 50, 2, 40)
	expect(number.moment()).toMatchObject({ value: 51, lost: 1 })
})

test('threads that wait for mail while an actor waits for a turn are stuck', () => {
	const small = actorsCast(1, 1, 2)
	const lines: readonly Line[] = [
		[1, Kind.wait, 4, { object: runMail }],
		[2, Kind.ready, 2, { object: idsOf(1).id, a: 1 }],
	]
	const stuck = (extra: readonly Line[]) =>
		momentOfLines(small, [...lines, ...extra], 3_000_000).laws.find(
			({ name }) => name === 'no stuck waiter',
		)
	expect(stuck([])).toMatchObject({ holds: false })
	expect(stuck([])?.detail).toContain('cart-1 waits for a turn')
	expect(stuck([[3, Kind.notify, 2, { object: runMail, a: 4 }]])).toMatchObject({ holds: true })
})

test('laws of actors and numbers are listed only where there are any', () => {
	const namesOf = ({ laws }: { laws: readonly { name: string }[] }) => laws.map(({ name }) => name)
	expect(namesOf(blockingQueueFixture().momentAt(0))).toEqual(lawNames)
	expect(namesOf(count([]))).toEqual([...lawNames, ...numberLawNames])
	expect(namesOf(fixture.momentAt(0))).toEqual([...lawNames, ...actorLawNames, ...numberLawNames])
	const alone = { ...cast, objects: cast.objects.filter((one) => !isNumber(one)) }
	expect(namesOf(momentOfLines(alone, []))).toEqual([...lawNames, ...actorLawNames])
})
