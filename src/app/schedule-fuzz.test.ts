/** Schedules come by link: whatever one says, it is refused with a sentence, or names threads that are here. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ScheduleRefused, writeSchedule } from '../explore/schedule.ts'
import { Choice, Grain } from '../sync/turns.ts'
import { pageThread } from '../trace/event.ts'
import { textOf, turnsIn } from './schedule-text.ts'

const listings = [{ path: 'a.ts', text: 'one', switches: [] }]
const present = [pageThread + 1, pageThread + 2, pageThread + 3]
const grains: readonly unknown[] = Object.values(Grain)
const choices: readonly unknown[] = Object.values(Choice)

const thread = fc.constantFrom(...present)
const turn = fc
	.record({
		thread,
		grain: fc.constantFrom(...Object.values(Grain)),
		choice: fc.constantFrom(...Object.values(Choice)),
		wakes: thread,
	})
	.map((it) => ({ ...it, wakes: it.choice === Choice.wake ? it.wakes : 0 }))
const good = fc.array(turn, { maxLength: 60 }).map((turns) => textOf(turns, listings))

const scrap = fc.oneof(
	fc.constantFrom(
		'A',
		'D',
		'_',
		'*',
		'~',
		'!',
		'.',
		'.A',
		'-',
		'0',
		'1',
		'99999999999',
		'v1',
		'v2',
	),
	fc.constantFrom('-1', '1e9', '\0', '\u0391', '\uD800', ' ', '%41', '__proto__', 'é', 'A19999B2'),
	fc.string({ unit: 'binary', maxLength: 4 }),
)

/** Pieces cut out, put in and moved. */
const garbled = fc
	.tuple(good, fc.array(fc.tuple(fc.nat(), fc.nat({ max: 4 }), scrap), { maxLength: 4 }))
	.map(([text, cuts]) =>
		cuts.reduce((now, [place, length, piece]) => {
			const at = place % (now.length + 1)
			return now.slice(0, at) + piece + now.slice(at + length)
		}, text),
	)

test('a garbled schedule is refused with a sentence, or names threads and turns that there are', () => {
	let played = 0
	fc.assert(
		fc.property(garbled, (text) => {
			try {
				for (const { thread, grain, choice, wakes } of turnsIn(text, listings, present)) {
					expect(present).toContain(thread)
					expect(grains).toContain(grain)
					expect(choices).toContain(choice)
					expect(choice === Choice.wake ? present : [0]).toContain(wakes)
				}
				played += 1
			} catch (error) {
				if (!(error instanceof ScheduleRefused)) throw error
				expect(error.message).toMatch(/^This schedule cannot be played: .{5,120}\.$/)
			}
		}),
		{ numRuns: 5000 },
	)
	expect(played, 'not all are refused').toBeGreaterThan(100)
})

test('what is longer than a link may be is refused before it is read', () => {
	const turns = Array.from({ length: 30_000 }, () => ({
		...{ thread: pageThread + 1, grain: Grain.gate, choice: Choice.go, wakes: 0 },
	}))
	const program = textOf([], listings).split('-')[1] ?? ''
	for (const text of ['A'.repeat(10_000_000), writeSchedule({ program, turns })]) {
		expect(() => turnsIn(text, listings, present)).toThrow(ScheduleRefused)
	}
	for (const none of [null, undefined, 7, {}, [], ['v1-0-A']]) {
		expect(() => turnsIn(none, listings, present)).toThrow(ScheduleRefused)
	}
})
