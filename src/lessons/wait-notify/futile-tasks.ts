/** When the tasks are done of scenes in which somebody wakes and finds nothing to do. */
import { blockUnits } from '../../programs/amounts.ts'
import { brokenLaw, type Deeds, type Evidence, isLawful, knobOf, numberOf } from '../evidence.ts'
import { futilePerPut } from './futile-measures.ts'

export const futileDeeds: Deeds = {
	herd: (evidence) => (futilePerPut(evidence) ?? 0) >= 9,
	calm: (evidence) => {
		const perPut = futilePerPut(evidence) ?? Infinity
		return knobOf(evidence, 'cvs') === 2 && perPut < 0.5 && isLawful(evidence, 20)
	},
	shrug: (evidence) => {
		const isWhile = knobOf(evidence, 'guard') === 'while'
		const { futileWakeups } = evidence.moment.counts
		return isWhile && futileWakeups >= 20 && brokenLaw(evidence) === null
	},
	ghost: (evidence) => {
		const isPair = numberOf(evidence, 'producers') === 1 && numberOf(evidence, 'consumers') === 1
		return isPair && knobOf(evidence, 'guard') === 'if' && brokenLaw(evidence) !== null
	},
	stranded: (evidence) => {
		const enough = unitsFree(evidence) >= numberOf(evidence, 'small')
		return evidence.phase === 'deadlocked' && enough
	},
	served: (evidence) => {
		const times = usedBy(evidence, 'L1') / numberOf(evidence, 'large')
		return knobOf(evidence, 'notify') === 'all' && times >= 2 && brokenLaw(evidence) === null
	},
}

function unitsFree({ moment }: Evidence): number {
	return (moment.queues[0]?.depth ?? 0) * blockUnits
}

function usedBy({ moment }: Evidence, name: string): number {
	return (moment.threads.find((thread) => thread.name === name)?.done ?? 0) * blockUnits
}
