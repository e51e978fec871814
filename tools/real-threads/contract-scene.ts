/** What the blocking queue promises, tried out by threads that note each answer for the page. */
import type { Scene, World } from '../../src/programs/scene.ts'
import { BlockingQueue } from '../../src/sync/blocking-queue.ts'
import type { Item } from '../../src/sync/item.ts'
import { QueueClosed } from '../../src/sync/queue-closed.ts'
import type { SharedMemory } from '../../src/sync/shared-memory.ts'
import type { Thread } from '../../src/sync/thread.ts'
import { counting, roleOf, sceneOf } from './plain-scene.ts'

const mostNotes = 64

/** Answers in order: numbers as they are, yes 1, no 0, nothing −1, closed −2. */
export class Notes {
	readonly #words: Int32Array
	readonly #at: number

	constructor(memory: SharedMemory) {
		this.#words = memory.words
		this.#at = memory.allot(1 + mostNotes)
	}

	add(answer: number | boolean | Item | null): void {
		const at = Atomics.add(this.#words, this.#at, 1)
		const word = answer === null ? -1 : typeof answer === 'object' ? answer.payload : Number(answer)
		Atomics.store(this.#words, this.#at + 1 + at, word)
	}

	/** Notes what `answer` returns, or that the queue was closed. */
	addAnswer(answer: () => number | boolean | Item | null): void {
		try {
			this.add(answer())
		} catch (error) {
			if (!(error instanceof QueueClosed)) throw error
			this.add(-2)
		}
	}

	get all(): number[] {
		const count = Atomics.load(this.#words, this.#at)
		return [...this.#words.subarray(this.#at + 1, this.#at + 1 + count)]
	}
}

export interface ContractWorld extends World {
	readonly alone: Notes
	readonly taker: Notes
	readonly putter: Notes
}

export function isContract(world: World): world is ContractWorld {
	return 'putter' in world
}

const item = (payload: number): Item => ({ id: 0, producer: 2, kind: 0, madeUs: 0, payload })

/** The first thread goes through everything alone; the others wait in queues that it closes over them. */
export const contract: Scene = {
	...sceneOf('contract'),
	knobs: [{ ...counting('capacity', 2), default: 2 }],
	roles: [roleOf('first', 'F'), roleOf('taker', 'T'), roleOf('putter', 'P')],
	build(memory): ContractWorld {
		const [own, empty, full] = [0, 1, 2].map(() => new BlockingQueue(memory, 2))
		if (!own || !empty || !full) throw new RangeError('three queues')
		const [alone, taker, putter] = [new Notes(memory), new Notes(memory), new Notes(memory)]
		return {
			alone,
			taker,
			putter,
			programs: {
				first: (me) => {
					goThrough(me, own, alone)
					empty.put(me, item(7))
					empty.close(me)
					full.take(me)
					full.close(me)
				},
				taker: (me) => {
					for (let i = 0; i < 2; i++) taker.addAnswer(() => empty.take(me))
				},
				putter: (me) => {
					for (let i = 1; i <= 4; i++) {
						putter.addAnswer(() => {
							full.put(me, item(i))
							return i
						})
					}
				},
			},
			turn: {
				capacity: (you, value) =>
					[own, empty, full].every((queue) => queue.tryResize(you, Number(value))),
			},
		}
	},
}

function goThrough(me: Thread, queue: BlockingQueue, notes: Notes): void {
	const sizes = (): void => {
		notes.add(queue.size(me))
		notes.add(queue.remainingCapacity(me))
	}
	sizes()
	notes.add(queue.poll(me))
	notes.add(queue.offer(me, item(11)))
	notes.add(queue.offer(me, item(12)))
	notes.add(queue.offer(me, item(13)))
	sizes()
	notes.add(queue.poll(me))
	queue.put(me, item(14))
	notes.add(queue.take(me))
	sizes()
	queue.close(me)
	notes.addAnswer(() => queue.offer(me, item(15)))
	notes.addAnswer(() => {
		queue.put(me, item(16))
		return 16
	})
	notes.addAnswer(() => queue.take(me))
	notes.addAnswer(() => queue.take(me))
	notes.addAnswer(() => queue.poll(me))
	sizes()
}
