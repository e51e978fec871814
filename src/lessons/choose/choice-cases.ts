/** Evidence for tests of the tasks about the comparison: it just shows each, and just does not. */
import type { Evidence } from '../evidence.ts'
import { durations, evidenceOf } from '../evidence-fixture.ts'

/** So many requests, each noticed after so long, after so many seconds. */
function noticedBy(strategy: string, count: number, ms: number, atS = 6): Evidence {
	const detection = durations(...Array.from({ length: count }, () => ms))
	return evidenceOf({ atUs: atS * 1e6, knobs: { strategy }, detection })
}

function spunBy(strategy: string, spins: number): Evidence {
	return evidenceOf({ knobs: { strategy }, counts: { spins } })
}

/** Scene, task, evidence that shows it, and evidence that does not. */
export const choiceCases: readonly [string, string, Evidence, Evidence][] = [
	['compare', 'notified', noticedBy('blocking queue', 20, 4), noticedBy('blocking queue', 20, 6)],
	[
		'compare',
		'notified',
		noticedBy('blocking queue', 20, 4, 5),
		noticedBy('blocking queue', 20, 4, 4.9),
	],
	['compare', 'sluggish', noticedBy('poll 100 ms', 10, 70), noticedBy('poll 100 ms', 9, 70)],
	['compare', 'sluggish', noticedBy('poll 100 ms', 10, 70), noticedBy('poll 10 ms', 10, 70)],
	['compare', 'burning', spunBy('busy-wait', 1_000_000), spunBy('busy-wait', 999_999)],
]
