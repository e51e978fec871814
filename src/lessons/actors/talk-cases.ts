/** Evidence for the tasks of scenes in which actors write to each other: that which shows it, and that which does not. */
import type { Evidence } from '../evidence.ts'
import { durations, evidenceOf } from '../evidence-fixture.ts'
import { actorOf } from './actor-cases.ts'

const { conditions, queues } = evidenceOf({}).moment

/** Both in the wait set, `depth` letters in all. */
const waiting = (depth: number) => ({
	conditions: conditions
		.map((one) => ({ ...one, reason: 'no answer', waiting: [2, 3] }))
		.slice(0, 1),
	queues: queues.map((queue) => ({ ...queue, depth })).slice(0, 1),
})
const done = (ask: string, each: number, deadLettered = 0) => ({
	...{ knobs: { ask }, counts: { deadLettered } },
	actors: ['A', 'B'].map((name) => actorOf({ name, state: each })),
})
/** Forty wishes done, after so many were postponed at once. */
const postponed = (peak: number) => ({
	...done('reply-to-self', 20),
	queues: queues.map((queue) => ({ ...queue, name: 'stash of A', peak })).slice(0, 1),
})
const clerk = (kept: number) => ({ actors: [actorOf({ name: 'clerk', state: kept })] })
const seen = (orders: number, forward: boolean) => ({
	knobs: { senders: 2, messages: 3, forward },
	orders: { seen: orders, legal: 20, rounds: 40, round: [] },
})

/** So many failures, and a worker that knows of `state` orders out of twenty. */
const failed = (failures: number, state: number) => ({
	knobs: { sup: 'restart' },
	actors: [
		actorOf({ name: 'worker', state, wait: durations(...Array.from({ length: 20 }, () => 1)) }),
		actorOf({ name: 'supervisor', state: failures }),
	],
})
const given = (heard: number, deadLettered: number) => ({
	...{ knobs: { sup: 'restart' }, counts: { deadLettered } },
	actors: [actorOf({ name: 'its parent', state: heard })],
})

/** Scene, task, evidence that shows it, and evidence that does not. */
export const talkCases: readonly [string, string, Evidence, Evidence][] = [
	['mutual-ask', 'standstill', evidenceOf(waiting(5)), evidenceOf(waiting(4))],
	[
		...(['mutual-ask', 'flows'] as const),
		evidenceOf(done('reply-to-self', 20)),
		evidenceOf(done('reply-to-self', 20, 1)),
	],
	[...(['mutual-ask', 'postponed'] as const), evidenceOf(postponed(5)), evidenceOf(postponed(4))],
	['supervision', 'kept', evidenceOf(clerk(3)), evidenceOf(clerk(2))],
	['supervision', 'anew', evidenceOf(failed(4, 0)), evidenceOf(failed(4, 10))],
	['supervision', 'given-up', evidenceOf(given(1, 20)), evidenceOf(given(0, 20))],
	['message-order', 'many', evidenceOf(seen(10, false)), evidenceOf(seen(9, false))],
	['message-order', 'overtaken', evidenceOf(seen(21, true)), evidenceOf(seen(21, false))],
]
