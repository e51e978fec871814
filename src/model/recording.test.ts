import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Cast } from '../trace/cast.ts'
import { Kind, type TraceEvent } from '../trace/event.ts'
import { blockingQueueCast, playBlockingQueue } from './fixture-run.ts'
import { blockingQueueFixture } from './fixture.ts'
import type { Moment } from './moment.ts'
import { Recording } from './recording.ts'

const everything = (moment: Moment) => JSON.stringify(moment)

const blank = { object: 0, site: 0, ticket: 0, a: 0, b: 0, c: 0, d: 0 }

const usual = blockingQueueCast(3, 3, 4)

/** The second queue has no places at first, and the most urgent leave first. */
const twoQueues: Cast = {
	...usual,
	objects: [
		...usual.objects,
		{
			...{ id: 5, kind: 'queue', name: 'second', lock: 1, capacity: 0 },
			...{ order: 'priority', gap: 0, isBackward: true },
		},
	],
}

/** Any words at all, in order of time: most are illegal, none may upset the recording. */
const anyEvents = fc
	.array(
		fc.record({
			gapUs: fc.nat({ max: 900 }),
			kind: fc.constantFrom(...Object.values(Kind)),
			thread: fc.integer({ min: 0, max: 7 }),
			object: fc.integer({ min: 0, max: 5 }),
			site: fc.integer(),
			ticket: fc.nat({ max: 9 }),
			a: fc.oneof(fc.nat({ max: 7 }), fc.integer()),
			b: fc.nat({ max: 7 }),
			c: fc.nat({ max: 3 }),
			d: fc.oneof(
				fc.nat({ max: 7 }),
				fc.nat({ max: 7 }).map((hand) => hand << 24),
				fc.nat({ max: 3 }).map((sort) => sort << 8),
			),
		}),
		{ maxLength: 120 },
	)
	.map((steps) => {
		let atUs = 0
		return steps.map(({ gapUs, ...words }): TraceEvent => {
			atUs += gapUs
			return { atUs, ...words }
		})
	})

/** A legal run, with gauges, pauses and a loss strewn in. */
const legalEvents = fc
	.record({
		seed: fc.nat({ max: 1e6 }),
		producers: fc.integer({ min: 1, max: 4 }),
		consumers: fc.integer({ min: 1, max: 4 }),
		capacity: fc.integer({ min: 1, max: 5 }),
		makingUs: fc.integer({ min: 2000, max: 90_000 }),
		strewn: fc.array(
			fc.record({
				part: fc.double({ min: 0, max: 1, noNaN: true }),
				kind: fc.constantFrom(Kind.gauge, Kind.held, Kind.freed, Kind.spin, Kind.gap),
				thread: fc.integer({ min: 2, max: 6 }),
				a: fc.nat({ max: 3 }),
				b: fc.integer({ min: -1, max: 1000 }),
			}),
			{ maxLength: 20 },
		),
	})
	.map(({ strewn, ...options }) => {
		const { events } = playBlockingQueue({ ...options, endUs: 700_000 })
		const all = [...events]
		for (const { part, ...words } of strewn) {
			const place = Math.floor(part * (all.length - 1))
			all.splice(place, 0, { ...blank, ...words, atUs: all[place]?.atUs ?? 0 })
		}
		return all
	})

/** Appends in batches whose ends are the last times they hold; records each moment as it was live. */
function live(recording: Recording, events: readonly TraceEvent[], cuts: readonly number[]) {
	const seen: { atUs: number; moment: Moment; text: string }[] = []
	let from = 0
	for (const cut of [...cuts, 1].sort((one, other) => one - other)) {
		let to = Math.floor(cut * events.length)
		while (to < events.length && events[to]?.atUs === events[to - 1]?.atUs) to += 1
		if (to <= from) continue
		recording.append(events.slice(from, to), events[to - 1]?.atUs ?? 0)
		from = to
		const moment = recording.momentAt(recording.endUs)
		seen.push({ atUs: recording.endUs, moment, text: everything(moment) })
	}
	return seen
}

const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 })

test.each([
	['legal', legalEvents],
	['arbitrary', anyEvents],
] as const)('a moment of %s records is the same live and when sought later', (_, events) => {
	fc.assert(
		fc.property(events, cuts, fc.integer({ min: 1, max: 64 }), (all, batches, keyframeEvery) => {
			const recording = new Recording(twoQueues, { keyframeEvery })
			const seen = live(recording, all, batches)
			for (const { atUs, moment, text } of [...seen].reverse()) {
				expect(everything(recording.momentAt(atUs))).toBe(text)
				expect(everything(moment)).toBe(text)
			}
			const rebuilt = new Recording(twoQueues, { keyframeEvery: 1000 })
			rebuilt.append(all, recording.endUs)
			for (let us = 0; us < recording.endUs; us += Math.ceil(recording.endUs / 7)) {
				expect(everything(recording.momentAt(us))).toBe(everything(rebuilt.momentAt(us)))
			}
		}),
		{ numRuns: 60 },
	)
})

test('an item that leaves out of order is found from any keyframe', () => {
	const item = (id: number, madeUs: number) => ({ object: 4, a: id, b: 1, c: madeUs, d: 2 })
	const runs = [
		[item(5, 5), item(3, 6)],
		[item(5, 5), item(6, 4)],
	].map((items) =>
		items.flatMap((words, index): readonly TraceEvent[] => [
			{ ...blank, ...words, atUs: 10 + index * 20, kind: Kind.put, thread: 2 },
			{ ...blank, ...words, b: 0, atUs: 20 + index * 20, kind: Kind.take, thread: 5 },
		]),
	)
	for (const all of runs) {
		for (const keyframeEvery of [1, 2, 3]) {
			const recording = new Recording(blockingQueueCast(3, 3, 4), { keyframeEvery })
			recording.append(all, 40)
			const text = everything(recording.momentAt(40))
			expect(text).toContain('at 0.040 ms: item')
			recording.append([{ ...blank, atUs: 50, kind: Kind.spin, thread: 2 }], 50)
			expect(everything(recording.momentAt(40))).toBe(text)
		}
	}
})

test('what lanes show of the time kept outlives what was let go', () => {
	const run = { producers: 1, consumers: 1, makingUs: 900, handlingUs: 900, endUs: 60_000_000 }
	const { cast, events, endUs } = playBlockingQueue(run)
	const whole = new Recording({ ...cast, knobs: { deadline: 12 } })
	const short = new Recording(whole.cast, { maxEvents: 9000, keyframeEvery: 1000 })
	whole.append(events, endUs)
	for (let from = 0; from < events.length; from += 1000) {
		const batch = events.slice(from, from + 1000)
		short.append(batch, batch.at(-1)?.atUs ?? 0)
		const us = short.startUs
		expect(short.ratesAt(us)).toEqual(whole.ratesAt(us))
		expect(short.spans(2, us, us + 1e5)).toEqual(whole.spans(2, us, us + 1e5))
	}
	const { startUs } = short
	short.append([], endUs)
	expect(startUs).toBeGreaterThan(10_000_000)
	const { throughputPerS, goodputPerS } = whole.momentAt(startUs)
	expect(throughputPerS).toBeGreaterThan(50)
	expect(goodputPerS).toBeGreaterThan(5)
	expect(goodputPerS).toBeLessThan(throughputPerS - 5)
	for (const { id } of cast.threads) {
		expect(short.spans(id, startUs, endUs)).toEqual(whole.spans(id, startUs, endUs))
		expect(short.holds(id, startUs, endUs)).toEqual(whole.holds(id, startUs, endUs))
		expect(short.spans(id, 0, endUs).length).toBeLessThan(whole.spans(id, 0, endUs).length)
	}
	expect(short.wakes(startUs, endUs)).toEqual(whole.wakes(startUs, endUs))
	expect(short.depths(4, startUs, endUs)).toEqual(whole.depths(4, startUs, endUs))
})

test('letting early records go changes no moment that can still be shown', () => {
	const { cast, events, endUs } = playBlockingQueue({ endUs: 4_000_000 })
	const whole = new Recording(cast)
	whole.append(events, endUs)
	const short = new Recording(cast, { maxEvents: 300, keyframeEvery: 50 })
	for (let from = 0; from < events.length; from += 37) {
		const batch = events.slice(from, from + 37)
		short.append(batch, batch[batch.length - 1]?.atUs ?? 0)
	}
	short.append([], endUs)
	expect(short.startUs).toBeGreaterThan(1_000_000)
	expect(short.length).toBeLessThanOrEqual(350)
	expect(short.letGo + short.length).toBe(events.length)
	for (let us = short.startUs; us <= endUs; us += 9973) {
		expect(everything(short.momentAt(us))).toBe(everything(whole.momentAt(us)))
	}
	expect(everything(short.momentAt(0))).toBe(everything(whole.momentAt(short.startUs)))
	for (const { id } of cast.threads) {
		const from = short.startUs
		expect(short.spans(id, from, endUs)).toEqual(whole.spans(id, from, endUs))
		expect(short.holds(id, from, endUs)).toEqual(whole.holds(id, from, endUs))
	}
	expect(short.wakes(short.startUs, endUs)).toEqual(whole.wakes(short.startUs, endUs))
	expect(short.depths(4, short.startUs, endUs)).toEqual(whole.depths(4, short.startUs, endUs))
})

test('the spans of a thread say at every time what its moment says', () => {
	const recording = blockingQueueFixture()
	for (let us = 1500; us < recording.endUs; us += 7919) {
		for (const thread of recording.momentAt(us).threads) {
			const span = recording.spans(thread.id, us, us).at(-1)
			expect(span?.state).toBe(thread.state)
			if (thread.state !== 'blocked') expect(span?.reason).toBe(thread.reason)
			const holds = recording.holds(thread.id, us, us)
			expect(holds.length > 0 && (holds.at(-1) ?? 0) > us).toBe(thread.holds !== 0)
		}
		const step = recording.depths(4, us, us).at(-1)
		expect(step?.depth).toBe(recording.momentAt(us).queues[0]?.items.length)
		expect(step?.capacity).toBe(recording.momentAt(us).queues[0]?.capacity)
	}
})

test('spans of a window are those of the whole run that touch it', () => {
	const recording = blockingQueueFixture()
	const whole = recording.spans(2, 0, recording.endUs)
	for (const [from, to] of [
		[0, 1],
		[500_000, 900_000],
		[2_399_999, 3e6],
	] as const) {
		const expected = whole.filter((span) => span.fromUs <= to && span.toUs >= from)
		expect(recording.spans(2, from, to)).toEqual(expected)
	}
	for (const [index, span] of whole.entries()) {
		expect(span.fromUs).toBeLessThan(span.toUs)
		expect(span.fromUs).toBe(whole[index - 1]?.toUs ?? span.fromUs)
	}
})

test('wakes of the timeline are the wakes of the moments', () => {
	const recording = blockingQueueFixture()
	const last = recording.momentAt(recording.endUs).wakes
	const from = last[0]?.atUs ?? 0
	const inWindow = recording.wakes(from, recording.endUs).filter((wake) => wake.atUs >= from)
	expect(inWindow.slice(-last.length)).toEqual(last)
	expect(last.length).toBeGreaterThan(10)
})

test('the last records before a time are in order, and no more than asked for', () => {
	const recording = blockingQueueFixture()
	const all = [...recording.events()]
	const us = 1_000_000
	const before = all.filter((event) => event.atUs <= us)
	expect(recording.lastEvents(us, 5)).toEqual(before.slice(-5))
	expect(recording.lastEvents(us, 1e6)).toEqual(before)
	expect(all).toHaveLength(recording.length)
})
