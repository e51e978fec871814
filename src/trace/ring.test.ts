import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Kind, type TraceEvent } from './event.ts'
import { ringCells, RingReader, RingWriter, unwrap } from './ring.ts'

const records = 64
const thread = 7
/** Words of the ring in which the counters of written, lost and read records stand. */
const counters = { tail: 0, lost: 1, head: 32 }

/** An empty ring in which `written` records have passed already. */
function ringAfter(written: number) {
	const words = new Int32Array(new SharedArrayBuffer(ringCells(records) * 4))
	words[counters.tail] = written
	words[counters.head] = written
	return words
}

function write(writer: RingWriter, number: number): void {
	writer.write(number, Kind.put, 3, 0, 0, number, 0, 0, 0)
	writer.publish()
}

function drained(reader: RingReader, nowUs = 0): TraceEvent[] {
	const events: TraceEvent[] = []
	reader.drain(nowUs, events)
	return events
}

/** Empty, around the middle and around the end of a counter of 32 bits. */
const starts = [0, 2 ** 31 - 100, 2 ** 31 - 3, 2 ** 32 - 100, 2 ** 32 - 3]

test('a record is read back as it was written, every word of it', () => {
	const words = ringAfter(0)
	const writer = new RingWriter(words, 0, records)
	writer.write(12, Kind.put, 0x7f_ffff, -5, 8, 1, -2, 2 ** 31 - 1, 4)
	writer.publish()
	expect(drained(new RingReader(words, 0, records, thread))).toEqual([
		{
			atUs: 12,
			kind: Kind.put,
			thread,
			object: 0x7f_ffff,
			site: -5,
			ticket: 8,
			a: 1,
			b: -2,
			c: 2 ** 31 - 1,
			d: 4,
		},
	])
})

test.each(starts)('records are read in the order written, after %i others', (start) => {
	const words = ringAfter(start)
	const writer = new RingWriter(words, 0, records)
	const reader = new RingReader(words, 0, records, thread)
	const read: number[] = []
	for (let number = 1; number <= 600; number++) {
		write(writer, number)
		if (number % 50 === 0) read.push(...drained(reader).map((event) => event.a))
	}
	expect(read).toEqual(Array.from({ length: 600 }, (_, i) => i + 1))
	expect(reader.lost).toBe(0)
})

test('what is written is seen only when it is published, all at once', () => {
	const words = ringAfter(0)
	const writer = new RingWriter(words, 0, records)
	const reader = new RingReader(words, 0, records, thread)
	for (let number = 1; number <= 3; number++) {
		writer.write(number, Kind.put, 3, 0, 0, number, 0, 0, 0)
	}
	expect(reader.hasMore).toBe(false)
	writer.publish()
	expect(drained(reader).map((event) => event.a)).toEqual([1, 2, 3])
})

test('a full ring drops and counts, and a gap stands where the losses were', () => {
	const words = ringAfter(0)
	const writer = new RingWriter(words, 0, records)
	const reader = new RingReader(words, 0, records, thread)
	for (let number = 1; number <= records + 5; number++) write(writer, number)
	expect(drained(reader).map((event) => event.a)).toEqual(
		Array.from({ length: records }, (_, i) => i + 1),
	)
	expect(reader.lost).toBe(5)
	write(writer, 1000)
	expect(drained(reader).map(({ kind, a }) => [kind, a])).toEqual([
		[Kind.gap, 5],
		[Kind.put, 1000],
	])
	expect(reader.lost).toBe(5)
})

test('with room for one record only, the gap waits until its successor fits too', () => {
	const words = ringAfter(0)
	const writer = new RingWriter(words, 0, records)
	for (let number = 1; number <= records + 1; number++) write(writer, number)
	// One record read: room for the gap, none for what comes after it.
	words[counters.head] = 1
	write(writer, 99)
	expect(words[counters.tail]).toBe(records)
	words[counters.head] = 2
	write(writer, 100)
	const reader = new RingReader(words, 0, records, thread)
	expect(
		drained(reader)
			.slice(-2)
			.map(({ kind, a }) => [kind, a]),
	).toEqual([
		[Kind.gap, 2],
		[Kind.put, 100],
	])
})

test.each(starts)('written = read + lost, whatever the bursts, after %i others', (start) => {
	const bursts = fc.array(
		fc.record({ writes: fc.integer({ min: 0, max: 3 * records }), isRead: fc.boolean() }),
		{ maxLength: 40 },
	)
	fc.assert(
		fc.property(bursts, (steps) => {
			const words = ringAfter(start)
			const writer = new RingWriter(words, 0, records)
			const reader = new RingReader(words, 0, records, thread)
			let written = 0
			const events: TraceEvent[] = []
			for (const { writes, isRead } of steps) {
				for (let i = 0; i < writes; i++) write(writer, ++written)
				if (isRead) events.push(...drained(reader))
			}
			events.push(...drained(reader))
			expect(events.filter((event) => event.kind === Kind.put).length + reader.lost).toBe(written)
			expectGapsToFillTheHoles(events, written, reader.lost)
		}),
		{ numRuns: 60 },
	)
})

/** Numbers and gaps together count on without a hole, up to losses that no gap follows yet. */
function expectGapsToFillTheHoles(events: readonly TraceEvent[], written: number, lost: number) {
	let expected = 1
	let inGaps = 0
	for (const event of events) {
		if (event.kind === Kind.gap) {
			expected += event.a
			inGaps += event.a
		} else expect(event.a).toBe(expected++)
	}
	expect(written - (expected - 1)).toBe(lost - inGaps)
}

test('a writer and a reader go on where earlier ones of the same ring stopped', () => {
	const words = ringAfter(0)
	const first = new RingWriter(words, 0, records)
	for (let number = 1; number <= records + 3; number++) write(first, number)
	drained(new RingReader(words, 0, records, thread))
	const second = new RingWriter(words, 0, records)
	write(second, 500)
	const reader = new RingReader(words, 0, records, thread)
	expect(drained(reader).map((event) => event.a)).toEqual([500])
	expect(reader.lost).toBe(3)
})

test('a stamp is the instant nearest to now, also across the wrap of 2³² µs', () => {
	const wrap = 2 ** 32
	for (const now of [0, 5000, wrap - 10, wrap, wrap + 10, 3 * wrap + 7]) {
		for (const difference of [-2_000_000_000, -60_000_000, -1, 0, 1, 400]) {
			const instant = now + difference
			if (instant < 0) continue
			expect(unwrap(instant | 0, now)).toBe(instant)
		}
	}
})

test('no stamp lies before the start of the run', () => {
	expect(unwrap(-3, 2)).toBe(0)
})

test('a ring read across the wrap of time gives times that go on', () => {
	const words = ringAfter(0)
	const writer = new RingWriter(words, 0, records)
	const startUs = 2 ** 32 - 20
	for (let i = 0; i < 8; i++) writer.write(startUs + i * 5, Kind.put, 1, 0, 0, i, 0, 0, 0)
	writer.publish()
	const reader = new RingReader(words, 0, records, thread)
	expect(drained(reader, startUs + 100).map((event) => event.atUs)).toEqual(
		Array.from({ length: 8 }, (_, i) => startUs + i * 5),
	)
})
