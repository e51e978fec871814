/**
 * Our own queue as the page runs it: the marked text, with gates, not traced. By turns, lap by lap in the same threads,
 * against itself traced, or without gates and markers.
 */
import type { BlockingQueue } from '../../src/sync/blocking-queue.ts'
import * as queues from '../../src/sync/blocking-queue.ts?ungated'
import { FairQueue } from '../../src/sync/fair-queue.ts'
import type { Handover } from '../../src/sync/handover.ts'
import { SpinningQueue } from '../../src/sync/spinning-queue.ts'
import { Thread } from '../../src/sync/thread.ts'
import { TwoLockQueue } from '../../src/sync/two-lock-queue.ts'
import * as handles from '../../src/sync/thread.ts?ungated'
import type { Contestant, Player, Shape } from './contestant.ts'
import { acknowledge, prepareWorld, type QueueClass, threadOf, worldIn } from './our-world.ts'

const { BlockingQueue: UngatedQueue } = queues as unknown as {
	BlockingQueue: typeof BlockingQueue
}
const { Thread: UngatedThread } = handles as unknown as { Thread: typeof Thread }

/** Items between two acknowledgements: their records always fit the ring, also if every call blocks. */
const batch = 256

class Restless extends Thread {
	override maySpin(): boolean {
		return true
	}
}

type Enter = (buffer: SharedArrayBuffer, shape: Shape, part: number) => Player

export const ourQueue = playing(gated)
/** The other makes of the queue. */
export const fairQueue = playingWith(FairQueue)
export const twoLockQueue = playingWith(TwoLockQueue)
export const spinningQueue = playingWith(SpinningQueue)
/** Never parks while it may look: what is left when the moment of a spinning queue never ends. */
export const restlessQueue = playingWith(SpinningQueue, Restless)
/** Consumers take what is there, up to 64 items, in one round of the lock. */
export const batchedQueue = playing((buffer, { producers, consumers }, part) => {
	const world = worldIn(buffer, producers + consumers)
	const me = threadOf(world, part, false)
	const [queue] = world.queues
	return { ...playerOf(me, queue), take: (count) => takeInBatches(me, queue, count) }
})
/** Every lap without, then with tracing. */
export const tracedByTurns = playing(byTurns(gated, traced))
/** Every lap without gates and markers, then with. */
export const gatedByTurns = playing(byTurns(ungated, gated))

function playingWith(Queue: QueueClass, Handle: typeof Thread = Thread): Contestant {
	return playing((buffer, { producers, consumers }, part) => {
		const world = worldIn(buffer, producers + consumers, Queue)
		return playerOf(threadOf(world, part, false, Handle), world.queues[0])
	}, Queue)
}

function playing(enter: Enter, Queue?: QueueClass): Contestant {
	return {
		prepare: ({ producers, consumers, capacity }) => {
			const shared = prepareWorld(producers + consumers, capacity, Queue)
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

function playerOf(me: Thread, queue: Handover): Player {
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

function takeInBatches(me: Thread, queue: Handover, count: number): number {
	let sum = 0
	for (let left = count; left > 0;) {
		acknowledge(me.cells)
		const items = queue.drainTo(me, Math.min(64, left))
		if (items.length === 0) items.push(queue.take(me))
		for (const { payload } of items) sum = (sum + payload) | 0
		left -= items.length
	}
	return sum
}
