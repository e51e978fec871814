import { describe, expect, test } from 'vitest'
import type { ThreadMoment } from '../../model/moment.ts'
import { evidenceOf } from '../evidence-fixture.ts'
import { flowMeasures } from './flow-measures.ts'

const { threads } = evidenceOf({}).moment

describe('the share of its time that the source waits', () => {
	const knobs = { rate: 100, capacity1: 10, capacity2: 10 }
	const waited = (thread: ThreadMoment): ThreadMoment['inStateUs'] => {
		const none = Object.fromEntries(Object.keys(thread.inStateUs).map((state) => [state, 0]))
		return { ...thread.inStateUs, ...none, working: 1e6, waiting: 3.9e6, woken: 0.1e6 }
	}
	const sources = threads.map((thread) => {
		return { ...thread, role: 'source', done: 100, inStateUs: waited(thread) }
	})
	const run = (completions: number, fromUs = 0) =>
		evidenceOf({
			...{ atUs: 5_000_000, knobs, threads: sources },
			stretch: { completions, fromUs },
		})

	test('is what was recorded of it, beside 1 − μ/λ as measured', () => {
		expect(flowMeasures['source waits']?.(run(100))).toEqual({
			value: 0.8,
			text: 'it waited 80.0% of the time, the filling included, over 5.0 s',
			n: 100,
			theory: '1 − μ/λ = 80.0%, with both rates as measured.',
		})
	})

	test('is not known while what fills the queues weighs much, nor right after a knob was turned', () => {
		expect(flowMeasures['source waits']?.(run(79))).toBeNull()
		expect(flowMeasures['source waits']?.(run(100, 2_000_000))).toBeNull()
	})

	test('is not known where there is no source', () => {
		expect(flowMeasures['source waits']?.(evidenceOf({ knobs, atUs: 5_000_000 }))).toBeNull()
	})
})

describe('whether the round trip hangs', () => {
	const knobs = { requests: 2, replies: 2, ahead: 6 }
	const run = (completed: number, phase: 'deadlocked' | 'running') =>
		evidenceOf({ knobs, counts: { completed } }, { phase })

	test('is known when it hangs', () => {
		expect(flowMeasures['cycle hangs']?.(run(0, 'deadlocked'))).toEqual({
			value: 1,
			text: 'it hung after 0 replies read',
			n: 0,
			theory: '6 > R + S + 1 = 5.',
		})
	})

	test('is known when a round has come to its end, and not before', () => {
		expect(flowMeasures['cycle hangs']?.(run(6, 'running'))?.value).toBe(0)
		expect(flowMeasures['cycle hangs']?.(run(5, 'running'))).toBeNull()
	})
})
