import { expect, test } from 'vitest'
import type { ThreadMoment, ThreadState } from '../model/moment.ts'
import type { Evidence } from './evidence.ts'
import { brokenLaws, durations, evidenceOf } from './evidence-fixture.ts'
import { gatherFacts } from './gather-facts.ts'

const date = '2026-11-23T12:00:00.000Z'
const { threads, queues } = evidenceOf({}).moment
const none = Object.fromEntries(
	Object.keys(threads[0]?.inStateUs ?? {}).map((state) => [state, 0]),
) as Record<ThreadState, number>
const spent = (times: Partial<Record<ThreadState, number>>): ThreadMoment[] =>
	threads.map((thread) => ({ ...thread, inStateUs: { ...none, ...times } }))
const queueWith = (part: object) => queues.map((queue) => ({ ...queue, ...part }))
const cellsOf = (evidence: Evidence) => gatherFacts(evidence, date)?.facts
const atUs = 10_000_000

test('spinning is waste; sleeping between looks costs looks; waiting costs nothing', () => {
	const spinners = evidenceOf({
		scene: 'busy-waiting',
		atUs,
		threads: spent({ spinning: 9_000_000, working: 1_000_000 }),
		counts: { spins: 7_000_000, emptyPolls: 0 },
	})
	expect(cellsOf(spinners)?.waste).toEqual({
		text: '100.0% of idle time spinning',
		n: 7_000_000,
		date,
		isMet: false,
	})
	const pollers = evidenceOf({
		scene: 'sleep-polling',
		atUs,
		threads: spent({ sleeping: 9_000_000 }),
		counts: { emptyPolls: 98 },
	})
	expect(cellsOf(pollers)?.waste).toMatchObject({ text: '9.8 empty polls/s', isMet: false })
	const waiters = evidenceOf({
		scene: 'blocking-queue',
		atUs,
		threads: spent({ waiting: 9_000_000 }),
		counts: { emptyPolls: 0, wakeups: 40 },
	})
	expect(cellsOf(waiters)?.waste).toMatchObject({
		text: '0.0% of idle time spinning',
		n: 40,
		isMet: true,
	})
})

test('detection is quick below five milliseconds', () => {
	const run = (ms: number) =>
		evidenceOf({ scene: 'sleep-polling', atUs, detection: durations(ms, ms, ms, ms, ms) })
	expect(cellsOf(run(50))?.delay).toMatchObject({
		text: '50.0 ms until noticed',
		n: 5,
		isMet: false,
	})
	expect(cellsOf(run(0.2))?.delay?.isMet).toBe(true)
})

test('memory is bounded when the queue is', () => {
	const run = (scene: string, capacity: number) =>
		evidenceOf({
			scene,
			atUs,
			queues: queueWith({ capacity, peak: 6 }),
			counts: { accepted: 100 },
		})
	expect(cellsOf(run('blocking-queue', 6))?.bounded).toMatchObject({
		text: 'at most 6, of 6 places',
		isMet: true,
	})
	expect(cellsOf(run('slow-leak', 2 ** 31 - 1))?.bounded).toMatchObject({
		text: 'at most 6, and no bound',
		isMet: false,
	})
})

test('when full: producers wait, an unbounded queue takes all, a process dies', () => {
	const waiting = evidenceOf({
		scene: 'blocking-queue',
		atUs,
		threads: spent({ waiting: 4_000_000, working: 6_000_000 }),
		queues: queueWith({ capacity: 6 }),
		counts: { rejected: 0 },
	})
	expect(cellsOf(waiting)?.full).toMatchObject({ text: 'producers waited 40.0%', isMet: true })
	const endless = queueWith({ capacity: 2 ** 31 - 1, depth: 12_345 })
	const leak = evidenceOf({ scene: 'slow-leak', atUs, queues: endless })
	expect(cellsOf(leak)?.full).toMatchObject({ text: 'took 12\u00a0345 and went on', isMet: false })
	const storm = evidenceOf(
		{ scene: 'click-storm', atUs: 380_000, queues: endless, counts: { queued: 26_150 } },
		{ phase: 'crashed' },
	)
	expect(cellsOf(storm)?.full).toMatchObject({ text: 'died, 26\u00a0150 tasks lost', isMet: false })
})

test('safe is who kept every law; broken without a lock is said so', () => {
	const run = (lock: string, laws: ReturnType<typeof brokenLaws>, recordsLost = 0) =>
		evidenceOf({
			scene: 'check-then-act',
			atUs,
			laws,
			knobs: { lock },
			counts: { completed: 20, recordsLost },
		})
	const broken = brokenLaws('no duplicate')
	const held = broken.map((law) => ({ ...law, holds: true }))
	expect(cellsOf(run('none', broken))?.safe).toMatchObject({
		text: 'broken without a lock: no duplicate',
		isMet: false,
	})
	expect(cellsOf(run('barging', held))?.safe).toMatchObject({
		text: '2 laws held',
		n: 20,
		isMet: true,
	})
	expect(cellsOf(run('none', held))?.safe, 'luck is no proof').toBeUndefined()
	expect(cellsOf(run('barging', held, 3))?.safe, 'not all was seen').toBeUndefined()
})

test('nothing is gathered from a short run, one made elsewhere, or one with a bug switched in', () => {
	const run = { scene: 'wait-notify', atUs, knobs: { guard: 'while', cvs: 2 } }
	expect(gatherFacts(evidenceOf(run), date)?.strategy).toBe('wait/notify')
	expect(gatherFacts(evidenceOf({ ...run, atUs: 1000 }), date)).toBeNull()
	expect(gatherFacts(evidenceOf(run, { isRecorded: true }), date)).toBeNull()
	expect(gatherFacts(evidenceOf({ ...run, knobs: { guard: 'if', cvs: 2 } }), date)).toBeNull()
	expect(gatherFacts(evidenceOf({ ...run, scene: 'stolen-item' }), date)).toBeNull()
})
