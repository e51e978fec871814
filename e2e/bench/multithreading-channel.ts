/**
 * The channel of the package multithreading, with its blocking calls, in the same workers as everybody else: its own pool
 * would only add the cost of sending it the function. Whole numbers, the kind that it carries undamaged.
 */
import { deserialize, serialize } from '../../node_modules/multithreading/src/lib/shared.js'
import {
	channel,
	type Receiver,
	type Sender,
} from '../../node_modules/multithreading/src/lib/sync/mpmc.js'
import type { Contestant } from './contestant.ts'

export const multithreadingChannel: Contestant = {
	prepare: ({ producers, consumers, capacity }) => {
		const [sender, receiver] = channel<number>(capacity)
		const ends = [
			...Array.from({ length: producers }, () => sender.clone()),
			...Array.from({ length: consumers }, () => receiver.clone()),
		]
		return ends.map((end) => ({ shared: serialize(end)[0], ports: [] }))
	},
	enter: ({ shared }) => {
		const end: unknown = deserialize(shared as Parameters<typeof deserialize>[0])
		return {
			put(from, count) {
				const sender = end as Sender<number>
				let sum = 0
				for (let n = from; n < from + count; n++) {
					if (!sender.blockingSend(n).ok) throw new Error('not sent')
					sum = (sum + n) | 0
				}
				return sum
			},
			take(count) {
				const receiver = end as Receiver<number>
				let sum = 0
				for (let i = 0; i < count; i++) {
					const received = receiver.blockingRecv()
					if (!received.ok) throw received.error
					sum = (sum + received.value) | 0
				}
				return sum
			},
		}
	},
}
