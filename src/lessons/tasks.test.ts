/** Each task, on evidence that just shows it and on evidence that just does not. */
import { expect, test } from 'vitest'
import type { ThreadMoment } from '../model/moment.ts'
import { actorCases } from './actors/actor-cases.ts'
import { talkCases } from './actors/talk-cases.ts'
import { jobCases } from './async-requests/job-cases.ts'
import { poolCases } from './async-requests/pool-cases.ts'
import { endingCases } from './blocking-queue/ending-cases.ts'
import { bouncerCases } from './bursty-traffic/bouncer-cases.ts'
import { stormCases } from './bursty-traffic/storm-cases.ts'
import { waveCases } from './bursty-traffic/wave-cases.ts'
import { choiceCases } from './choose/choice-cases.ts'
import type { Evidence } from './evidence.ts'
import { brokenLaws, durations, evidenceOf } from './evidence-fixture.ts'
import { guided, guideOf } from './guides.ts'
import { loadCases } from './utilisation/load-cases.ts'
import { waitCases } from './wait-notify/wait-cases.ts'

const { threads, queues } = evidenceOf({}).moment
const everybody = (part: Partial<ThreadMoment>) => threads.map((thread) => ({ ...thread, ...part }))
const queueWith = (part: object) => queues.map((queue) => ({ ...queue, ...part }))
const spinning = everybody({ state: 'spinning' })
const lawful = { laws: [] }
const many = (ms: number) => durations(...Array.from({ length: 100 }, () => ms))
const twenty = (ms: number) => durations(...Array.from({ length: 20 }, () => ms))
const named = (name: string, part: Partial<ThreadMoment>) =>
	everybody({ ...part, name }).slice(0, 1)
const refused = (name: string) => named(name, { refused: 1 })
const waitingPut = named('P1', { state: 'waiting', reason: 'full', refused: 0 })
const nineTenths = { atUs: 5_000_000, stretch: { completions: 226, meanServiceUs: 20_000 } }

/** Scene, task, evidence that shows it, and evidence that does not. */
const cases: readonly [string, string, Evidence, Evidence][] = [
	...endingCases,
	...jobCases,
	...poolCases,
	...loadCases,
	...stormCases,
	...waveCases,
	...bouncerCases,
	...choiceCases,
	...actorCases,
	...talkCases,
	...waitCases,
	[
		'steady-load',
		'quick-answers',
		evidenceOf({
			answer: many(2),
			latency: many(80),
		}),
		evidenceOf({
			answer: many(9),
			latency: many(80),
		}),
	],
	[
		'steady-load',
		'idle',
		evidenceOf({ atUs: 3_000_000, stretch: { busy: 1.9, completions: 10 } }),
		evidenceOf({ atUs: 3_000_000, stretch: { busy: 2.1, completions: 10 } }),
	],
	[
		'steady-load',
		'overload',
		evidenceOf({ queues: queueWith({ depth: 50 }) }),
		evidenceOf({ queues: queueWith({ depth: 49 }) }),
	],
	[
		'busy-waiting',
		'million',
		evidenceOf({ counts: { spins: 1_000_000, completed: 0 } }),
		evidenceOf({ counts: { spins: 1_000_000, completed: 1 } }),
	],
	[
		'busy-waiting',
		'starved',
		evidenceOf({ atUs: 2_000_000, threads: spinning, canary: 0.49 }),
		evidenceOf({ atUs: 2_000_000, threads: spinning, canary: 0.51 }),
	],
	[
		'busy-waiting',
		'quick',
		evidenceOf({ detection: durations(0.1, 0.1, 0.1, 0.1, 0.1) }),
		evidenceOf({ detection: durations(0.1, 0.1, 0.1, 0.1) }),
	],
	[
		'check-then-act',
		'broken',
		evidenceOf({ laws: brokenLaws('no duplicate'), knobs: { lock: 'none' } }),
		evidenceOf({ ...lawful, knobs: { lock: 'none' } }),
	],
	[
		'check-then-act',
		'mended',
		evidenceOf({ ...lawful, counts: { completed: 50 }, knobs: { lock: 'barging' } }),
		evidenceOf({ ...lawful, counts: { completed: 50 }, knobs: { lock: 'none' } }),
	],
	[
		'sleep-polling',
		'unlucky',
		evidenceOf({ knobs: { poll: 100 }, stretch: { detection: durations(95) } }),
		evidenceOf({ knobs: { poll: 100 }, stretch: { detection: durations(80) } }),
	],
	[
		'sleep-polling',
		'sluggish',
		evidenceOf({ stretch: { detection: durations(300, 300, 300, 300, 300) } }),
		evidenceOf({ stretch: { detection: durations(100, 100, 100, 100, 100) } }),
	],
	[
		'sleep-polling',
		'wasteful',
		evidenceOf({ atUs: 2_000_000, stretch: { emptyPolls: 102 } }),
		evidenceOf({ atUs: 2_000_000, stretch: { emptyPolls: 98 } }),
	],
	[
		'polling-choir',
		'as-one',
		evidenceOf({ knobs: { phase: 'in step', poll: 100 }, stretch: { detection: twenty(50) } }),
		evidenceOf({ knobs: { phase: 'random', poll: 100 }, stretch: { detection: twenty(50) } }),
	],
	[
		'polling-choir',
		'luck',
		evidenceOf({ knobs: { phase: 'random', poll: 100 }, stretch: { detection: twenty(11) } }),
		evidenceOf({ knobs: { phase: 'random', poll: 100 }, stretch: { detection: twenty(50) } }),
	],
	[
		'polling-choir',
		'price',
		evidenceOf({ atUs: 2_000_000, stretch: { emptyPolls: 150 } }),
		evidenceOf({ atUs: 2_000_000, stretch: { emptyPolls: 90 } }),
	],
	[
		'click-storm',
		'crash',
		evidenceOf({ threads: everybody({ state: 'failed' }) }, { phase: 'crashed' }),
		evidenceOf({ threads: everybody({ state: 'failed' }) }, { phase: 'paused' }),
	],
	[
		'click-storm',
		'survive',
		evidenceOf({ counts: { accepted: 50_000 }, knobs: { storm: 50_000 } }),
		evidenceOf({ counts: { accepted: 50_000 }, knobs: { storm: 50_000 } }, { phase: 'crashed' }),
	],
	[
		'slow-leak',
		'useless',
		evidenceOf({ goodputPerS: 4, throughputPerS: 100, counts: { completed: 200 } }),
		evidenceOf({ goodputPerS: 4, throughputPerS: 60, counts: { completed: 200 } }),
	],
	[
		'slow-leak',
		'recover',
		evidenceOf({ queues: queueWith({ peak: 50, depth: 0 }), counts: { completed: 50 } }),
		evidenceOf({ queues: queueWith({ peak: 50, depth: 1 }), counts: { completed: 50 } }),
	],
	[
		'full-queue-styles',
		'ways',
		evidenceOf({ threads: [...waitingPut, ...['O1', 'T1', 'A1'].flatMap(refused)] }),
		evidenceOf({ threads: [...waitingPut, ...['O1', 'T1'].flatMap(refused)] }),
	],
	[
		'full-queue-styles',
		'patient',
		evidenceOf({ threads: named('T1', { done: 10, refused: 0, hand: 'empty' }) }),
		evidenceOf({ threads: named('T1', { done: 10, refused: 0, hand: 'made' }) }),
	],
	[
		'blocking-queue',
		'full',
		evidenceOf({
			queues: queueWith({ capacity: 1 }),
			threads: everybody({ state: 'waiting', reason: 'full' }),
		}),
		evidenceOf({
			queues: queueWith({ capacity: 2 }),
			threads: everybody({ state: 'waiting', reason: 'full' }),
		}),
	],
	[
		'blocking-queue',
		'hungry',
		evidenceOf({ threads: everybody({ state: 'waiting', reason: 'empty' }) }),
		evidenceOf({ threads: everybody({ state: 'working', reason: null }) }),
	],
	[
		'rendezvous',
		'from-hand-to-hand',
		evidenceOf({ knobs: { capacity: 0 }, counts: { completed: 50 } }),
		evidenceOf({ knobs: { capacity: 1 }, counts: { completed: 50 } }),
	],
	[
		'rendezvous',
		'constant',
		evidenceOf({ ...nineTenths, knobs: { capacity: 0, dist: 'deterministic' } }),
		evidenceOf({ ...nineTenths, knobs: { capacity: 0, dist: 'exponential' } }),
	],
	[
		'pipeline',
		'jam',
		evidenceOf({
			queues: queueWith({ depth: 10, capacity: 10 }),
			threads: everybody({ role: 'source', state: 'waiting', reason: 'full' }),
		}),
		evidenceOf({
			queues: queueWith({ depth: 10, capacity: 10 }),
			threads: everybody({ role: 'stage 1', state: 'waiting', reason: 'full' }),
		}),
	],
	[
		'pipeline',
		'dissolve',
		evidenceOf({ queues: queueWith({ depth: 0, peak: 10, capacity: 10 }) }),
		evidenceOf({ queues: queueWith({ depth: 0, peak: 9, capacity: 10 }) }),
	],
	[
		'bounded-cycle',
		'circle',
		evidenceOf(
			{ threads: everybody({ state: 'waiting', reason: 'full' }) },
			{ phase: 'deadlocked' },
		),
		evidenceOf({ threads: everybody({ state: 'waiting', reason: 'full' }) }),
	],
	[
		'bounded-cycle',
		'just-fits',
		evidenceOf({ counts: { completed: 20 }, knobs: { requests: 1, replies: 3, ahead: 5 } }),
		evidenceOf({ counts: { completed: 20 }, knobs: { requests: 1, replies: 3, ahead: 4 } }),
	],
]

test.each(cases)('%s: “%s” ticks when the recording shows it, and not before', async (...one) => {
	const [scene, name, shown, notShown] = one
	const task = (await guideOf(scene))?.tasks.find((it) => it.name === name)
	expect(task?.isDone(shown)).toBe(true)
	expect(task?.isDone(notShown)).toBe(false)
})

test('every task of every scene is among them', async () => {
	const contents = await Promise.all(guided.map(({ scene }) => guideOf(scene)))
	const all = contents.flatMap((it) => it?.tasks.map(({ name }) => `${it.scene} ${name}`) ?? [])
	const shown = new Set(cases.map(([scene, name]) => `${scene} ${name}`))
	expect([...shown].sort()).toEqual(all.sort())
})
