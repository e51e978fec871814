/** In how many orders letters came, and in how many they may. */
import { grouped } from '../../view/layout/words.ts'
import { type Evidence, knobOf, type Measures, numberOf } from '../evidence.ts'

const leastRounds = 30

export const orderMeasures: Measures = {
	'orders seen': (evidence) => {
		const rounds = Math.floor(lettersRead(evidence) / lettersOfRound(evidence))
		if (!(rounds >= leastRounds)) return null
		const seen = ordersSeen(evidence)
		const text = `${grouped(seen)} different orders in ${grouped(rounds)} rounds`
		return { value: seen, text, n: rounds, theory: legalInWords(evidence) }
	},
}

/** Different orders that Z has noted: the number that it shows of its state. */
export function ordersSeen({ moment }: Evidence): number {
	return moment.actors.find(({ name }) => name === 'Z')?.state ?? 0
}

function lettersRead({ moment }: Evidence): number {
	return moment.actors.find(({ name }) => name === 'Z')?.handled ?? 0
}

function lettersOfRound(evidence: Evidence): number {
	return numberOf(evidence, 'senders') * numberOf(evidence, 'messages')
}

/** (n·m)! ÷ m!ⁿ for n senders of m letters; one that is passed on is free of the others of its sender. */
export function legalOrders(senders: number, messages: number, isPassedOn: boolean): number {
	const together = isPassedOn ? messages - 1 : messages
	let orders = 1
	for (let letter = 1; letter <= senders * messages; letter++) orders *= letter
	for (let sender = 0; sender < senders; sender++) {
		for (let letter = 1; letter <= together; letter++) orders /= letter
	}
	return Math.round(orders)
}

function legalInWords(evidence: Evidence): string {
	const isPassedOn = knobOf(evidence, 'forward') === true
	const senders = numberOf(evidence, 'senders')
	const legal = legalOrders(senders, numberOf(evidence, 'messages'), isPassedOn)
	return `Legal are ${grouped(legal)}.`
}
