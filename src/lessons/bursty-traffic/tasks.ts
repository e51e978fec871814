/** When the tasks of the scenes with more than can be done are done. */
import type { Deeds } from '../evidence.ts'
import { bouncerDeeds } from './bouncer-tasks.ts'
import { scalingDeeds } from './scaling-tasks.ts'
import { stormDeeds } from './storm-tasks.ts'
import { waveDeeds } from './wave-tasks.ts'

export const deeds: Deeds = {
	...waveDeeds,
	...stormDeeds,
	...scalingDeeds,
	...bouncerDeeds,
}
