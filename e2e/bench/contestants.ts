/** Everybody who takes part, by name. */
import { bareRing } from './bare-ring.ts'
import type { Contestant } from './contestant.ts'
import { messagePort } from './message-port.ts'
import { multithreadingChannel } from './multithreading-channel.ts'
import { gatedByTurns, ourQueue, tracedByTurns } from './our-queue.ts'
import { ringbufFiveWords, ringbufRing } from './ringbuf-ring.ts'

export const contestants = {
	ours: ourQueue,
	tracedByTurns,
	gatedByTurns,
	bare: bareRing,
	ringbuf: ringbufRing,
	ringbufFiveWords,
	port: messagePort,
	multithreading: multithreadingChannel,
} satisfies Record<string, Contestant>

export type ContestantName = keyof typeof contestants
