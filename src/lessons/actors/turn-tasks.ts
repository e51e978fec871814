/** When the tasks about turns are done. */
import { type Deeds, numberOf } from '../evidence.ts'
import { coldWaits } from './turn-measures.ts'

export const turnDeeds: Deeds = {
	late: (evidence) => coldWaits(evidence).longestUs >= 80_000,
	prompt: (evidence) => {
		const { n, meanUs } = coldWaits(evidence)
		return numberOf(evidence, 'threads') === 1 && n >= 50 && meanUs < 5000
	},
	frozen: ({ moment: { threads } }) => {
		const own = threads.filter(({ role, state }) => role === 'dispatcher' && state !== 'finished')
		return own.length > 0 && own.every(({ actor }) => actor?.startsWith('blocking') === true)
	},
}
