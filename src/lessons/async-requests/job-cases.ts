/** Tasks about jobs and answers: scene, task, evidence that shows it, and evidence that does not. */
import type { JobsMoment } from '../../model/job-moment.ts'
import type { Evidence } from '../evidence.ts'
import { durations, evidenceOf } from '../evidence-fixture.ts'

const none = { pending: 0, running: 0, done: 0, failed: 0, dead: 0 }

function storeWith(part: Partial<JobsMoment>): readonly JobsMoment[] {
	const sums = { attempts: 0, failedAttempts: 0, leasesLost: 0 }
	const effects = { effects: 0, duplicates: 0, absorbed: 0 }
	return [{ id: 1, name: 'jobs', counts: none, recent: [], ...sums, ...effects, ...part }]
}

const many = (ms: number) => durations(...Array.from({ length: 100 }, () => ms))
const keyed = { idempotent: true }
const ended = (done: number, dead: number) => storeWith({ counts: { ...none, done, dead } })

export const jobCases: readonly [string, string, Evidence, Evidence][] = [
	[
		'retries',
		'twice',
		evidenceOf({ jobs: storeWith({ duplicates: 5 }) }),
		evidenceOf({ jobs: storeWith({ duplicates: 4, absorbed: 5 }) }),
	],
	[
		'retries',
		'absorbed',
		evidenceOf({ jobs: storeWith({ absorbed: 5 }), knobs: keyed }),
		evidenceOf({ jobs: storeWith({ absorbed: 5, duplicates: 1 }), knobs: keyed }),
	],
	[
		'retries',
		'one-try',
		evidenceOf({ jobs: ended(40, 10), knobs: { retries: 0 } }),
		evidenceOf({ jobs: ended(40, 10), knobs: { retries: 1 } }),
	],
	[
		'async-requests',
		'quick-and-slow',
		evidenceOf({ answer: many(9), latency: many(190) }),
		evidenceOf({ answer: many(11), latency: many(900) }),
	],
	[
		'async-requests',
		'turned-away',
		evidenceOf({ counts: { rejected: 20 } }),
		evidenceOf({ counts: { rejected: 19 } }),
	],
	[
		'async-requests',
		'not-done',
		evidenceOf({ jobs: storeWith({ counts: { ...none, failed: 20 } }) }),
		evidenceOf({ jobs: storeWith({ counts: { ...none, failed: 19, dead: 5 } }) }),
	],
]
