/** Evidence for tests of the tasks of the scenes with actors: it just shows each, and just does not. */
import type { ActorMoment } from '../../model/actor-moment.ts'
import type { Moment, ThreadMoment } from '../../model/moment.ts'
import type { Evidence } from '../evidence.ts'
import { durations, evidenceOf } from '../evidence-fixture.ts'

const [thread] = evidenceOf({}).moment.threads

/** An actor of which nothing is known but `part`. */
export function actorOf(part: Partial<ActorMoment>): ActorMoment {
	return {
		...{ id: 1, name: 'actor', mailbox: 2, dispatcher: 'dispatcher', isPinned: false, shows: '' },
		...{ runner: 0, isReady: false, place: -1, turns: 0, handled: 0, takenThisTurn: 0 },
		...{ handledThisTurn: 0, perTurn: 5, state: 0, wait: durations(), parent: '', failed: 0 },
		...{ failure: null, ask: null, expired: 0, late: 0, heardFrom: [], ...part },
	}
}

const numberOf = (value: number, lost: number): Moment['numbers'] => [
	{ id: 3, name: 'shared count', value, writes: value + lost, writers: [], lost },
]

/** `ms`: how long each of the messages to a cold actor waited. */
const coldOnes = (...ms: readonly number[]) => [
	actorOf({ name: 'hot 1', wait: durations(500) }),
	actorOf({ name: 'cold 1', wait: durations(...ms) }),
]

const fifty = (ms: number) => coldOnes(...Array.from({ length: 50 }, () => ms))

/** Threads of the dispatcher, each at a turn of one of `actors`. */
function running(...actors: readonly string[]): ThreadMoment[] {
	if (thread === undefined) return []
	return actors.map((actor) => ({ ...thread, role: 'dispatcher', state: 'sleeping', actor }))
}

const counting = { senders: 2, increments: 250 }
const ended = { phase: 'finished' } as const
const exact = { knobs: counting, numbers: numberOf(500, 0), actors: [actorOf({ state: 500 })] }
const letters = { deadLettered: 0, dropped: 0, completed: 500 }
const much = { laws: [], knobs: { rate: 400 } }
const shared = (routees: number) => ({ laws: [], knobs: { rate: 400, routees } })

/** Scene, task, evidence that shows it, and evidence that does not. */
export const actorCases: readonly [string, string, Evidence, Evidence][] = [
	[
		'actor-counter',
		'short',
		evidenceOf({ numbers: numberOf(9, 1) }),
		evidenceOf({ numbers: numberOf(9, 0) }),
	],
	[
		'actor-counter',
		'exact',
		evidenceOf(exact, ended),
		evidenceOf({ ...exact, numbers: numberOf(499, 1) }, ended),
	],
	[
		'mailbox-overflow',
		'flood',
		evidenceOf({ counts: { deadLettered: 100 } }),
		evidenceOf({ counts: { deadLettered: 99 } }),
	],
	[
		'mailbox-overflow',
		'lossless',
		evidenceOf({ ...much, counts: letters }),
		evidenceOf({ ...much, counts: { ...letters, deadLettered: 1 } }),
	],
	[
		'mailbox-overflow',
		'shared-out',
		evidenceOf({ ...shared(2), counts: letters }),
		evidenceOf({ ...shared(1), counts: letters }),
	],
	[
		'dispatcher',
		'late',
		evidenceOf({ actors: coldOnes(1, 80) }),
		evidenceOf({ actors: coldOnes(1, 79) }),
	],
	[
		'dispatcher',
		'prompt',
		evidenceOf({ actors: fifty(4), knobs: { threads: 1 } }),
		evidenceOf({ actors: fifty(6), knobs: { threads: 1 } }),
	],
	[
		'dispatcher',
		'frozen',
		evidenceOf({ threads: running('blocking 1', 'blocking 2') }),
		evidenceOf({ threads: running('blocking 1', 'cold 2') }),
	],
]
