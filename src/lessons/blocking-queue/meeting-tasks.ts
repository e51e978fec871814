/** When the tasks about the rendezvous are done. */
import { type Deeds, knobOf } from '../evidence.ts'
import { workingShare } from './meeting-measures.ts'

const handedOver = 50
const nearlyAll = 0.9

export const meetingDeeds: Deeds = {
	'from-hand-to-hand': (evidence) => {
		const isPlaceless = knobOf(evidence, 'capacity') === 0
		return isPlaceless && evidence.moment.counts.completed >= handedOver
	},
	constant: (evidence) => {
		const isSo = knobOf(evidence, 'capacity') === 0 && knobOf(evidence, 'dist') === 'deterministic'
		const isMeasured = evidence.moment.stretch.completions >= handedOver
		return isSo && isMeasured && (workingShare(evidence) ?? 0) >= nearlyAll
	},
}
