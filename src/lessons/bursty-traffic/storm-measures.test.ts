import { expect, test } from 'vitest'
import { evidenceOf } from '../evidence-fixture.ts'
import { scalingMeasures } from './scaling-measures.ts'
import { stormOf, queueOf } from './storm-cases.ts'
import { stormMeasures } from './storm-measures.ts'

const goodput = stormMeasures['goodput after the burst']
const endless = { unbounded: true }
const bounded = { unbounded: false }

test('without a bound the goodput is that of half a minute after the burst', () => {
	const early = stormOf(29, { good: 1 }, { depth: 5000, oldestMs: 40_000 }, endless)
	expect(goodput?.(early)).toBeNull()
	const late = stormOf(30, { good: 1 }, { depth: 5000, oldestMs: 40_000 }, endless)
	expect(goodput?.(late)).toMatchObject({ value: 1 })
})

test('with a bound it is known ten seconds after, and not while what stands in front is old', () => {
	expect(goodput?.(stormOf(9, { good: 60 }, { depth: 20 }, bounded))).toBeNull()
	expect(goodput?.(stormOf(10, { good: 60 }, { depth: 20 }, bounded))).toMatchObject({ value: 60 })
	const old = stormOf(10, { good: 60 }, { depth: 20, oldestMs: 1500 }, bounded)
	expect(goodput?.(old)).toBeNull()
})

test('it says how often each client has asked', () => {
	const evidence = stormOf(30, { good: 1 }, { depth: 50 }, endless)
	const { counts } = evidence.moment
	const moment = { ...evidence.moment, retries: 300, counts: { ...counts, offered: 400 } }
	const said = goodput?.({ ...evidence, moment })
	expect(said?.theory).toBe('Each client has asked 4.0 times.')
})

/** Eight workers and one helper, who worked and waited for so long; help was sent for at 1.5 s. */
function helped(atUs: number, threads: number) {
	const [worker] = evidenceOf({}).moment.threads.filter(({ side }) => side === 'consumers')
	if (worker === undefined) throw new RangeError('a worker')
	const us = { ...worker.inStateUs, working: 4e6, waiting: 6e6, blocked: 0 }
	return evidenceOf({
		atUs,
		knobs: { workers: 8, burst: 400, lag: 5 },
		threads: Array.from({ length: 9 }, (_, i) => ({ ...worker, id: 4 + i, inStateUs: us })),
		queues: queueOf({ peak: 1500 }, atUs),
		stretch: { meanServiceUs: 80_000 },
		wanted: { threads, column: 1, sentUs: 1.5e6, dueUs: 6.5e6 },
	})
}

test('the backlog is known a second after help was due, beside what theory says of it', () => {
	const peak = scalingMeasures['peak backlog']
	expect(peak?.(helped(7_400_000, 32))).toBeNull()
	expect(peak?.(helped(7_500_000, 32))).toMatchObject({
		value: 1500,
		theory: '(λ − μ) · lag = (400 − 100) · 5.0 s = 1500.',
	})
	expect(peak?.(evidenceOf({ wanted: null }))).toBeNull()
})

test('how much help worked is known when it has been sent away', () => {
	const atWork = scalingMeasures['help at work']
	expect(atWork?.(helped(20e6, 32))).toBeNull()
	expect(atWork?.(helped(20e6, 8))).toMatchObject({ value: 0.4, n: 1 })
})
