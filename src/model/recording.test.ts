import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Kind, type TraceEvent } from '../trace/event.ts'
import { blockingQueueCast, playBlockingQueue } from './fixture-run.ts'
import { blockingQueueFixture } from './fixture.ts'
import type { Moment } from './moment.ts'
import { Recording } from './recording.ts'

const everything = (moment: Moment) => JSON.stringify(moment)

const blank = { object: 0, site: 0, ticket: 0, a: 0, b: 0, c: 0, d: 0 }

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
			d: fc.nat({ max: 7 }),
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
			const recording = new Recording(blockingQueueCast(3, 3, 4), { keyframeEvery })
			const seen = live(recording, all, batches)
			for (const { atUs, moment, text } of [...seen].reverse()) {
				expect(everything(recording.momentAt(atUs))).toBe(text)
				expect(everything(moment)).toBe(text)
			}
			const rebuilt = new Recording(blockingQueueCast(3, 3, 4), { keyframeEvery: 1000 })
			rebuilt.append(all, recording.endUs)
			for (let us = 0; us < recording.endUs; us += Math.ceil(recording.endUs / 7)) {
				expect(everything(recording.momentAt(us))).toBe(everything(rebuilt.momentAt(us)))
			}
		}),
		{ numRuns: 60 },
	)
})

test('every kind of record is rebuilt from a keyframe right before or after it', () => {
	const lines: readonly (readonly [Kind, number, Partial<TraceEvent>?])[] = [
		[Kind.start, 2],
		[Kind.start, 5],
		[Kind.start, 6],
		[Kind.work, 2, { b: 90, c: 1 }],
		[Kind.held, 2],
		[Kind.freed, 2],
		[Kind.gauge, 2, { a: 5, b: 300 }],
		[Kind.gauge, 2, { a: 9, b: 700 }],
		[Kind.worked, 2],
		[Kind.put, 2, { object: 4, a: 5, b: 1, c: 50, d: 2 }],
		[Kind.take, 5, { object: 4, a: 5, b: 0 }],
		[Kind.work, 5, { a: 5, b: 40, c: 2 }],
		[Kind.sleep, 5, { b: 30 }],
		[Kind.held, 5],
		[Kind.close, 1, { object: 4 }],
		[Kind.freed, 5],
		[Kind.awake, 5],
		[Kind.put, 2, { object: 4, a: 3, b: 1, c: 40, d: 2 }],
		[Kind.capacity, 1, { object: 4, a: 9 }],
		[Kind.take, 6, { object: 4, a: 3, b: 0 }],
		[Kind.spin, 6],
		[Kind.reject, 2, { object: 4 }],
		[Kind.arrive, 3, { a: 3, c: 240 }],
		[Kind.look, 7, { object: 4 }],
		[Kind.sleep, 7, { b: 8, c: 1 }],
		[Kind.put, 3, { object: 4, a: 7, b: 1, c: 240, d: 3 }],
		[Kind.look, 7, { object: 4 }],
		[Kind.serve, 3, { a: 9, c: 240, d: 3 }],
		[Kind.turned, 1, { a: 0, b: 5000 }],
		[Kind.look, 7, { object: 4 }],
		[Kind.take, 7, { object: 4, a: 7, b: 0 }],
		[Kind.memory, 1, { a: 17, b: 64 }],
		[Kind.work, 3, { a: 9, b: 8, c: 2 }],
		[Kind.worked, 3, { a: 9 }],
		[Kind.canary, 1, { a: 900, b: 2000 }],
		[Kind.arrive, 1, { a: 2, c: 400 }],
		[Kind.work, 3, { a: 0, b: 8, c: 1 }],
		[Kind.worked, 3],
		[Kind.turned, 1, { a: 1, b: 3000 }],
		[Kind.worked, 7, { a: 7 }],
		[Kind.put, 3, { object: 4, a: 8, b: 1, c: 430, d: 3 }],
		[Kind.fail, 5],
		[Kind.finish, 6],
	]
	const all = lines.map(([kind, thread, words], index): TraceEvent => {
		return { atUs: 10 + index * 10, kind, thread, ...blank, ...words }
	})
	for (const keyframeEvery of [1, 2, 3, 7, 1000]) {
		for (const skipped of [-1, 17]) {
			const kept = all.filter((_, index) => index !== skipped)
			const cast = { ...blockingQueueCast(3, 3, 4), limitBytes: 1e6 }
			const recording = new Recording(cast, { keyframeEvery })
			const seen = kept.map((event) => {
				recording.append([event], event.atUs + 5)
				return [event.atUs + 5, everything(recording.momentAt(event.atUs + 5))] as const
			})
			for (const [atUs, text] of [...seen, ...seen.reverse()]) {
				expect(everything(recording.momentAt(atUs))).toBe(text)
			}
		}
	}
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
