import { expect, test } from 'vitest'
import { playBlockingQueue } from '../../model/fixture-run.ts'
import { Recording } from '../../model/recording.ts'
import { Kind, type TraceEvent } from '../../trace/event.ts'
import { Chunks } from './chunks.ts'
import { type Lanes, gridView, layoutLanes, xAt } from './layout.ts'
import { placeRows } from './rows.ts'
import { spanInWords } from './span-words.ts'

const played = playBlockingQueue({ producers: 2, consumers: 2, capacity: 4, endUs: 400_000 })
const queue = played.cast.objects.find(({ kind }) => kind === 'queue')?.id ?? 0
const actor = 1 + Math.max(...played.cast.objects.map(({ id }) => id))
const cast: typeof played.cast = {
	...played.cast,
	objects: [
		...played.cast.objects,
		{
			...{ id: actor, kind: 'actor', name: 'cart-12', mailbox: queue, dispatcher: 'dispatcher' },
			...{ isPinned: false, shows: 'items' },
		},
	],
}
const [producer, , consumer] = cast.threads
const space = { width: 824, height: 260, scale: 1 }

function eventOf(kind: TraceEvent['kind'], atUs: number, thread: number): TraceEvent {
	return { kind, atUs, thread, object: actor, ticket: 0, site: 0, a: 0, b: 5, c: 1, d: 0 }
}

function recordingOf(after: readonly TraceEvent[]): Recording {
	const recording = new Recording(cast)
	recording.append([...played.events, ...after], 800_000)
	return recording
}

function lanesOf(recording: Recording, fromUs: number, toUs: number): Lanes {
	const queues = cast.objects.filter(({ kind }) => kind === 'queue')
	const frame = placeRows(space, cast.threads, queues)
	const view = gridView({ fromUs, toUs }, frame)
	const chunks = new Chunks(recording, view.usPerPx)
	return layoutLanes({ frame, view, chunks, moment: recording.momentAt(toUs) })
}

if (producer === undefined || consumer === undefined) throw new Error('nobody')
const turn = eventOf(Kind.turn, 500_000, consumer.id)
const end = eventOf(Kind.turnEnd, 600_000, consumer.id)
const marksIn = (lanes: Lanes) =>
	lanes.parts.flatMap(({ x, marks }) => marks.turns.map((one) => ({ ...one, x: one.x + x })))

test('a turn is a bracket over the row of its thread, as long as it took, with the name of its actor', () => {
	const lanes = lanesOf(recordingOf([turn, end]), 400_000, 800_000)
	const row = lanes.frame.rows.find(({ thread }) => thread === consumer.id)
	const turns = marksIn(lanes)
	expect(turns.length).toBeGreaterThan(0)
	const named = turns.filter(({ label }) => label !== '')
	expect(named.map(({ label }) => label)).toContain('cart-12')
	for (const { x } of named) expect(x).toBeCloseTo(xAt(lanes, 500_000), 0)
	const right = Math.max(...turns.map(({ x, width }) => x + width))
	expect(right).toBeCloseTo(xAt(lanes, 600_000), 0)
	for (const { top } of turns) {
		expect(top).toBeGreaterThanOrEqual(row?.top ?? NaN)
		expect(top).toBeLessThan(row?.ground ?? NaN)
	}
})

test('a turn too short to be named has a shorter name, and one too short to be seen has none', () => {
	const lengths = [60_000, 20_000, 200]
	const labels = lengths.map((us) => {
		const ended = eventOf(Kind.turnEnd, 500_000 + us, consumer.id)
		const turns = marksIn(lanesOf(recordingOf([turn, ended]), 400_000, 800_000))
		return [...new Set(turns.map(({ label }) => label).filter((label) => label !== ''))]
	})
	expect(labels).toEqual([['cart-12'], ['c12'], []])
})

test('dead letters are crosses on the only mailbox, at their time', () => {
	const letter = { ...eventOf(Kind.deadLetter, 600_000, producer.id), object: queue, a: 990, b: 4 }
	const lanes = lanesOf(recordingOf([letter]), 400_000, 800_000)
	expect(lanes.signs.map(({ what }) => what)).toEqual(['dead letter'])
	expect(lanes.signs[0]?.x).toBeCloseTo(xAt(lanes, 600_000))
	expect(lanes.signs[0]?.y).toBe(lanes.frame.strips[0]?.top)
})

test('a span in a turn says whose turn it is', () => {
	const recording = recordingOf([turn])
	const span = { fromUs: 550_000, toUs: 560_000, state: 'working', reason: null, item: 0 } as const
	const words = (fromUs: number) => {
		const pointed = { thread: consumer.id, span: { ...span, fromUs } }
		return spanInWords(recording, recording.momentAt(700_000), pointed).cause
	}
	expect(words(550_000)).toBe('in a turn of cart-12')
	expect(words(450_000)).toBeNull()
})
