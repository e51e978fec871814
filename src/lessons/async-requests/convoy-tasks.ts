/** When the tasks about short and long tasks are done. */
import { type Deeds, type Evidence, knobOf } from '../evidence.ts'
import { waitsOf } from './convoy-measures.ts'

const ms = 1000
const longUs = 2000 * ms
const soonUs = 150 * ms
const inTimeUs = 4000 * ms
const mails = 300
const heap = 12

export const convoyDeeds: Deeds = {
	convoy: (evidence) => (waitsOf(evidence, 'e-mail')?.summary().max ?? 0) > longUs,
	flat: areMailsSoon,
	both: (evidence) => {
		const reports = waitsOf(evidence, 'report')
		const isAll = knobOf(evidence, 'burst') === heap && (reports?.count ?? 0) >= heap
		return isAll && areMailsSoon(evidence) && (reports?.summary().max ?? Infinity) < inTimeUs
	},
}

function areMailsSoon(evidence: Evidence): boolean {
	const waits = waitsOf(evidence, 'e-mail')
	const isApart = knobOf(evidence, 'pools') === 'bulkheads'
	const hasHeap = (waitsOf(evidence, 'report')?.count ?? 0) > 0
	return isApart && hasHeap && (waits?.count ?? 0) >= mails && (waits?.summary().p99 ?? 0) < soonUs
}
