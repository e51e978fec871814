/** When the tasks about jobs that are tried again are done. */
import { type Deeds, knobOf, numberOf } from '../evidence.ts'
import { sumsOf } from './job-measures.ts'

export const jobDeeds: Deeds = {
	twice: (evidence) => sumsOf(evidence).duplicates >= 5,
	absorbed: (evidence) => {
		const { absorbed, duplicates } = sumsOf(evidence)
		return knobOf(evidence, 'idempotent') === true && absorbed >= 5 && duplicates === 0
	},
	'one-try': (evidence) => {
		const { dead, over } = sumsOf(evidence)
		return numberOf(evidence, 'retries') === 0 && over >= 50 && dead >= over / 5
	},
}
