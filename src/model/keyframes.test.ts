import { expect, test } from 'vitest'
import { Kind, type TraceEvent } from '../trace/event.ts'
import { blockingQueueCast } from './fixture-run.ts'
import type { Moment } from './moment.ts'
import { Recording } from './recording.ts'

const everything = (moment: Moment) => JSON.stringify(moment)

const blank = { object: 0, site: 0, ticket: 0, a: 0, b: 0, c: 0, d: 0 }

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
		[Kind.put, 3, { object: 4, a: 10, b: 2, c: 430, d: 3 }],
		[Kind.put, 3, { object: 4, a: 12, b: 3, c: 430, d: 3 }],
		[Kind.acquire, 6, { object: 1, ticket: 1 }],
		[Kind.take, 6, { object: 4, a: 8, b: 2 }],
		[Kind.take, 6, { object: 4, a: 10, b: 1 }],
		[Kind.wait, 6, { object: 3, d: 1 }],
		[Kind.interrupt, 2, { a: 6 }],
		[Kind.woken, 6, { object: 3, b: 3 }],
		[Kind.work, 6, { a: 10, b: 5, c: 3 }],
		[Kind.worked, 6, { a: 10, c: 3 }],
		[Kind.put, 6, { object: 4, a: 10, b: 2, c: 430, d: 3 }],
		[Kind.put, 3, { object: 4, a: 5, b: 3, c: 440, d: 3 }],
		[Kind.drop, 2, { object: 4, a: 12, b: 2, c: 1 }],
		[Kind.reject, 6, { object: 4, b: 1, c: 8 }],
		[Kind.stuck, 1],
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
