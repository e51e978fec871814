/** What a run around the buffer with switches says to the questions of its cards. */
import { type Measures, brokenLaw } from '../evidence.ts'
import { futileMeasures } from './futile-measures.ts'

export const measures: Measures = {
	...futileMeasures,
	/** Only that it goes wrong can be seen in a run; that it never does, no run can show. */
	'goes wrong': (evidence) => {
		const { moment, phase } = evidence
		const broken = brokenLaw(evidence)
		const n = moment.counts.completed
		if (broken !== null) return { value: 1, text: `broken: ${broken}`, n, theory: '' }
		if (phase !== 'deadlocked') return null
		return { value: 1, text: 'nobody can go any more: deadlocked', n, theory: '' }
	},
}
