/** When the tasks about the blocking queue are done. */
import type { Deeds } from '../evidence.ts'
import { endingDeeds } from './ending-tasks.ts'
import { flowDeeds } from './flow-tasks.ts'
import { meetingDeeds } from './meeting-tasks.ts'
import { refusalDeeds } from './refusal-tasks.ts'

export const deeds: Deeds = {
	...endingDeeds,
	...flowDeeds,
	...meetingDeeds,
	...refusalDeeds,
	full: ({ moment }) => {
		const isOne = moment.queues.some(({ capacity }) => capacity === 1)
		return (
			isOne && moment.threads.some(({ state, reason }) => state === 'waiting' && reason === 'full')
		)
	},
	hungry: ({ moment }) => {
		const consumers = moment.threads.filter(({ id, state }) => {
			const { side } = moment.cast.threads.find((thread) => thread.id === id) ?? {}
			return side === 'consumers' && state !== 'finished'
		})
		const isHungry = consumers.every(
			({ state, reason }) => state === 'waiting' && reason === 'empty',
		)
		return consumers.length > 0 && isHungry
	},
}
