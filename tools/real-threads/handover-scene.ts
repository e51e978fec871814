/** The scene of the real-thread tests: producers hand numbered items to consumers, who tally what arrives. */
import type { Scene, World } from '../../src/programs/scene.ts'
import { Cell } from '../../src/sync/cell.ts'
import type { Item } from '../../src/sync/item.ts'
import type { SharedMemory } from '../../src/sync/shared-memory.ts'
import type { Thread } from '../../src/sync/thread.ts'

/** Items of each producer. */
export const itemsEach = 4000
const mostProducers = 4

/** What a queue under test can do. */
export interface Queue {
	put(me: Thread, item: Item): void
	take(me: Thread): Item
	tryResize(you: Thread, capacity: number): boolean
}

/** Shared counts of what arrived, independent of the trace. */
export class Tally {
	readonly #words: Int32Array
	readonly #at: number

	constructor(memory: SharedMemory) {
		this.#words = memory.words
		this.#at = memory.allot(3 + (mostProducers + 1) * itemsEach)
	}

	/** Arrival `serial` (1…) of `producer` (0…). */
	arrive(producer: number, serial: number): void {
		if (serial < 1 || serial > itemsEach || producer < 0 || producer >= mostProducers) this.#add(2)
		else this.#add(3 + producer * itemsEach + serial - 1)
	}

	/** An item of a producer came after a later one, at the same consumer. */
	overtaken(): void {
		this.#add(1)
	}

	read(producers: number): { arrived: number; lost: number; doubled: number; overtaken: number; strange: number } {
		const counts = { arrived: 0, lost: 0, doubled: 0, overtaken: this.#get(1), strange: this.#get(2) }
		for (let i = 0; i < producers * itemsEach; i++) {
			const times = this.#get(3 + i)
			counts.arrived += times
			if (times === 0) counts.lost++
			if (times > 1) counts.doubled += times - 1
		}
		return counts
	}

	#add(cell: number): void {
		Atomics.add(this.#words, this.#at + cell, 1)
	}

	#get(cell: number): number {
		return Atomics.load(this.#words, this.#at + cell)
	}
}

export interface HandoverWorld extends World {
	readonly tally: Tally
}

/** The scene `id` around the queue that `create` makes. */
export function handoverScene(id: string, create: (memory: SharedMemory) => Queue): Scene {
	return {
		id,
		title: id,
		chapter: 'test',
		summary: '',
		source: 'closed',
		defaultPace: 1,
		knobs: [count('producers', 'producers', mostProducers), count('consumers', 'consumers', 4), capacityKnob],
		roles: [role('producer', 'P'), role('consumer', 'C')],
		sources: [],
		build(memory): HandoverWorld {
			const queue = create(memory)
			const tally = new Tally(memory)
			const left = new Cell(memory)
			return {
				tally,
				programs: {
					producer: (me) => {
						produceAll(me, queue)
					},
					consumer: (me) => {
						consumeAll(me, queue, tally, left)
					},
				},
				turn: { capacity: (you, value) => queue.tryResize(you, Number(value)) },
			}
		},
	}
}

function produceAll(me: Thread, queue: Queue): void {
	for (let serial = 1; me.loopTop() && serial <= itemsEach; serial++) {
		queue.put(me, { id: 0, producer: me.id, kind: 0, madeUs: 0, payload: serial })
	}
}

function consumeAll(me: Thread, queue: Queue, tally: Tally, left: Cell): void {
	const latest = new Map<number, number>()
	while (me.loopTop()) {
		const { producer, payload } = queue.take(me)
		if (payload <= (latest.get(producer) ?? 0)) tally.overtaken()
		latest.set(producer, payload)
		tally.arrive(producer - 2, payload)
		me.add(left, 1)
	}
}

const capacityKnob = {
	...count('capacity', 'queue', 1024),
	default: 2,
}

function count(name: string, place: 'producers' | 'queue' | 'consumers', max: number) {
	return {
		name,
		label: name,
		unit: '',
		kind: 'number' as const,
		place,
		min: 1,
		max,
		step: 1,
		default: 1,
		isLog: false,
		restarts: false,
	}
}

function role(name: string, letter: string) {
	return { name, letter, count: `${name}s`, program: `test/${name}.ts`, leaves: 'at once' as const }
}
