/** The guide of every scene that has one. */
import type { Card } from './card.ts'
import { overfull, stolenItem } from './wait-notify/if-guard.ts'
import { lostWakeup } from './wait-notify/lost-wakeup.ts'
import { allAsleep, safeByOne } from './wait-notify/single-condition.ts'
import { twoConditions } from './wait-notify/two-conditions.ts'

const guides: ReadonlyMap<string, readonly Card[]> = new Map([
	['wait-notify', twoConditions],
	['lost-wakeup', lostWakeup],
	['stolen-item', stolenItem],
	['overfull', overfull],
	['single-condition-deadlock', allAsleep],
	['safe-by-one', safeByOne],
])

/** The cards of a scene in order; none when it has no guide. */
export function cardsOf(sceneId: string): readonly Card[] {
	return guides.get(sceneId) ?? []
}
