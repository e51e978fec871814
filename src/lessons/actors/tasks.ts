/** When the tasks of the scenes with actors are done. */
import type { Deeds } from '../evidence.ts'
import { askDeeds } from './ask-tasks.ts'
import { counterDeeds } from './counter-tasks.ts'
import { failureDeeds } from './failure-tasks.ts'
import { orderDeeds } from './order-tasks.ts'
import { overflowDeeds } from './overflow-tasks.ts'
import { turnDeeds } from './turn-tasks.ts'

export const deeds: Deeds = {
	...counterDeeds,
	...overflowDeeds,
	...askDeeds,
	...turnDeeds,
	...failureDeeds,
	...orderDeeds,
}
