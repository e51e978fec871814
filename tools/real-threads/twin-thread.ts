/** A thread that is a generator: at each gate it says what it is about to do, and is let go by whoever drives it. */
import type { Condition } from '../../src/sync/condition.ts'
import { obstacleOf } from '../../src/sync/enabled.ts'
import { Gate } from '../../src/sync/gate.ts'
import type { Lock } from '../../src/sync/lock.ts'
import type { SharedMemory } from '../../src/sync/shared-memory.ts'
import { Own, ThreadCells } from '../../src/sync/thread-cells.ts'

/** What a twin yields: the gate that it stands at. */
export interface Request {
	readonly gate: Gate
	readonly object: number
}

export type Gates<T> = Generator<Request, T, undefined>

/** Work that a twin was told to do: item number (0 making), and how long. */
export interface Worked {
	readonly item: number
	readonly us: number
}

const nothing: readonly Request[] = []

export class TwinThread {
	readonly id: number
	readonly cells: ThreadCells
	readonly works: Worked[] = []
	readonly #clock: { nowUs: number }

	constructor(id: number, memory: SharedMemory, clock: { nowUs: number }) {
		this.id = id
		this.cells = new ThreadCells(memory, 0)
		this.#clock = clock
	}

	*lock(lock: Lock): Gates<void> {
		yield this.#at(Gate.lock, lock.id)
		this.#enter(lock)
	}

	*tryLock(lock: Lock): Gates<boolean> {
		yield this.#at(Gate.tryLock, lock.id)
		return lock.tryAcquire(this.id)
	}

	*unlock(lock: Lock): Gates<void> {
		yield this.#at(Gate.unlock, lock.id)
		if (!lock.isHeldBy(this.id)) throw new Error('unlock outside the lock')
		lock.release()
	}

	*wait({ lock, id, waiters }: Condition): Gates<void> {
		yield this.#at(Gate.wait, id)
		if (!lock.isHeldBy(this.id)) throw new Error('wait outside the lock')
		waiters.join(this.id)
		lock.release()
		yield this.#at(Gate.reacquire, id)
		this.#enter(lock)
	}

	*notify({ id, waiters }: Condition): Gates<void> {
		yield this.#at(Gate.notify, id)
		waiters.pickOldest()
	}

	*notifyAll({ id, waiters }: Condition): Gates<void> {
		yield this.#at(Gate.notifyAll, id)
		while (waiters.pickOldest() !== 0);
	}

	*loopTop(): Gates<boolean> {
		yield this.#at(Gate.loopTop, 0)
		return true
	}

	*work(us: number, item: number): Gates<void> {
		yield this.#at(Gate.sleep, 0)
		this.works.push({ item, us })
		this.cells.words[this.cells.at + Own.deadline] = this.#clock.nowUs + us
		yield this.#at(Gate.awake, 0)
	}

	/** Nothing that others could see: no gates. */
	*nowUs(): Gates<number> {
		yield* nothing
		return this.#clock.nowUs
	}

	*record(): Gates<void> {
		yield* nothing
	}

	#at(gate: Gate, object: number): Request {
		this.cells.words[this.cells.at + Own.gate] = gate
		this.cells.words[this.cells.at + Own.object] = object
		return { gate, object }
	}

	#enter(lock: Lock): void {
		if (!lock.tryAcquire(this.id)) throw new Error('let go in front of a lock that is taken')
	}
}

/** One twin and the program that it plays. */
export interface Driven {
	readonly thread: TwinThread
	readonly play: Gates<void>
}

/**
 * Drives twins one gate at a time, picking by `chance` among those that `obstacleOf` lets go, until `isOver`. When
 * nobody can go, the clock moves on to the earliest time that somebody waits for.
 *
 * @throws Error when nobody can ever go.
 */
export function drive(
	all: readonly Driven[],
	memory: SharedMemory,
	clock: { nowUs: number },
	chance: (below: number) => number,
	isOver: () => boolean,
): void {
	for (const { play } of all) play.next()
	while (!isOver()) {
		const obstacles = all.map(({ thread }) => {
			return obstacleOf(thread.id, thread.cells, memory, clock.nowUs)
		})
		const free = all.filter((_, i) => obstacles[i] === null)
		const chosen = free[chance(Math.max(1, free.length))]
		if (chosen) {
			chosen.play.next()
			continue
		}
		const left = obstacles.flatMap((one) => (one?.kind === 'time' ? [one.leftUs] : []))
		if (left.length === 0) throw new Error('deadlocked')
		Object.assign(clock, { nowUs: clock.nowUs + Math.min(...left) })
	}
}
