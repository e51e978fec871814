/** When the tasks of the scenes around wait and notify are done. */
import type { Evidence, Deeds } from '../evidence.ts'
import { brokenLaw, isLawful, knobOf, numberOf } from '../evidence.ts'
import { futileDeeds } from './futile-tasks.ts'

/** Programs that are right: nothing in a listing is switched to what its scene is about. */
function isRightProgram(evidence: Evidence): boolean {
	const at = (name: string) => knobOf(evidence, name)
	const isHeard = at('cvs') !== 1 || at('notify') === 'all'
	return at('guard') === 'while' && at('lock') !== 'none' && at('join') !== 'after' && isHeard
}

export const deeds: Deeds = {
	...futileDeeds,
	'line-up': ({ moment }) => moment.conditions.some(({ waiting }) => waiting.length >= 3),
	forgotten: (evidence) => {
		const { notifies, wakeups } = evidence.moment.counts
		return notifies - wakeups >= 10 && brokenLaw(evidence) === null
	},
	lost: ({ moment, phase }) => {
		const isStuck = phase === 'deadlocked' || moment.laws.some(isStrandedWaiter)
		return isStuck && moment.counts.queued > 0
	},
	stolen: (evidence) => brokenLaw(evidence) !== null && knobOf(evidence, 'guard') === 'if',
	overfull: ({ moment }) => moment.laws.some(({ name, holds }) => name === 'capacity' && !holds),
	mended: (evidence) => isRightProgram(evidence) && isLawful(evidence, 50),
	steady: (evidence) => numberOf(evidence, 'capacity') === 2 && isLawful(evidence, 200),
	hang: ({ phase }) => phase === 'deadlocked',
}

function isStrandedWaiter({ name, holds }: { name: string; holds: boolean }): boolean {
	return name === 'no stuck waiter' && !holds
}
