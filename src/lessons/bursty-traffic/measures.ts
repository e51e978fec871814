/** What runs with more than can be done say to the questions of their cards. */
import type { Measures } from '../evidence.ts'
import { bouncerMeasures } from './bouncer-measures.ts'
import { scalingMeasures } from './scaling-measures.ts'
import { stormMeasures } from './storm-measures.ts'
import { waveMeasures } from './wave-measures.ts'

export const measures: Measures = {
	...waveMeasures,
	...stormMeasures,
	...scalingMeasures,
	...bouncerMeasures,
}
