/** Small programs over the primitives, with the laws that must hold in every schedule of their threads. */
import type { SharedMemory } from '../../src/sync/shared-memory.ts'
import type { Thread } from '../../src/sync/thread.ts'
import type { ThreadCells } from '../../src/sync/thread-cells.ts'
import type { Primitives } from './load.ts'
import type { VirtualAtomics } from './virtual-atomics.ts'

/** What a harness is built from. `words`: those of `memory`. */
export interface Parts {
	readonly kit: Primitives
	readonly memory: SharedMemory
	readonly words: Int32Array
	readonly atomics: VirtualAtomics
	/** Cells of a thread, by id from 1; once the bodies run. */
	readonly cells: (id: number) => ThreadCells
}

export interface Built {
	/** Done by the first thread before any runs. */
	readonly prepare?: (me: Thread) => void
	/** One body for each thread; what a body throws is an error. */
	readonly bodies: readonly ((me: Thread) => void)[]
	/** Null, or what is broken when all have ended. */
	readonly lawAtEnd: (value: (word: number) => number) => string | null
}

export interface Harness {
	readonly name: string
	readonly build: (parts: Parts) => Built
}

/** Who is inside, to be counted where one goes in and where one goes out. */
class Inside {
	readonly #atomics: VirtualAtomics
	readonly #words: Int32Array
	readonly #at: number

	constructor({ atomics, words, memory }: Parts) {
		this.#atomics = atomics
		this.#words = words
		this.#at = memory.allot(1)
	}

	enter(): void {
		if (this.#atomics.add(this.#words, this.#at, 1) !== 0) throw new Error('two are inside')
	}

	leave(): void {
		this.#atomics.sub(this.#words, this.#at, 1)
	}
}

/** Threads that go in and out: `rounds` of each. The counter is plain, so only the lock orders it. */
export function lockHarness(rounds: readonly number[], isFair: boolean): Harness {
	const name = `${isFair ? 'fair lock' : 'lock'}, rounds ${rounds.join(' ')}`
	return {
		name,
		build(parts) {
			const { kit, memory, words } = parts
			const lock = new kit.Lock(memory, 'lock', isFair)
			const inside = new Inside(parts)
			const counter = memory.allot(1)
			const bodies = rounds.map((count) => (me: Thread) => {
				for (let i = 0; i < count; i++) {
					me.lock(lock)
					inside.enter()
					words[counter] = (words[counter] ?? 0) + 1
					inside.leave()
					me.unlock(lock)
				}
			})
			const total = rounds.reduce((sum, count) => sum + count, 0)
			return {
				bodies,
				lawAtEnd: (value) => (value(counter) === total ? null : `counted ${value(counter)}`),
			}
		},
	}
}

/** One gives `waiters` permits under a lock, each told by a notify; each waiter waits for one. */
export function conditionHarness(
	waiters: number,
	by: 'notify' | 'notifyAll',
	isFair = false,
): Harness {
	return {
		name: `condition 1×${waiters}, ${by}${isFair ? ', fair' : ''}`,
		build(parts) {
			const { kit, memory, words } = parts
			const lock = new kit.Lock(memory, 'lock', isFair)
			const condition = new kit.Condition(memory, lock, 'permits', 'none')
			const inside = new Inside(parts)
			const permits = memory.allot(1)
			const give = (me: Thread) => {
				for (let i = 0; i < (by === 'notify' ? waiters : 1); i++) {
					me.lock(lock)
					words[permits] = (words[permits] ?? 0) + (by === 'notify' ? 1 : waiters)
					me[by](condition)
					me.unlock(lock)
				}
			}
			const get = (me: Thread) => {
				me.lock(lock)
				while (words[permits] === 0) me.wait(condition)
				inside.enter()
				words[permits] = (words[permits] ?? 0) - 1
				inside.leave()
				me.unlock(lock)
			}
			return {
				bodies: [give, ...Array.from({ length: waiters }, () => get)],
				lawAtEnd: (value) => (value(permits) === 0 ? null : `${value(permits)} permits left`),
			}
		},
	}
}

/**
 * The second thread is held, perhaps at the door and with the only wake-up in its hand; the third must get in all the
 * same, for the second is let go when the others are through. If the second is inside already, it lets itself go. The
 * first goes in `rounds` times: when it is back at once, the second finds the lock taken again.
 */
export function holdHarness(rounds: number): Harness {
	return {
		name: `lock, one held at the door, rounds ${rounds}`,
		build({ kit, memory, words, atomics, cells }) {
			const lock = new kit.Lock(memory, 'lock')
			const through = memory.allot(1)
			const hold = () => {
				cells(2).control(kit.Control.hold, 0)
			}
			const letGo = () => {
				cells(2).control(0, kit.Control.hold)
			}
			const pass = (me: Thread, inside: () => void) => {
				me.lock(lock)
				inside()
				me.unlock(lock)
			}
			const getThrough = () => {
				if (atomics.add(words, through, 1) === 1) letGo()
			}
			return {
				bodies: [
					(me) => {
						for (let i = 0; i < rounds; i++) pass(me, i === 0 ? hold : () => undefined)
						getThrough()
					},
					(me) => {
						pass(me, letGo)
					},
					(me) => {
						pass(me, () => undefined)
						getThrough()
					},
				],
				lawAtEnd: () => null,
			}
		},
	}
}

/**
 * Two wait for one permit, and the first of them is interrupted as it is given. If that one takes it after all, it gives
 * another; else the other must get it.
 */
export const interruptHarness: Harness = {
	name: 'condition, one interrupted as it is notified',
	build({ kit, memory, words, cells }) {
		const lock = new kit.Lock(memory, 'lock')
		const condition = new kit.Condition(memory, lock, 'permits', 'none')
		const permits = memory.allot(1)
		const give = (me: Thread) => {
			me.lock(lock)
			words[permits] = 1
			me.notify(condition)
			me.unlock(lock)
		}
		const get = (me: Thread): boolean => {
			me.lock(lock)
			try {
				while (words[permits] === 0) me.wait(condition)
				words[permits] = 0
				return true
			} catch (error) {
				if (error instanceof kit.Interrupted) return false
				throw error
			} finally {
				me.unlock(lock)
			}
		}
		return {
			bodies: [
				(me) => {
					if (get(me)) give(me)
				},
				(me) => {
					get(me)
				},
				give,
				() => {
					cells(1).control(kit.Control.interrupt, 0)
				},
			],
			lawAtEnd: (value) => (value(permits) === 0 ? null : 'the permit was lost'),
		}
	},
}

/** A queue of one place, so that one item too many overwrites another. Producer p puts `items` items with payloads 10 p, 10 p + 1, …; consumers share them evenly. */
export function queueHarness(
	producers: number,
	consumers: number,
	items: number,
	make: 'BlockingQueue' | 'TwoLockQueue' = 'BlockingQueue',
): Harness {
	return {
		name: `${make} ${producers}×${consumers}, items ${items}`,
		build({ kit, memory, words }) {
			const queue = new kit[make](memory, 1)
			const total = producers * items
			const taken = memory.allot(total)
			const produce = (me: Thread) => {
				for (let i = 0; i < items; i++) {
					queue.put(me, { id: 0, producer: me.id, kind: 0, madeUs: 0, payload: me.id * 10 + i })
				}
			}
			const consume = (me: Thread) => {
				const share = total / consumers
				const first = taken + (me.id - 1 - producers) * share
				for (let i = 0; i < share; i++) words[first + i] = queue.take(me).payload
			}
			return {
				prepare: (me) => queue.resizeWhilePaused(me, 1),
				bodies: [...repeat(producers, produce), ...repeat(consumers, consume)],
				lawAtEnd: (value) =>
					brokenHandover(
						Array.from({ length: total }, (_, i) => value(taken + i)),
						total / consumers,
						items,
					),
			}
		},
	}
}

function repeat<T>(count: number, one: T): T[] {
	return Array.from({ length: count }, () => one)
}

/** Every item exactly once, and those of one producer in order at each consumer. */
function brokenHandover(taken: readonly number[], share: number, items: number): string | null {
	const producers = taken.length / items
	for (let producer = 1; producer <= producers; producer++) {
		for (let i = 0; i < items; i++) {
			const times = taken.filter((payload) => payload === producer * 10 + i).length
			if (times !== 1) return `item ${producer * 10 + i} was taken ${times} times`
		}
	}
	const overtaken = taken.find((payload, i) => {
		const later = taken.slice(i + 1, (Math.floor(i / share) + 1) * share)
		return later.some(
			(other) => Math.floor(other / 10) === Math.floor(payload / 10) && other < payload,
		)
	})
	return overtaken === undefined ? null : `item ${overtaken} overtook another of its producer`
}
