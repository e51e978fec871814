/** The comparison of the scene that is open in the lab, as the page's button and scripts start it. */
import type { Lab } from '../lab.svelte.ts'
import { plansOf } from '../trials/declared.svelte.ts'
import type { Trial } from '../trials/trial.ts'
import { chosenOf, type CompareOptions } from './plans.ts'
import { type Row, rowsOf } from './row.ts'

/**
 * Resolves with the rows when all have run, and every worker is gone.
 *
 * @throws Error when it was cancelled.
 */
export async function runComparison(
	lab: Lab,
	options: CompareOptions = {},
): Promise<readonly Row[]> {
	const plans = chosenOf(plansOf(lab.declaration, lab.values, lab.seed), lab.pace, options)
	const over = await lab.trials.run(plans, (trial) => {
		tell(lab, trial)
	})
	if (over.length < plans.length) throw new Error('The comparison was cancelled.')
	return rowsOf(over)
}

/** Trials are runs of the person: they answer the questions of the cards, and tick tasks. */
function tell({ guide }: Lab, { recording }: Trial): void {
	const moment = recording.momentAt(recording.endUs)
	guide.see({ moment, phase: 'paused', knobs: recording.cast.knobs, isRecorded: false })
}
