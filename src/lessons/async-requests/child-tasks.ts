/** When the tasks about a pool that waits for itself are done. */
import { type Deeds, knobOf, numberOf } from '../evidence.ts'

const withOneToSpare = 10
const cured = 12

export const childDeeds: Deeds = {
	'stand-still': ({ moment: { threads }, phase }) => {
		const pool = threads.filter(({ role }) => role === 'pool thread')
		return phase === 'deadlocked' && pool.every(({ reason }) => reason === 'child')
	},
	'one-to-spare': (evidence) => {
		const isSo = numberOf(evidence, 'workers') === numberOf(evidence, 'parents') + 1
		const isSame = knobOf(evidence, 'cure') === 'same pool'
		return isSo && isSame && evidence.moment.stretch.completions >= withOneToSpare
	},
	cured: (evidence) => {
		const isCured = knobOf(evidence, 'cure') !== 'same pool'
		const isShort = numberOf(evidence, 'parents') >= numberOf(evidence, 'workers')
		const tasks = knobOf(evidence, 'cure') === 'second pool' ? 2 * cured : cured
		return isCured && isShort && evidence.moment.stretch.completions >= tasks
	},
}
