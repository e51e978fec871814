/** What runs with actors say to the questions of their cards. */
import type { Measures } from '../evidence.ts'
import { askMeasures } from './ask-measures.ts'
import { counterMeasures } from './counter-measures.ts'
import { failureMeasures } from './failure-measures.ts'
import { orderMeasures } from './order-measures.ts'
import { overflowMeasures } from './overflow-measures.ts'
import { turnMeasures } from './turn-measures.ts'

export const measures: Measures = {
	...counterMeasures,
	...overflowMeasures,
	...askMeasures,
	...turnMeasures,
	...failureMeasures,
	...orderMeasures,
}
