/** What is made of the records of one run of the load: made up here, so that the answer is known. */
import { expect, test } from 'vitest'
import { Activity, Kind, type TraceEvent } from '../trace/event.ts'
import { LoadReader } from './load-point.ts'

const eventOf = (kind: Kind, atUs: number, a: number, c = 0): TraceEvent => ({
	...{ kind, atUs, a, b: 0, c, d: 0, thread: 2, object: 3, site: 0, ticket: 0 },
})

/** Task `i` is put after i · 10 ms, waits as long as `waitUs` says, and is served for 8 ms. */
function readerOf(count: number, waitUs: (i: number) => number): LoadReader {
	const reader = new LoadReader(count)
	const events = Array.from({ length: count }, (_, i) => {
		const putUs = i * 10_000
		const takenUs = putUs + waitUs(i)
		const handling = Activity.handling
		return [
			eventOf(Kind.put, putUs, i + 1, putUs - 40),
			eventOf(Kind.take, takenUs, i + 1),
			eventOf(Kind.worked, takenUs + 8000, i + 1, handling),
		]
	})
	expect(reader.read({ events: events.slice(0, -1).flat() })).toBe(false)
	expect(reader.read({ events: events.at(-1) ?? [] })).toBe(true)
	return reader
}

test('the mean wait, the load and the service are what they were, without those that came first', () => {
	const point = readerOf(1000, (i) => (i < 150 ? 1_000_000 : 2000 + 1000 * (i % 5))).point(100, 1)
	expect(point).toMatchObject({ ratePerS: 100, waitUs: 4000, halfWidthUs: 0, isSteady: true })
	expect(point).toMatchObject({ n: 850, leftOut: 150, meanServiceUs: 8000, lateUs: 40 })
	expect(point?.utilisation).toBeCloseTo(0.8)
	expect(point?.arrivalsPerS).toBeCloseTo(100)
})

test('waits that grow all the time are not steady, and neither is a load above 1', () => {
	expect(readerOf(1000, (i) => 100 * i).point(100, 1)?.isSteady).toBe(false)
	const over = readerOf(1000, () => 0).point(100, 0.5)
	expect(over?.utilisation).toBeCloseTo(1.6)
	expect(over?.isSteady).toBe(false)
})

test('work that is no handling of a task counts for nothing, and nothing gives no point', () => {
	const reader = new LoadReader(10)
	reader.read({ events: [eventOf(Kind.worked, 5, 0, Activity.making)] })
	expect(reader.point(100, 8)).toBeNull()
})
