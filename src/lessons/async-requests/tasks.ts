/** When the tasks about requests that are answered before they are done are done. */
import type { Deeds } from '../evidence.ts'
import { answerDeeds } from './answer-tasks.ts'
import { childDeeds } from './child-tasks.ts'
import { convoyDeeds } from './convoy-tasks.ts'
import { jobDeeds } from './job-tasks.ts'
import { sizingDeeds } from './sizing-tasks.ts'

export const deeds: Deeds = {
	...answerDeeds,
	...jobDeeds,
	...childDeeds,
	...convoyDeeds,
	...sizingDeeds,
}
