/** The scene of the real-thread tests: producers hand numbered items to consumers, who tally what arrives. */
import type { Scene, World } from '../../src/programs/scene.ts'
import type { Item } from '../../src/sync/item.ts'
import type { SharedMemory } from '../../src/sync/shared-memory.ts'
import type { Thread } from '../../src/sync/thread.ts'
import { counting, roleOf, sceneOf } from './plain-scene.ts'

/** Items of each producer, unless a scene says otherwise. */
export const itemsEach = 2000
export const mostProducers = 4
export const mostConsumers = 4

/** What a queue under test can do. */
export interface Queue {
	put(me: Thread, item: Item): void
	take(me: Thread): Item
	tryResize(you: Thread, capacity: number): boolean
	/** While nobody runs, or somebody is held inside. */
	resizeWhilePaused?(you: Thread, capacity: number): void
}

const ARRIVED = 0
const OVERTAKEN = 1
const STRANGE = 2
const MADE = 3
const TIMES = MADE + mostProducers

export interface Counts {
	readonly lost: number
	readonly doubled: number
	readonly overtaken: number
	readonly strange: number
}

/** Shared counts of what was made and what arrived, independent of the trace. */
export class Tally {
	readonly #words: Int32Array
	readonly #at: number
	/** Items of each producer. */
	readonly each: number

	constructor(memory: SharedMemory, each: number) {
		this.#words = memory.words
		this.#at = memory.allot(TIMES + mostProducers * each)
		this.each = each
	}

	/** Serial number of the next item of `producer` (0…), from 1 on. */
	make(producer: number): number {
		return this.#add(MADE + producer) + 1
	}

	/** Arrival of item `serial` of `producer`. */
	arrive(producer: number, serial: number): void {
		const isKnown = serial >= 1 && serial <= this.each && producer >= 0 && producer < mostProducers
		this.#add(isKnown ? TIMES + producer * this.each + serial - 1 : STRANGE)
		this.#add(ARRIVED)
	}

	/** An item of a producer came after a later one, at the same consumer. */
	overtaken(): void {
		this.#add(OVERTAKEN)
	}

	get arrived(): number {
		return this.#get(ARRIVED)
	}

	/** Items begun by all producers. */
	get made(): number {
		let made = 0
		for (let i = 0; i < mostProducers; i++) made += Math.min(this.each, this.#get(MADE + i))
		return made
	}

	/** `producers`: how many have handed over everything. */
	read(producers: number): Counts {
		let lost = 0
		let doubled = 0
		for (let i = 0; i < producers * this.each; i++) {
			const times = this.#get(TIMES + i)
			if (times === 0) lost++
			else doubled += times - 1
		}
		return { lost, doubled, overtaken: this.#get(OVERTAKEN), strange: this.#get(STRANGE) }
	}

	#add(cell: number): number {
		return Atomics.add(this.#words, this.#at + cell, 1)
	}

	#get(cell: number): number {
		return Atomics.load(this.#words, this.#at + cell)
	}
}

export interface HandoverWorld extends World {
	readonly tally: Tally
}

export function isHandover(world: World): world is HandoverWorld {
	return 'tally' in world
}

/** The scene `id` around the queue that `create` makes. `napMs`: producers pause for so long before each put. */
export function handoverScene(
	id: string,
	create: (memory: SharedMemory) => Queue,
	{ each = itemsEach, napMs = 0 } = {},
): Scene {
	return {
		...sceneOf(id),
		knobs: [
			counting('producers', mostProducers),
			counting('consumers', mostConsumers),
			{ ...counting('capacity', 1024), default: 2 },
		],
		roles: [roleOf('producer', 'P', 'at loop top'), roleOf('consumer', 'C', 'at once')],
		build(memory): HandoverWorld {
			const queue = create(memory)
			const tally = new Tally(memory, each)
			return {
				tally,
				programs: {
					producer: (me) => {
						produceAll(me, queue, tally, napMs)
					},
					consumer: (me) => {
						consumeAll(me, queue, tally)
					},
				},
				turn: {
					capacity: (you, value, isPaused) => {
						if (queue.tryResize(you, Number(value))) return true
						if (isPaused) queue.resizeWhilePaused?.(you, Number(value))
						return isPaused
					},
				},
			}
		},
	}
}

function produceAll(me: Thread, queue: Queue, tally: Tally, napMs: number): void {
	while (me.loopTop()) {
		const payload = tally.make(me.id - 2)
		if (payload > tally.each) return
		if (napMs > 0) me.sleep(napMs)
		queue.put(me, { id: 0, producer: me.id, kind: 0, madeUs: 0, payload })
	}
}

function consumeAll(me: Thread, queue: Queue, tally: Tally): void {
	const latest = new Map<number, number>()
	while (me.loopTop()) {
		const { producer, payload } = queue.take(me)
		if (payload <= (latest.get(producer) ?? 0)) tally.overtaken()
		latest.set(producer, payload)
		tally.arrive(producer - 2, payload)
	}
}
