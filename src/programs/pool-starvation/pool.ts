/**
 * A pool: tasks stand in line, its threads do them, and whoever submits
 * one gets a future for what comes of it.
 */
import { Condition } from '../../sync/condition.ts'
import type { Future } from '../../sync/future.ts'
import { ItemRing, type RingOptions } from '../../sync/item-ring.ts'
import type { Item } from '../../sync/item.ts'
import { Lock } from '../../sync/lock.ts'
import type { SharedMemory } from '../../sync/shared-memory.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Results } from '../results.ts'

export class Pool {
	private readonly guard: Lock
	private readonly notEmpty: Condition
	private readonly queue: ItemRing
	private readonly results: Results

	constructor(
		memory: SharedMemory,
		results: Results,
		options: RingOptions = {},
	) {
		const of = options.name === undefined ? '' : `${options.name} `
		const guard = new Lock(memory, `${of}lock`)
		this.guard = guard
		this.notEmpty = new Condition(
			memory,
			guard,
			`${of}not empty`,
			'empty',
		)
		this.queue = new ItemRing(memory, results.most, guard, options)
		this.results = results
		memory.decisive.push(() => results.inOneWord(this.queue.all))
	}

	/** Has `task` done by one of its threads. */
	submit(me: Thread, task: Item): Future {
		me.lock(this.guard)
		this.queue.addLast(me, task)
		me.notify(this.notEmpty)
		me.unlock(this.guard)
		return this.results.of(task)
	}

	/** The same with several at once. */
	submitAll(me: Thread, tasks: readonly Item[]): Future[] {
		me.lock(this.guard)
		for (const task of tasks) {
			this.queue.addLast(me, task)
		}
		me.notifyAll(this.notEmpty)
		me.unlock(this.guard)
		return tasks.map((task) => this.results.of(task))
	}

	/** For its threads: the oldest task, waiting while there is none. */
	next(me: Thread): Item {
		me.lock(this.guard)
		while (this.queue.isEmpty) {
			me.wait(this.notEmpty)
		}
		const task = this.queue.removeFirst(me)
		this.results.check(me, task)
		me.unlock(this.guard)
		return task
	}

	/** While nobody runs: there is room for whatever can be submitted. */
	makeRoom(you: Thread): void {
		this.queue.resize(you, this.results.most)
	}
}
