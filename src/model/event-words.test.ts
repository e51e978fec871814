import { expect, test } from 'vitest'
import { Activity, Kind, Loss, Refusal } from '../trace/event.ts'
import { deedOf } from './event-words.ts'
import { actorsFixture } from './fixture-actors.ts'
import { blockingQueueFixture } from './fixture.ts'

test.each([
	['a queue', blockingQueueFixture()],
	['actors', actorsFixture()],
])('every record of a run at %s is told, and names whoever did it', (_, recording) => {
	const names = new Set([...recording.cast.threads.map(({ name }) => name), 'you'])
	for (const event of recording.events()) {
		const deed = deedOf(recording.cast, event)
		expect(names).toContain(deed?.who)
		expect(deed?.what).not.toMatch(/undefined|object \d|NaN/)
	}
})

test('a deed says which item, which queue and whom', () => {
	const recording = blockingQueueFixture()
	const toldOf = (kind: Kind) => {
		const event = [...recording.events()].find((it) => it.kind === kind && it.a > 0)
		return event === undefined ? undefined : deedOf(recording.cast, event)
	}
	expect(toldOf(Kind.put)?.what).toBe('puts 1 into queue, 1 inside')
	expect(toldOf(Kind.take)?.what).toBe('takes 1 from queue, 0 left')
	expect(toldOf(Kind.notify)?.what).toMatch(/^notifies not (empty|full) and wakes [PC]\d$/)
	expect(toldOf(Kind.capacity)).toMatchObject({ who: 'you', what: 'gives queue capacity 4' })
})

test('what was lost has nobody who did it, and what only measures is not told', () => {
	const { cast } = blockingQueueFixture()
	const empty = { atUs: 5, thread: 0, object: 0, site: 0, ticket: 0, a: 3, b: 0, c: 0, d: 0 }
	expect(deedOf(cast, { ...empty, kind: Kind.gap })).toEqual({
		atUs: 5,
		who: '',
		what: '3 records were lost',
	})
	expect(deedOf(cast, { ...empty, kind: Kind.gauge, thread: 2 })).toBeNull()
})

test('arrivals, looks, rests and knobs are told in words, samples are not', () => {
	const { cast } = blockingQueueFixture()
	const knobs = { rate: 60, paced: true, phase: 'random' }
	const options = { phase: ['random', 'in step'] }
	const blank = { atUs: 5, thread: 2, object: 4, site: 0, ticket: 0, a: 0, b: 0, c: 0, d: 0 }
	const told = (kind: Kind, words: object) =>
		deedOf({ ...cast, knobs, options }, { ...blank, kind, ...words })?.what
	expect(told(Kind.arrive, { a: 1 })).toBe('an item has come')
	expect(told(Kind.arrive, { a: 40 })).toBe('40 items have come')
	expect(told(Kind.serve, { a: 7 })).toBe('begins with 7, which came just now')
	expect(told(Kind.look, {})).toBe('looks into queue and finds nothing')
	expect(told(Kind.sleep, { b: 100_000, c: 1 })).toBe('sleeps for 100 ms before it looks again')
	expect(told(Kind.sleep, { b: 100_000, c: 2 })).toBe('has nothing to do for 100 ms')
	expect(told(Kind.turned, { a: 0, b: 12_500 })).toBe('turns rate to 12.5')
	expect(told(Kind.turned, { a: 1, b: 0 })).toBe('turns paced off')
	expect(told(Kind.turned, { a: 2, b: 1 })).toBe('turns phase to in step')
	expect(told(Kind.turned, { a: 3, b: 1 })).toBe('turns a knob')
	for (const kind of [Kind.memory, Kind.canary]) expect(told(kind, { a: 1 })).toBeUndefined()
})

test('turns, dead letters, what messages say and writes of numbers are told', () => {
	const recording = actorsFixture()
	const told = (kind: Kind) => {
		const event = [...recording.events()].find((one) => one.kind === kind)
		return event === undefined ? undefined : deedOf(recording.cast, event)?.what
	}
	expect(told(Kind.ready)).toBe('puts cart-2 in line for a turn, 1 in line')
	expect(told(Kind.turn)).toBe('begins a turn of cart-2, 5 messages at most, 0 in line')
	expect(told(Kind.turnEnd)).toMatch(
		/^ends the turn of cart-\d after \d+ messages?, its state is \d+/,
	)
	expect(told(Kind.says)).toBe('says “add 1”')
	expect(told(Kind.deadLetter)).toMatch(/^sends \d+ to mailbox of cart-2, .*: a dead letter$/)
	expect(told(Kind.stored)).toBe('writes 1 into counter without a lock, having read 0')
})

test('refusals, losses, interrupts, handovers and what is passed on are told by their way', () => {
	const { cast } = blockingQueueFixture()
	const blank = { atUs: 5, thread: 2, object: 4, site: 0, ticket: 0, a: 7, b: 0, c: 0, d: 0 }
	const told = (kind: Kind, words: object) => deedOf(cast, { ...blank, kind, ...words })?.what
	expect(told(Kind.reject, { b: Refusal.atOnce })).toBe('is refused at once by queue')
	expect(told(Kind.reject, { b: Refusal.timedOut })).toBe(
		'is refused by queue after its time was up',
	)
	expect(told(Kind.reject, { b: Refusal.thrown })).toBe('is refused by an exception of queue')
	expect(told(Kind.drop, { b: 2, c: Loss.dropped })).toBe('drops 7 from queue, 2 left')
	expect(told(Kind.drop, { b: 2, c: Loss.expired })).toBe('drops 7 from queue, too old, 2 left')
	expect(told(Kind.drop, { b: 2, c: Loss.deadLettered })).toBe('lays 7 from queue aside, 2 left')
	expect(told(Kind.interrupt, { a: 4 })).toBe('interrupts C1')
	expect(told(Kind.put, { d: (4 << 24) | 2 })).toBe('accepts 7 of C1 through queue')
	expect(told(Kind.put, { d: 2 })).toBe('hands 7 over through queue')
	expect(told(Kind.take, { d: 4 })).toBe('gives 7 to C1 through queue')
	expect(told(Kind.work, { c: Activity.passing })).toBe('works on 7, to pass it on')
	expect(told(Kind.worked, { c: Activity.passing })).toBe('has done its part of 7')
})

test('every kind of record has words, or is a sample', () => {
	const { cast } = blockingQueueFixture()
	const samples: readonly Kind[] = [Kind.gauge, Kind.memory, Kind.canary]
	for (const kind of Object.values(Kind)) {
		const event = { atUs: 5, thread: 2, object: 4, site: 0, ticket: 0, a: 3, b: 0, c: 0, d: 0 }
		expect(deedOf(cast, { ...event, kind }) === null).toBe(samples.includes(kind))
	}
})
