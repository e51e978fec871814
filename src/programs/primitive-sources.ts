/** What is shown of the primitives that many scenes stand on, outermost first. */
import type { Source } from './scene.ts'

export const lockSource: Source = {
	path: 'sync/lock.ts',
	text: () => import('../sync/lock.ts?raw'),
}

export const monitorSources: readonly Source[] = [
	lockSource,
	{
		path: 'sync/condition.ts',
		text: () => import('../sync/condition.ts?raw'),
	},
]

export const blockingQueueSources: readonly Source[] = [
	{
		path: 'sync/blocking-queue.ts',
		text: () => import('../sync/blocking-queue.ts?raw'),
	},
	...monitorSources,
]

export const unboundedQueueSources: readonly Source[] = [
	{
		path: 'sync/unbounded-queue.ts',
		text: () => import('../sync/unbounded-queue.ts?raw'),
	},
	lockSource,
]
