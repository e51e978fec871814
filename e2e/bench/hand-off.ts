/**
 * The time from a put to the taker's return, both threads parked in between, against the bare platform: a word, `wait` and
 * `notify`. Blocks of each kind alternate between the same two threads, so that both meet the same placement on cores.
 */
import type { Handover } from '../../src/sync/handover.ts'
import type { Thread } from '../../src/sync/thread.ts'
import { prepareWorld, threadOf, worldIn } from './our-world.ts'
import type { HandOffs } from './protocol.ts'

/** Round trips timed together: the clock steps 5 µs. */
const tripsPerBlock = 20
/** A loop of four lines is at its best long before a queue is: the compiler counts calls. */
const bareWarmUps = 300
const queueWarmUps = 1500
const blocks = 60

export function prepareHandOff(): { world: SharedArrayBuffer; bare: SharedArrayBuffer } {
	return { world: prepareWorld(2, 1), bare: new SharedArrayBuffer(256) }
}

export function playHandOff(
	side: 0 | 1,
	worldBuffer: SharedArrayBuffer,
	bareBuffer: SharedArrayBuffer,
): HandOffs {
	const world = worldIn(worldBuffer, 2)
	const me = threadOf(world, side, false)
	const [there, back] = side === 0 ? world.queues : [world.queues[1], world.queues[0]]
	const words = new Int32Array(bareBuffer)
	const bareUs: number[] = []
	const oursUs: number[] = []
	for (let block = 0; block < bareWarmUps; block++) barePingPong(words, side, block)
	for (let block = 0; block < queueWarmUps; block++) queuePingPong(me, there, back, side)
	for (let block = 0; block < blocks; block++) {
		bareUs.push(timed(() => barePingPong(words, side, bareWarmUps + block)))
		oursUs.push(timed(() => queuePingPong(me, there, back, side)))
	}
	return { bareUs, oursUs }
}

function timed(pingPong: () => void): number {
	const from = performance.now()
	pingPong()
	return ((performance.now() - from) * 1000) / (2 * tripsPerBlock)
}

// Cells: a counter for each direction, on lines of their own.
function barePingPong(words: Int32Array, side: 0 | 1, block: number): void {
	const mine = side * 32
	const theirs = 32 - mine
	for (let n = block * tripsPerBlock + 1; n <= (block + 1) * tripsPerBlock; n++) {
		if (side === 0) tell(words, mine, n)
		while (Atomics.load(words, theirs) !== n) Atomics.wait(words, theirs, n - 1)
		if (side === 1) tell(words, mine, n)
	}
}

function tell(words: Int32Array, at: number, n: number): void {
	Atomics.store(words, at, n)
	Atomics.notify(words, at)
}

function queuePingPong(me: Thread, there: Handover, back: Handover, side: 0 | 1): void {
	for (let n = 0; n < tripsPerBlock; n++) {
		if (side === 0) there.put(me, { id: 0, producer: me.id, kind: 0, madeUs: 0, payload: n })
		if (back.take(me).payload !== n) throw new Error('handed over out of order')
		if (side === 1) there.put(me, { id: 0, producer: me.id, kind: 0, madeUs: 0, payload: n })
	}
}
