/** Evidence for tests of the tasks about shutting down, and about the pool: it just shows each, and just does not. */
import type { Item, ThreadMoment } from '../../model/moment.ts'
import type { Evidence } from '../evidence.ts'
import { evidenceOf } from '../evidence-fixture.ts'

const { threads, queues } = evidenceOf({}).moment

const item = (id: number, kind = 0): Item => ({ id, kind, producer: 'P1', madeUs: 0, putUs: 0 })
const everybody = (part: Partial<ThreadMoment>) => threads.map((thread) => ({ ...thread, ...part }))
const holding = (...items: readonly Item[]) => queues.map((queue) => ({ ...queue, items }))

const waiting = { threads: everybody({ role: 'consumer', state: 'waiting' }) }
const busy = { threads: everybody({ role: 'submitter', hand: 'taken' }) }
const free = { threads: everybody({ role: 'submitter', hand: 'made' }) }
const inHand = everybody({ handItem: item(6) })
const done = { laws: [], queues: holding(), counts: { completed: 20, dropped: 0 } }
const oneDropped = { ...done, counts: { completed: 20, dropped: 1 } }
const refused = { rejected: 1, dropped: 0 }
const finished = { phase: 'finished' } as const

/** Scene, task, evidence that shows it, and evidence that does not. */
export const endingCases: readonly [string, string, Evidence, Evidence][] = [
	['shutdown', 'forgotten', evidenceOf(waiting, { phase: 'deadlocked' }), evidenceOf(waiting)],
	[
		'shutdown',
		'stranded',
		evidenceOf({ queues: holding(item(7, 1), item(8)) }, finished),
		evidenceOf({ queues: holding(item(7, 1)) }, finished),
	],
	['shutdown', 'clean', evidenceOf(done, finished), evidenceOf(oneDropped, finished)],
	[
		'pool-admission',
		'overtake',
		evidenceOf({ threads: inHand, queues: holding(item(3)) }),
		evidenceOf({ threads: inHand, queues: holding(item(7)) }),
	],
	['pool-admission', 'own-work', evidenceOf(busy), evidenceOf(free)],
	[
		'pool-admission',
		'silent',
		evidenceOf({ knobs: { full: 'discard' }, counts: refused }),
		evidenceOf({ knobs: { full: 'abort' }, counts: refused }),
	],
]
