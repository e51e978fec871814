/**
 * The same queue with a lock at whose door everybody stands in line:
 * nobody overtakes, and every entry is a turn of the line.
 */
import { BlockingQueue } from './blocking-queue.ts'
import type { SharedMemory } from './shared-memory.ts'

export class FairQueue extends BlockingQueue {
	constructor(memory: SharedMemory, places: number) {
		super(memory, places, { isFair: true })
	}
}
