/** In how many orders letters came, and in how many they may. */
import { grouped } from '../../view/layout/words.ts'
import type { Evidence, Measures } from '../evidence.ts'

const leastRounds = 30

export const orderMeasures: Measures = {
	'orders seen': (evidence) => {
		const { orders } = evidence.moment
		if (orders === null || orders.rounds < leastRounds) return null
		const { seen, rounds, legal } = orders
		const text = `${grouped(seen)} different orders in ${grouped(rounds)} rounds`
		return { value: seen, text, n: rounds, theory: `Legal are ${grouped(legal)}.` }
	},
}

/** Different orders of rounds that are over. */
export function ordersSeen({ moment }: Evidence): number {
	return moment.orders?.seen ?? 0
}
