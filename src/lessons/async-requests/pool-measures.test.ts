/** What pools say to the questions of their cards, on made-up evidence: early on nothing, then the value. */
import { describe, expect, test } from 'vitest'
import type { Evidence } from '../evidence.ts'
import { durations, evidenceOf } from '../evidence-fixture.ts'
import { measures } from './measures.ts'
import { deeds } from './tasks.ts'

const asked = (name: string, evidence: Evidence) => measures[name]?.(evidence)
const isDone = (name: string, evidence: Evidence) => deeds[name]?.(evidence)
const whole = evidenceOf({}).moment

describe('a pool that waits for itself', () => {
	const knobs = { parents: 3, workers: 4, cure: 'same pool' }
	const run = (completed: number, phase: Evidence['phase'] = 'running', some = knobs) =>
		evidenceOf(
			{ knobs: some, counts: { completed }, stretch: { completions: completed } },
			{ phase },
		)

	test('hangs when it is over, and not after two rounds', () => {
		expect(asked('pool hangs', run(11))).toBeNull()
		expect(asked('pool hangs', run(12))).toMatchObject({
			value: 0,
			theory: '3 parents < 4 threads.',
		})
		const frozen = run(0, 'deadlocked', { ...knobs, parents: 4 })
		expect(asked('pool hangs', frozen)).toMatchObject({
			value: 1,
			theory: '4 parents ≥ 4 threads.',
		})
	})

	test('stands still only when all its threads wait for children', () => {
		const threads = whole.threads.map((thread, place) => ({
			...thread,
			role: place === 0 ? 'client' : 'pool thread',
			reason: place === 0 ? 'reply' : 'child',
		}))
		const stuck = evidenceOf({ threads }, { phase: 'deadlocked' })
		expect(isDone('stand-still', stuck)).toBe(true)
		expect(isDone('stand-still', evidenceOf({ threads }))).toBe(false)
		const one = threads.map((thread, place) =>
			place === 1 ? { ...thread, reason: 'empty' } : thread,
		)
		expect(isDone('stand-still', evidenceOf({ threads: one }, { phase: 'deadlocked' }))).toBe(false)
	})

	test('with one to spare, or cured, it counts what was done since', () => {
		expect(isDone('one-to-spare', run(10))).toBe(true)
		expect(isDone('one-to-spare', run(9))).toBe(false)
		expect(isDone('one-to-spare', run(10, 'running', { ...knobs, workers: 5 }))).toBe(false)
		const cured = { ...knobs, parents: 4, cure: 'parent itself' }
		expect(isDone('cured', run(12, 'running', cured))).toBe(true)
		expect(isDone('cured', run(12, 'running', { ...cured, cure: 'second pool' }))).toBe(false)
		expect(isDone('cured', run(24, 'running', { ...cured, cure: 'second pool' }))).toBe(true)
		expect(isDone('cured', run(24, 'running', { ...cured, parents: 3 }))).toBe(false)
	})
})

describe('short tasks behind long ones', () => {
	const cast = { ...whole.cast, kinds: ['report', 'e-mail'] }
	const run = (mails: readonly number[], reports: readonly number[], knobs = {}): Evidence => {
		const evidence = evidenceOf({
			atUs: 5e6,
			knobs: { pools: 'bulkheads', burst: 12, ...knobs },
			byKind: [
				{ kind: 0, latency: durations(), wait: durations(...reports) },
				{ kind: 1, latency: durations(), wait: durations(...mails) },
			],
		})
		return { ...evidence, moment: { ...evidence.moment, cast } }
	}
	const quick = Array.from({ length: 300 }, () => 5)
	const slow = quick.map((ms, place) => (place < 20 ? 2900 : ms))
	const dozen = Array.from({ length: 12 }, (_, place) => (place < 6 ? 0 : 3000))

	test('their tail is known after two hundred, beside what reports waited', () => {
		expect(asked('mail tail', run(quick.slice(0, 199), dozen))).toBeNull()
		const said = asked('mail tail', run(slow, dozen))
		expect(said?.value).toBeGreaterThan(2500)
		expect(said?.n).toBe(300)
		expect(said?.theory).toContain('The 12 reports waited')
	})

	test('a convoy, none, and none with all reports soon', () => {
		expect(isDone('convoy', run(slow, dozen))).toBe(true)
		expect(isDone('convoy', run(quick, dozen))).toBe(false)
		expect(isDone('flat', run(quick, dozen))).toBe(true)
		expect(isDone('flat', run(slow, dozen))).toBe(false)
		expect(isDone('flat', run(quick, dozen, { pools: 'shared' }))).toBe(false)
		expect(isDone('both', run(quick, dozen))).toBe(true)
		expect(isDone('both', run(quick, [...dozen, 6000]))).toBe(false)
	})
})

describe('the size of a pool', () => {
	const run = (completions: number, some: Partial<Evidence['moment']> = {}, knobs = {}) =>
		evidenceOf({
			atUs: 4e6,
			knobs: { kind: 'I/O wait', workers: 16, compute: 10, wait: 90, ...knobs },
			stretch: { completions, meanServiceUs: 90_000 },
			canary: 0.9,
			cores: 2,
			...some,
		})

	test('is told by what gets done, beside n over the service time as measured', () => {
		expect(asked('tasks per second', run(59))).toBeNull()
		expect(asked('tasks per second', run(700))).toMatchObject({
			value: 175,
			theory: '16 ÷ 90.0 ms = 177.8.',
		})
	})

	test('in cores: what computing that much takes', () => {
		const computing = { kind: 'CPU spin', uncapped: true }
		expect(asked('cores used', run(760, {}, computing))).toMatchObject({
			value: 1.9,
			theory: 'Before it began, the machine gave 2.0 cores.',
		})
		expect(isDone('cores-end', run(760, {}, computing))).toBe(true)
		expect(isDone('cores-end', run(760, {}, { ...computing, workers: 1 }))).toBe(false)
		expect(isDone('many-wait', run(700))).toBe(true)
		expect(isDone('many-wait', run(700, { canary: 0.2 }))).toBe(false)
	})
})
