/** What each chapter measures, on made-up evidence: early on nothing, then the value, and what theory says to it. */
import { describe, expect, test } from 'vitest'
import type { ThreadMoment, ThreadState } from '../model/moment.ts'
import { measures as blockingQueue } from './blocking-queue/measures.ts'
import { measures as busyWaiting } from './busy-waiting/measures.ts'
import type { Evidence, Measures } from './evidence.ts'
import { brokenLaws, durations, evidenceOf } from './evidence-fixture.ts'
import { measures as orientation } from './orientation/measures.ts'
import { measures as sleepPolling } from './sleep-polling/measures.ts'
import { measures as unbounded } from './unbounded/measures.ts'
import { measures as waitNotify } from './wait-notify/measures.ts'

const asked = (measures: Measures, name: string, evidence: Evidence) => measures[name]?.(evidence)
const threads = evidenceOf({}).moment.threads
const inState = (thread: ThreadMoment, state: ThreadState): ThreadMoment => ({ ...thread, state })

describe('busy workers', () => {
	const run = (completions: number, busy: number) =>
		evidenceOf({
			atUs: 6_200_000,
			stretch: { completions, busy, arrivals: 372, meanServiceUs: 80_000 },
		})

	test('are the mean over the time since a knob was turned, beside λ·s as measured', () => {
		expect(asked(orientation, 'busy workers', run(371, 4.7))).toEqual({
			value: 4.7,
			text: '4.7 busy over 6.2 s',
			n: 371,
			theory: 'Offered load λ·s = 4.8 erlang.',
		})
	})

	test('are not known after a few tasks, nor right after a knob was turned', () => {
		expect(asked(orientation, 'busy workers', run(20, 4.7))).toBeNull()
		const turned = evidenceOf({ atUs: 6_200_000, stretch: { fromUs: 5_000_000, completions: 80 } })
		expect(asked(orientation, 'busy workers', turned)).toBeNull()
	})
})

describe('the share left by spinners', () => {
	const beside = (state: ThreadState, canary: number | null, fromUs = 0) =>
		evidenceOf({
			atUs: 3_000_000,
			threads: threads.map((thread) => inState(thread, state)),
			canary,
			cores: 2,
			stretch: { fromUs },
		})
	const consumers = threads.filter(({ role }) => role === 'consumer').length

	test('is what the canary says, beside cores ÷ runnable', () => {
		const said = asked(busyWaiting, 'share left', beside('spinning', 0.6))
		expect(said?.value).toBe(0.6)
		expect(said?.text).toBe(`60.0% of a core beside ${consumers} spinners`)
		expect(said?.theory).toContain(`2.0 ÷ ${consumers + 1} = `)
	})

	test('is not known without a canary, without a spinner, or before it has looked again', () => {
		expect(asked(busyWaiting, 'share left', beside('spinning', null))).toBeNull()
		expect(asked(busyWaiting, 'share left', beside('waiting', 0.6))).toBeNull()
		expect(asked(busyWaiting, 'share left', beside('spinning', 0.6, 2_500_000))).toBeNull()
	})
})

describe('whether a task is taken wrongly', () => {
	const run = (lock: string, completed: number, isBroken = false) =>
		evidenceOf({
			knobs: { lock },
			counts: { completed },
			...(isBroken ? { laws: brokenLaws('no duplicate') } : { laws: [] }),
		})

	test('is known as soon as a law is broken', () => {
		const said = asked(busyWaiting, 'taken wrongly', run('none', 3, true))
		expect(said).toMatchObject({ value: 1, text: 'broken: no duplicate', n: 3 })
	})

	test('with the lock, fifty tasks say no; without it, luck says nothing', () => {
		expect(asked(busyWaiting, 'taken wrongly', run('barging', 50))?.value).toBe(0)
		expect(asked(busyWaiting, 'taken wrongly', run('barging', 49))).toBeNull()
		expect(asked(busyWaiting, 'taken wrongly', run('none', 5000))).toBeNull()
	})
})

describe('the delay of pollers', () => {
	const delays = Array.from({ length: 100 }, (_, i) => i + 0.5)
	const run = (ms: readonly number[]) =>
		evidenceOf({
			knobs: { poll: 100 },
			stretch: { detection: durations(...ms), gapDelayUs: 49_700 },
		})

	test('is a mean, beside what the recorded looks foretell', () => {
		const said = asked(sleepPolling, 'mean delay', run(delays))
		expect(said?.value).toBeCloseTo(50, 1)
		expect(said).toMatchObject({ n: 100, text: '50.0 ms on average' })
		expect(said?.theory).toBe('Its looks foretell 49.7 ms.')
	})

	test('and a tenth of all in the last tenth of the period', () => {
		expect(asked(sleepPolling, 'late share', run(delays))?.value).toBeCloseTo(0.1, 1)
	})

	test('is not known from a few', () => {
		expect(asked(sleepPolling, 'mean delay', run(delays.slice(0, 29)))).toBeNull()
		expect(asked(sleepPolling, 'late share', run(delays.slice(0, 59)))).toBeNull()
	})
})

describe('a queue without a bound', () => {
	const knobs = { heap: 256, size: 10, storm: 50_000, deadline: 1000 }
	const counts = { accepted: 50_000, queued: 49_000, completed: 1000 }

	test('a process that died has not let all in, and theory says how many fit', () => {
		const dead = evidenceOf(
			{ knobs, atUs: 380_000, counts: { accepted: 26_200, queued: 26_150, completed: 40 } },
			{ phase: 'crashed' },
		)
		expect(asked(unbounded, 'all in', dead)).toMatchObject({
			value: 0,
			text: 'the process died with 26\u00a0150 tasks queued, after 0.38 s',
			theory: 'Heap ÷ task size = 26\u00a0214 tasks.',
		})
		expect(asked(unbounded, 'drain time', dead)).toBeNull()
	})

	test('all are in when as many were accepted as came, and not before', () => {
		const run = (accepted: number) =>
			evidenceOf({ knobs, atUs: 2_000_000, counts: { ...counts, accepted } })
		expect(asked(unbounded, 'all in', run(50_000))?.value).toBe(1)
		expect(asked(unbounded, 'all in', run(49_999))).toBeNull()
	})

	test('the last is done after all of them at the rate as measured', () => {
		const run = evidenceOf({ knobs, counts, atUs: 10_000_000, throughputPerS: 100 })
		expect(asked(unbounded, 'drain time', run)).toMatchObject({
			value: 500,
			text: 'at 100 a second all of them take 500 s',
		})
	})

	test('goodput is judged after ten seconds, with the moment at which the deadline was passed', () => {
		const run = (atUs: number) =>
			evidenceOf({
				knobs,
				atUs,
				goodputPerS: 0,
				throughputPerS: 100,
				counts: { completed: 1000 },
				stretch: { arrivals: 1200, completions: 1000 },
			})
		expect(asked(unbounded, 'goodput', run(9_900_000))).toBeNull()
		const said = asked(unbounded, 'goodput', run(10_000_000))
		expect(said).toMatchObject({ value: 0, n: 1000 })
		expect(said?.text).toBe('goodput 0/s, throughput 100/s, at 10 s')
		expect(said?.theory).toBe('Growing 0.20 s a second, the delay passed the deadline after 5.0 s.')
	})
})

describe('how much producers wait', () => {
	const times = Object.fromEntries(
		Object.keys(threads[0]?.inStateUs ?? {}).map((state) => [state, 0]),
	) as ThreadMoment['inStateUs']
	const run = (waiting: number, fromUs = 0) =>
		evidenceOf({
			atUs: 10_000_000,
			knobs: { rate: 60 },
			threads: threads.map((thread) => ({
				...thread,
				inStateUs: { ...times, waiting, working: 10_000_000 - waiting },
			})),
			stretch: { fromUs, completions: 375 },
		})

	test('is the share of their own time, beside 1 − μ/λ', () => {
		const said = asked(blockingQueue, 'producers wait', run(3_800_000))
		expect(said?.value).toBeCloseTo(0.38, 5)
		expect(said?.theory).toBe('1 − μ/λ = 37.5%.')
	})

	test('is not known when most of the time was under other knobs', () => {
		expect(asked(blockingQueue, 'producers wait', run(3_800_000, 5_000_000))).toBeNull()
	})
})

describe('whether it goes wrong', () => {
	test('a broken law or a deadlock says yes, and nothing says no', () => {
		const laws = brokenLaws('capacity')
		expect(asked(waitNotify, 'goes wrong', evidenceOf({ laws }))?.text).toBe('broken: capacity')
		const hung = evidenceOf({ laws: [] }, { phase: 'deadlocked' })
		expect(asked(waitNotify, 'goes wrong', hung)?.value).toBe(1)
		const fine = evidenceOf({ laws: [], counts: { completed: 1_000_000 } })
		expect(asked(waitNotify, 'goes wrong', fine)).toBeNull()
	})
})
