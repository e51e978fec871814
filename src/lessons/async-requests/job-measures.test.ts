/** What jobs say to the questions of their cards: on made-up evidence, early on nothing. */
import { expect, test } from 'vitest'
import type { JobsMoment } from '../../model/job-moment.ts'
import { durations, evidenceOf } from '../evidence-fixture.ts'
import { measures } from './measures.ts'

function jobsWith(part: Partial<JobsMoment>, knobs: Readonly<Record<string, number>> = {}) {
	const counts = { pending: 0, running: 0, done: 0, failed: 0, dead: 0 }
	const sums = { attempts: 0, failedAttempts: 0, leasesLost: 0 }
	const effects = { effects: 0, duplicates: 0, absorbed: 0 }
	const blank = { id: 1, name: 'jobs', counts, recent: [], ...sums, ...effects }
	return evidenceOf({ jobs: [{ ...blank, ...part }], knobs })
}

const counts = (done: number, dead: number) => ({ pending: 0, running: 0, done, failed: 0, dead })

test('attempts per job, beside what follows from the share that failed', () => {
	const run = jobsWith(
		{ counts: counts(198, 2), attempts: 284, failedAttempts: 86 },
		{ retries: 3 },
	)
	expect(measures['attempts per job']?.(run)).toEqual({
		value: 1.42,
		text: '1.4 attempts per job',
		n: 200,
		theory: '30.3% of attempts failed: (1 − p⁴)/(1 − p) = 1.42.',
	})
	expect(measures['dead share']?.(run)).toMatchObject({
		value: 0.01,
		text: '1.0% dead, 2 of 200',
		theory: '30.3% of attempts failed: p⁴ = 0.8%.',
	})
})

test('if every attempt fails, there are as many as there may be', () => {
	const run = jobsWith(
		{ counts: counts(0, 60), attempts: 240, failedAttempts: 240 },
		{ retries: 3 },
	)
	expect(measures['attempts per job']?.(run)?.theory).toContain('= 4.00.')
})

test('few jobs say nothing', () => {
	const few = jobsWith({ counts: counts(49, 0), attempts: 60 }, { retries: 3 })
	expect(measures['attempts per job']?.(few)).toBeNull()
	const some = jobsWith({ counts: counts(99, 0), attempts: 140 }, { retries: 3 })
	expect(measures['dead share']?.(some)).toBeNull()
})

test('the job of a worker that died counts when it has come back', () => {
	const [thread] = evidenceOf({}).moment.threads
	if (thread === undefined) throw new Error('the fixture has no threads')
	const dead = [{ ...thread, state: 'failed' as const }]
	const told = (part: Partial<JobsMoment>) => {
		const evidence = jobsWith(part)
		const moment = { ...evidence.moment, threads: dead }
		return measures['times done']?.({ ...evidence, moment })
	}
	expect(told({})).toBeNull()
	expect(told({ duplicates: 1 })).toMatchObject({ value: 2, n: 1 })
	expect(told({ absorbed: 1 })).toMatchObject({ value: 1, n: 1 })
})

test('answers are told with the jobs beside them', () => {
	const many = (ms: number) => durations(...Array.from({ length: 100 }, () => ms))
	const run = evidenceOf({ answer: many(2), latency: many(400) })
	const told = measures['answer tail']?.(run)
	expect(told?.value).toBeCloseTo(2, 1)
	expect(told?.theory).toMatch(/^95 of 100 jobs were done within (39|40)\d ms\.$/)
	expect(measures['answer tail']?.(evidenceOf({ answer: durations(2) }))).toBeNull()
})

test('who is turned away, beside what handlers can do', () => {
	const [thread] = evidenceOf({}).moment.threads
	if (thread === undefined) throw new Error('the fixture has no threads')
	const two = [thread, thread].map((one) => ({ ...one, role: 'handler' }))
	const run = evidenceOf({
		...{ atUs: 5_000_000, threads: two, counts: { offered: 200, rejected: 70 } },
		stretch: { arrivals: 200, meanServiceUs: 80_000 },
	})
	expect(measures['turned away']?.(run)).toEqual({
		value: 0.35,
		text: '35.0% turned away, 70 of 200',
		n: 200,
		theory: '2 handlers: 1 − 25/40 = 37.5%.',
	})
	const early = evidenceOf({ atUs: 3_000_000, counts: { offered: 200, rejected: 70 } })
	expect(measures['turned away']?.(early)).toBeNull()
})
