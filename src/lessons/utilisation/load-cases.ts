/** Evidence for tests of the tasks of the hockey stick: it just shows each, and just does not. */
import type { Evidence } from '../evidence.ts'
import { evidenceOf } from '../evidence-fixture.ts'

/** Twenty seconds with so much waiting, at so many tasks a second of 80 ms each, with eight workers. */
export function loadEvidence(
	perS: number,
	waitMs: number,
	completions = 1600,
	knobs: Evidence['knobs'] = {},
): Evidence {
	const accepted = perS * 20
	return evidenceOf({
		atUs: 20_000_000,
		knobs: { workers: 8, pooled: 'pooled', ...knobs },
		stretch: {
			...{ accepted, completions, meanServiceUs: 80_000, busy: 0.08 * perS },
			inSystem: 0.08 * perS + (waitMs / 1000) * perS,
		},
	})
}

const { queues } = evidenceOf({}).moment

function holding(evidence: Evidence, depth: number): Evidence {
	const [queue] = queues
	const held = queue ? [{ ...queue, depth }] : []
	return { ...evidence, moment: { ...evidence.moment, queues: held } }
}

export const loadCases: readonly [string, string, Evidence, Evidence][] = [
	['hockey-stick', 'relaxed', loadEvidence(60, 11, 500), loadEvidence(66, 11, 500)],
	[
		'hockey-stick',
		'endless',
		holding(loadEvidence(110, 900), 100),
		holding(loadEvidence(99, 900), 100),
	],
	['hockey-stick', 'climb', loadEvidence(95, 101, 1000), loadEvidence(101, 101, 1000)],
]
