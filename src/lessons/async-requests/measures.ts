/** What a service that answers before it works says to the questions of its cards. */
import type { Measures } from '../evidence.ts'
import { answerMeasures } from './answer-measures.ts'
import { childMeasures } from './child-measures.ts'
import { convoyMeasures } from './convoy-measures.ts'
import { jobMeasures } from './job-measures.ts'
import { sizingMeasures } from './sizing-measures.ts'

export const measures: Measures = {
	...answerMeasures,
	...jobMeasures,
	...childMeasures,
	...convoyMeasures,
	...sizingMeasures,
}
