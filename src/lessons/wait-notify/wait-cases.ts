/** Evidence for tests of the tasks of wait/notify: it just shows each, and just does not. */
import type { ThreadMoment } from '../../model/moment.ts'
import type { Evidence } from '../evidence.ts'
import { brokenLaws, evidenceOf } from '../evidence-fixture.ts'

const { threads, queues, conditions } = evidenceOf({}).moment
const named = (name: string, part: Partial<ThreadMoment>) =>
	threads.slice(0, 1).map((thread) => ({ ...thread, ...part, name }))
const queueWith = (part: object) => queues.map((queue) => ({ ...queue, ...part }))
const lawful = { laws: [] }
const twentyDone = { accepted: 20, completed: 20 }
const pair = { producers: 1, consumers: 1 }
const wakingAll = { notify: 'all', large: 100 }
const right = { guard: 'while', lock: 'barging', cvs: 2, notify: 'one' }

export const waitCases: readonly [string, string, Evidence, Evidence][] = [
	[
		'wait-notify',
		'line-up',
		evidenceOf({ conditions: conditions.map((one) => ({ ...one, waiting: [2, 3, 4] })) }),
		evidenceOf({ conditions: conditions.map((one) => ({ ...one, waiting: [2, 3] })) }),
	],
	[
		'wait-notify',
		'forgotten',
		evidenceOf({ ...lawful, counts: { notifies: 20, wakeups: 10 } }),
		evidenceOf({ ...lawful, counts: { notifies: 20, wakeups: 11 } }),
	],
	[
		'lost-wakeup',
		'lost',
		evidenceOf({ ...lawful, counts: { queued: 1 } }, { phase: 'deadlocked' }),
		evidenceOf({ ...lawful, counts: { queued: 0 } }, { phase: 'deadlocked' }),
	],
	[
		'lost-wakeup',
		'mended',
		evidenceOf({ ...lawful, counts: { completed: 50 }, knobs: { ...right, join: 'before' } }),
		evidenceOf({ ...lawful, counts: { completed: 50 }, knobs: { ...right, join: 'after' } }),
	],
	[
		'stolen-item',
		'stolen',
		evidenceOf({ laws: brokenLaws('no duplicate'), knobs: { guard: 'if' } }),
		evidenceOf({ ...lawful, knobs: { guard: 'if' } }),
	],
	[
		'stolen-item',
		'mended',
		evidenceOf({ ...lawful, counts: { completed: 50 }, knobs: right }),
		evidenceOf({ ...lawful, counts: { completed: 50 }, knobs: { ...right, guard: 'if' } }),
	],
	[
		'overfull',
		'overfull',
		evidenceOf({ laws: brokenLaws('capacity') }),
		evidenceOf({ laws: brokenLaws('no duplicate') }),
	],
	[
		'overfull',
		'mended',
		evidenceOf({ ...lawful, counts: { completed: 50 }, knobs: right }),
		evidenceOf({ ...lawful, counts: { completed: 49 }, knobs: right }),
	],
	[
		'single-condition-deadlock',
		'hang',
		evidenceOf({}, { phase: 'deadlocked' }),
		evidenceOf({}, { phase: 'paused' }),
	],
	[
		'single-condition-deadlock',
		'mended',
		evidenceOf({ ...lawful, counts: { completed: 50 }, knobs: right }),
		evidenceOf({ ...lawful, counts: { completed: 50 }, knobs: { ...right, cvs: 1 } }),
	],
	[
		'safe-by-one',
		'steady',
		evidenceOf({ ...lawful, counts: { completed: 200 }, knobs: { capacity: 2 } }),
		evidenceOf({ ...lawful, counts: { completed: 200 }, knobs: { capacity: 1 } }),
	],
	[
		'safe-by-one',
		'hang',
		evidenceOf({ knobs: { capacity: 1 } }, { phase: 'deadlocked' }),
		evidenceOf({ knobs: { capacity: 1 } }, { phase: 'running' }),
	],
	[
		'stampede',
		'herd',
		evidenceOf({ counts: { accepted: 10, futileWakeups: 90 } }),
		evidenceOf({ counts: { accepted: 10, futileWakeups: 89 } }),
	],
	[
		'stampede',
		'calm',
		evidenceOf({ ...lawful, knobs: { cvs: 2 }, counts: { ...twentyDone, futileWakeups: 9 } }),
		evidenceOf({ ...lawful, knobs: { cvs: 2 }, counts: { ...twentyDone, futileWakeups: 10 } }),
	],
	[
		'spurious-wakeup',
		'shrug',
		evidenceOf({ ...lawful, knobs: { guard: 'while' }, counts: { futileWakeups: 20 } }),
		evidenceOf({ ...lawful, knobs: { guard: 'while' }, counts: { futileWakeups: 19 } }),
	],
	[
		'spurious-wakeup',
		'ghost',
		evidenceOf({ laws: brokenLaws('no duplicate'), knobs: { ...pair, guard: 'if' } }),
		evidenceOf({ ...lawful, knobs: { ...pair, guard: 'if' } }),
	],
	[
		'covering-condition',
		'stranded',
		evidenceOf({ queues: queueWith({ depth: 5 }), knobs: { small: 50 } }, { phase: 'deadlocked' }),
		evidenceOf({ queues: queueWith({ depth: 4 }), knobs: { small: 50 } }, { phase: 'deadlocked' }),
	],
	[
		'covering-condition',
		'served',
		evidenceOf({ ...lawful, threads: named('L1', { done: 20 }), knobs: wakingAll }),
		evidenceOf({ ...lawful, threads: named('L1', { done: 19 }), knobs: wakingAll }),
	],
]
