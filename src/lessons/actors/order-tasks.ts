/** When the tasks about the order of letters are done. */
import { type Deeds, type Evidence, knobOf, numberOf } from '../evidence.ts'
import { ordersSeen } from './order-measures.ts'

export const orderDeeds: Deeds = {
	many: (evidence) => {
		return isThreeAndThree(evidence) && !isPassedOn(evidence) && ordersSeen(evidence) >= 10
	},
	overtaken: (evidence) => {
		return isThreeAndThree(evidence) && isPassedOn(evidence) && ordersSeen(evidence) > 20
	},
}

function isThreeAndThree(evidence: Evidence): boolean {
	return numberOf(evidence, 'senders') === 2 && numberOf(evidence, 'messages') === 3
}

function isPassedOn(evidence: Evidence): boolean {
	return knobOf(evidence, 'forward') === true
}
