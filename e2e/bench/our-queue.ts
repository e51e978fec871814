/** Our own queue as the page runs it: the marked text, with gates; traced in every other lap, or never. */
import type { BlockingQueue } from '../../src/sync/blocking-queue.ts'
import type { Thread } from '../../src/sync/thread.ts'
import type { Contestant, Player } from './contestant.ts'
import { acknowledge, prepareWorld, threadOf, worldIn } from './our-world.ts'

/** Items between two acknowledgements: their records always fit the ring, also if every call blocks. */
const batch = 256

export function ourQueue(isTracedByTurns: boolean): Contestant {
	return {
		prepare: ({ producers, consumers, capacity }) => {
			const shared = prepareWorld(producers + consumers, capacity)
			return Array.from({ length: producers + consumers }, () => ({ shared, ports: [] }))
		},
		enter: ({ shared }, { producers, consumers }, part) => {
			const world = worldIn(shared as SharedArrayBuffer, producers + consumers)
			const me = threadOf(world, part, true)
			const { tracer } = me
			me.tracer = null
			const player = playerOf(me, world.queues[0])
			if (!isTracedByTurns) return player
			let laps = 0
			const turn = () => {
				me.tracer = laps++ % 2 === 1 ? tracer : null
			}
			return {
				put(from, count) {
					turn()
					return player.put(from, count)
				},
				take(count) {
					turn()
					return player.take(count)
				},
			}
		},
	}
}

function playerOf(me: Thread, queue: BlockingQueue): Player {
	return {
		put(from, count) {
			let sum = 0
			for (let n = from; n < from + count; n++) {
				if (n % batch === 0) acknowledge(me.cells)
				queue.put(me, { id: 0, producer: me.id, kind: 0, madeUs: 0, payload: n })
				sum = (sum + n) | 0
			}
			return sum
		},
		take(count) {
			let sum = 0
			for (let i = 0; i < count; i++) {
				if (i % batch === 0) acknowledge(me.cells)
				sum = (sum + queue.take(me).payload) | 0
			}
			return sum
		},
	}
}
