import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Choice, Grain, type Turn } from '../sync/turns.ts'
import { programHash, readSchedule, ScheduleRefused, writeSchedule } from './schedule.ts'

const thread = fc.integer({ min: 2, max: 53 })
const turn: fc.Arbitrary<Turn> = fc
	.record({
		thread,
		grain: fc.constantFrom(Grain.gate, Grain.line, Grain.over),
		choice: fc.constantFrom(Choice.go, Choice.spurious, Choice.expire, Choice.wake),
		wakes: thread,
	})
	.map((one) => ({ ...one, wakes: one.choice === Choice.wake ? one.wakes : 0 }))

/** Mostly runs of the same turn, as in a real schedule. */
const turns = fc
	.array(fc.tuple(turn, fc.integer({ min: 1, max: 30 })), { maxLength: 30 })
	.map((runs) => runs.flatMap(([one, times]) => Array.from({ length: times }, () => one)))

test('what was written is read back, turn by turn', () => {
	fc.assert(
		fc.property(turns, fc.string(), (all, text) => {
			const program = programHash([text])
			const written = writeSchedule({ program, turns: all })
			expect(readSchedule(written)).toEqual({ program, turns: all })
			// Nothing that a link would have to escape beyond what every link may hold.
			expect(written).toMatch(/^[\w.~!*-]*$/)
		}),
	)
})

test('a schedule of eight sections is shorter than its list of turns', () => {
	const go = { grain: Grain.gate, choice: Choice.go, wakes: 0 }
	const all = [6, 7, 2, 2, 3, 6, 7, 6].flatMap((one) =>
		Array.from({ length: 4 }, () => ({ thread: one, ...go })),
	)
	expect(writeSchedule({ program: 'abc', turns: all })).toBe('v1-abc-E4F4A8B4E4F4E4')
})

test.each([
	[7, 'it is not a text'],
	['', 'it does not begin with v1'],
	['v2-abc-A', 'it does not begin with v1'],
	['v1', 'it is damaged'],
	['v1-abc', 'it is damaged'],
	['v1-ABC-A', 'it is damaged'],
	['v1-abc-A-B', 'it is damaged'],
	['v1-abc-A<script>', 'it is damaged at character 2 of its steps'],
	['v1-abc-A3.', 'it is damaged at character 3 of its steps'],
	['v1-abc-A0', 'it has no steps or more than 20000'],
	['v1-abc-A20001', 'it has no steps or more than 20000'],
	['v1-abc-A99999999999999999999', 'it has no steps or more than 20000'],
	[`v1-abc-${'A'.repeat(6000)}`, 'it is longer than 6000 characters'],
])('%s is refused, because %s', (text, reason) => {
	expect(() => readSchedule(text)).toThrow(ScheduleRefused)
	expect(() => readSchedule(text)).toThrow(`This schedule cannot be played: ${reason}.`)
})

test('whatever the text, reading ends in a schedule or in one sentence', () => {
	const near = fc
		.string({ unit: fc.constantFrom(...Array.from('ABz019.~!*_-v')) })
		.map((end) => `v1-a-${end}`)
	fc.assert(
		fc.property(fc.oneof(fc.string(), near), (text) => {
			try {
				expect(readSchedule(text).turns.length).toBeLessThanOrEqual(20_000)
			} catch (error) {
				expect(error).toBeInstanceOf(ScheduleRefused)
			}
		}),
		{ numRuns: 2000 },
	)
})

test('a program whose text differs in one place has another hash', () => {
	const texts = ['while (full) {', 'if (full) {', 'while (full) { ', '']
	const hashes = texts.flatMap((one) => texts.map((other) => programHash([one, other])))
	expect(new Set(hashes).size).toBe(texts.length ** 2)
})
