/**
 * Which requests have been answered: a word of shared memory for each, which
 * whoever does it writes, and whoever waits for it reads when it likes.
 */
import { Cell } from './cell.ts'
import type { Item } from './item.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'

/** So many requests later a word is used again: by then nobody waits. */
const places = 2 ** 16

export class Answers {
	private readonly memory: SharedMemory
	private readonly first: number
	private readonly cells = new Map<number, Cell>()

	constructor(memory: SharedMemory) {
		this.memory = memory
		this.first = memory.allot(places)
	}

	/** The request, whose number is its payload, is answered. */
	give(me: Thread, request: Item): void {
		me.store(this.cell(request.payload), request.payload)
	}

	/** Whether request number `number` is answered by now. */
	has(me: Thread, number: number): boolean {
		return me.load(this.cell(number)) === number
	}

	private cell(number: number): Cell {
		const place = number % places
		const known = this.cells.get(place)
		if (known) {
			return known
		}
		const fresh = new Cell(this.memory, this.first + place, false)
		this.cells.set(place, fresh)
		return fresh
	}
}
