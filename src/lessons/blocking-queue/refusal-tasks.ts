/** When the tasks about the ways to meet a full queue are done. */
import type { Deeds } from '../evidence.ts'
import { offersOf, threadOf } from './refusal-measures.ts'

export const refusalDeeds: Deeds = {
	ways: (evidence) => {
		const put = threadOf(evidence, 'P1')
		const isRefused = (name: string) => (threadOf(evidence, name)?.refused ?? 0) > 0
		const waits = put?.state === 'waiting' && put.reason === 'full'
		return waits && put.refused === 0 && ['O1', 'T1', 'A1'].every(isRefused)
	},
	patient: (evidence) => {
		const timed = threadOf(evidence, 'T1')
		return timed !== null && timed.refused === 0 && offersOf(timed) >= 10
	},
}
