/** Evidence for tests of the tasks about pools: it just shows each, and just does not. */
import type { Moment } from '../../model/moment.ts'
import type { Evidence } from '../evidence.ts'
import { durations, evidenceOf } from '../evidence-fixture.ts'

const whole = evidenceOf({}).moment

/** Parents and children of which so many were done. */
export function familyOf(
	completed: number,
	knobs: Evidence['knobs'] = {},
	phase: Evidence['phase'] = 'running',
): Evidence {
	const usual = { parents: 3, workers: 4, cure: 'same pool' }
	const counted = { counts: { completed }, stretch: { completions: completed } }
	return evidenceOf({ knobs: { ...usual, ...knobs }, ...counted }, { phase })
}

/** Pool threads that all wait for `reason`, beside a client. */
function stuckOf(reason: string, phase: Evidence['phase']): Evidence {
	const threads = whole.threads.map((thread, place) => {
		const role = place === 0 ? 'client' : 'pool thread'
		return { ...thread, role, reason: place === 0 ? 'reply' : place === 1 ? reason : 'child' }
	})
	return evidenceOf({ threads }, { phase })
}

/** What e-mails and reports waited, ms. */
export function convoyOf(
	mails: readonly number[],
	reports: readonly number[],
	knobs: Evidence['knobs'] = {},
): Evidence {
	const evidence = evidenceOf({
		atUs: 5e6,
		knobs: { pools: 'bulkheads', burst: 12, ...knobs },
		byKind: [
			{ kind: 0, latency: durations(), wait: durations(...reports) },
			{ kind: 1, latency: durations(), wait: durations(...mails) },
		],
	})
	const cast = { ...whole.cast, kinds: ['report', 'e-mail'] }
	return { ...evidence, moment: { ...evidence.moment, cast } }
}

export const quickMails = Array.from({ length: 300 }, () => 5)
export const heldUpMails = quickMails.map((ms, place) => (place < 20 ? 2900 : ms))
export const dozenReports = Array.from({ length: 12 }, (_, place) => (place < 6 ? 0 : 3000))

/** Four seconds of a pool of 16 that always has something to do. */
export function poolOf(
	completions: number,
	facts: Partial<Pick<Moment, 'canary'>> = {},
	knobs: Evidence['knobs'] = {},
): Evidence {
	const usual = { kind: 'I/O wait', workers: 16, compute: 10, wait: 90 }
	const stretch = { completions, meanServiceUs: 90_000 }
	const machine = { canary: 0.9, cores: 2, ...facts }
	return evidenceOf({ atUs: 4e6, knobs: { ...usual, ...knobs }, stretch, ...machine })
}

export const computing = { kind: 'CPU spin', uncapped: true }
const byItself = { parents: 4, cure: 'parent itself' }
const apart = { parents: 4, cure: 'second pool' }
const soon = convoyOf(quickMails, dozenReports)
const held = convoyOf(heldUpMails, dozenReports)

/** Scene, task, evidence that shows it, and evidence that does not. */
export const poolCases: readonly [string, string, Evidence, Evidence][] = [
	['pool-starvation', 'stand-still', stuckOf('child', 'deadlocked'), stuckOf('child', 'running')],
	[
		'pool-starvation',
		'stand-still',
		stuckOf('child', 'deadlocked'),
		stuckOf('empty', 'deadlocked'),
	],
	['pool-starvation', 'one-to-spare', familyOf(10), familyOf(9)],
	['pool-starvation', 'one-to-spare', familyOf(10), familyOf(10, { workers: 5 })],
	['pool-starvation', 'cured', familyOf(12, byItself), familyOf(12, apart)],
	['pool-starvation', 'cured', familyOf(24, apart), familyOf(24, { ...apart, parents: 3 })],
	['convoy', 'convoy', held, soon],
	['convoy', 'flat', soon, held],
	['convoy', 'flat', soon, convoyOf(quickMails, dozenReports, { pools: 'shared' })],
	['convoy', 'both', soon, convoyOf(quickMails, [...dozenReports, 6000])],
	['pool-sizing', 'many-wait', poolOf(700), poolOf(700, { canary: 0.2 })],
	[
		'pool-sizing',
		'cores-end',
		poolOf(760, {}, computing),
		poolOf(760, {}, { ...computing, workers: 1 }),
	],
]
