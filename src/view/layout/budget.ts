/** How many items the memory that they fill holds. */
import type { Moment } from '../../model/moment.ts'
import { itemsThatFit } from '../../model/theory.ts'

/** As the knob says, else as was measured; null where items fill none, or nothing is known yet. */
export function bytesEachOf({ memory, knobs, counts }: Moment): number | null {
	if (memory === null) return null
	const stated = knobs['size']
	if (typeof stated === 'number') return stated * 1024
	const holding = counts.queued + counts.inService
	return holding === 0 || memory.usedBytes === 0 ? null : memory.usedBytes / holding
}

export function budgetOf(moment: Moment): number | null {
	const each = bytesEachOf(moment)
	return moment.memory === null || each === null
		? null
		: itemsThatFit(moment.memory.limitBytes, each)
}
