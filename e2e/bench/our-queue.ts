/**
 * Our own queue as the page runs it: the marked text, with gates, not traced. By turns, lap by lap in the same threads,
 * against itself traced, or without gates and markers.
 */
import type { BlockingQueue } from '../../src/sync/blocking-queue.ts'
import * as queues from '../../src/sync/blocking-queue.ts?ungated'
import type { Thread } from '../../src/sync/thread.ts'
import * as handles from '../../src/sync/thread.ts?ungated'
import type { Contestant, Player, Shape } from './contestant.ts'
import { acknowledge, prepareWorld, threadOf, worldIn } from './our-world.ts'

const { BlockingQueue: UngatedQueue } = queues as unknown as {
	BlockingQueue: typeof BlockingQueue
}
const { Thread: UngatedThread } = handles as unknown as { Thread: typeof Thread }

/** Items between two acknowledgements: their records always fit the ring, also if every call blocks. */
const batch = 256

type Enter = (buffer: SharedArrayBuffer, shape: Shape, part: number) => Player

export const ourQueue = playing(gated)
/** Every lap without, then with tracing. */
export const tracedByTurns = playing(byTurns(gated, traced))
/** Every lap without gates and markers, then with. */
export const gatedByTurns = playing(byTurns(ungated, gated))

function playing(enter: Enter): Contestant {
	return {
		prepare: ({ producers, consumers, capacity }) => {
			const shared = prepareWorld(producers + consumers, capacity)
			return Array.from({ length: producers + consumers }, () => ({ shared, ports: [] }))
		},
		enter: ({ shared }, shape, part) => enter(shared as SharedArrayBuffer, shape, part),
	}
}

function gated(buffer: SharedArrayBuffer, { producers, consumers }: Shape, part: number): Player {
	const world = worldIn(buffer, producers + consumers)
	return playerOf(threadOf(world, part, false), world.queues[0])
}

function traced(buffer: SharedArrayBuffer, { producers, consumers }: Shape, part: number): Player {
	const world = worldIn(buffer, producers + consumers)
	return playerOf(threadOf(world, part, true), world.queues[0])
}

function ungated(buffer: SharedArrayBuffer, { producers, consumers }: Shape, part: number): Player {
	const world = worldIn(buffer, producers + consumers, UngatedQueue)
	return playerOf(threadOf(world, part, false, UngatedThread), world.queues[0])
}

function byTurns(first: Enter, second: Enter): Enter {
	return (...entry) => {
		const players = [first(...entry), second(...entry)]
		let laps = 0
		const next = (): Player => {
			const player = players[laps++ % 2]
			if (!player) throw new RangeError('there are two players')
			return player
		}
		return { put: (from, count) => next().put(from, count), take: (count) => next().take(count) }
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
