/** When the tasks about the size of a pool are done. */
import { type Deeds, knobOf, numberOf } from '../evidence.ts'
import { doneFastIn } from './sizing-measures.ts'

const many = 150
/** Of a core: what is left for others. */
const left = 0.5

export const sizingDeeds: Deeds = {
	'many-wait': (evidence) => {
		return (doneFastIn(evidence) ?? 0) > many && (evidence.moment.canary ?? 0) > left
	},
	'cores-end': (evidence) => {
		const { cores } = evidence.moment
		const isAll = knobOf(evidence, 'kind') === 'CPU spin' && knobOf(evidence, 'uncapped') === true
		const isEnough = cores !== null && numberOf(evidence, 'workers') >= Math.round(cores)
		return isAll && isEnough && doneFastIn(evidence) !== null
	},
}
