/** Everybody who takes part, by name. */
import { bareRing } from './bare-ring.ts'
import type { Contestant } from './contestant.ts'
import { messagePort } from './message-port.ts'
import { multithreadingChannel } from './multithreading-channel.ts'
import { monitor } from './monitor.ts'
import {
	batchedQueue,
	fairQueue,
	gatedByTurns,
	ourQueue,
	restlessQueue,
	spinningQueue,
	tracedByTurns,
	twoLockQueue,
} from './our-queue.ts'
import { ringbufFiveWords, ringbufRing } from './ringbuf-ring.ts'

export const contestants = {
	ours: ourQueue,
	fair: fairQueue,
	twoLocks: twoLockQueue,
	spinning: spinningQueue,
	restless: restlessQueue,
	batched: batchedQueue,
	monitor,
	tracedByTurns,
	gatedByTurns,
	bare: bareRing,
	ringbuf: ringbufRing,
	ringbufFiveWords,
	port: messagePort,
	multithreading: multithreadingChannel,
} satisfies Record<string, Contestant>

export type ContestantName = keyof typeof contestants
