/**
 * A pool of threads, as one writes it: to whom a task goes, and what
 * becomes of it when there is nobody.
 */
import { tellServed } from '../../sync/arrival.ts'
import { Condition } from '../../sync/condition.ts'
import { Direct } from '../../sync/direct.ts'
import { Guarded } from '../../sync/guarded.ts'
import { ItemRing } from '../../sync/item-ring.ts'
import type { Item } from '../../sync/item.ts'
import { Lock } from '../../sync/lock.ts'
import { reject } from '../../sync/rejected.ts'
import type { SharedMemory } from '../../sync/shared-memory.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Service } from '../service.ts'
import { mostPlaces, mostThreads, type Sizes } from '../pool-knobs.ts'

export class ThreadPool {
	private readonly guard: Lock
	private readonly started: Condition
	private readonly notEmpty: Condition
	private readonly notFull: Condition
	private readonly queue: ItemRing
	private readonly firsts: Direct
	private readonly given: Direct
	private readonly running: Guarded
	private readonly starting: Guarded
	private readonly shut: Guarded
	private readonly sizes: Sizes
	private readonly work: Service

	constructor(memory: SharedMemory, sizes: Sizes, work: Service) {
		const guard = new Lock(memory, 'lock')
		const on = (name: string, reason: string) =>
			new Condition(memory, guard, name, reason)
		this.guard = guard
		this.started = on('started', 'not started')
		this.notEmpty = on('not empty', 'empty')
		this.notFull = on('not full', 'full')
		this.queue = new ItemRing(memory, mostPlaces, guard, sizes)
		// To threads that are started, and to threads that wait.
		this.firsts = new Direct(memory, mostThreads)
		this.given = new Direct(memory, mostThreads)
		this.running = new Guarded(memory)
		this.starting = new Guarded(memory)
		this.shut = new Guarded(memory)
		this.sizes = sizes
		this.work = work
	}

	/** Has `task` done by somebody, some time, if possible. */
	execute(me: Thread, task: Item): void {
		me.lock(this.guard)
		try {
			if (this.shut.value === 1) {
				reject(me, this.queue, task)
			} else if (this.running.value < this.sizes.core) {
				this.start(me, task)
			} else if (this.hasRoom) {
				this.enqueue(me, task)
			} else if (this.running.value < this.sizes.max) {
				// Its first task is the newest: it overtakes the queue.
				this.start(me, task)
			} else {
				this.abort(me, task) // full: abort | callerRuns | discard | discardOldest | block
			}
		} finally {
			me.unlock(this.guard)
		}
	}

	/** Nothing will be submitted any more; what is queued is done. */
	shutdown(me: Thread): void {
		me.lock(this.guard)
		this.shut.value = 1
		me.notifyAll(this.started)
		me.notifyAll(this.notEmpty)
		me.unlock(this.guard)
	}

	/** The same, and what is queued is not done either. */
	shutdownNow(me: Thread): void {
		me.lock(this.guard)
		while (!this.queue.isEmpty) {
			this.queue.drop(me, this.queue.first.id)
		}
		me.unlock(this.guard)
		this.shutdown(me)
	}

	/** For its threads: waits to be started; null if that never is. */
	first(me: Thread): Item | null {
		me.lock(this.guard)
		try {
			while (this.starting.value === 0 && this.shut.value === 0) {
				me.wait(this.started)
			}
			if (this.starting.value === 0) {
				return null
			}
			this.starting.value--
			return this.firsts.isEmpty
				? this.dequeue(me)
				: this.firsts.begin(me)
		} finally {
			me.unlock(this.guard)
		}
	}

	/** For its threads: the next task; null if there is none to come. */
	next(me: Thread): Item | null {
		me.lock(this.guard)
		try {
			return this.dequeue(me)
		} finally {
			me.unlock(this.guard)
		}
	}

	/** Without a place, a task can only go to a thread that waits. */
	private get hasRoom(): boolean {
		return this.sizes.capacity === 0
			? !this.notEmpty.isUnawaited
			: !this.queue.isFull
	}

	private enqueue(me: Thread, task: Item): void {
		if (this.sizes.capacity === 0) {
			this.given.give(task)
		} else {
			this.queue.addLast(me, task)
		}
		me.notify(this.notEmpty)
		if (this.running.value === 0) {
			// Else nobody would ever come to take it.
			this.start(me, null)
		}
	}

	private dequeue(me: Thread): Item | null {
		while (this.queue.isEmpty && this.given.isEmpty) {
			if (this.shut.value === 1) {
				return null
			}
			me.notify(this.notFull)
			me.wait(this.notEmpty)
		}
		if (!this.given.isEmpty) {
			return this.given.begin(me)
		}
		const task = this.queue.removeFirst(me)
		me.notify(this.notFull)
		return task
	}

	/** One thread more, whose first task is `task`. */
	private start(me: Thread, task: Item | null): void {
		this.running.value++
		this.starting.value++
		if (task) {
			this.firsts.give(task)
		}
		me.notify(this.started)
	}

	// What to do with a task that nobody can take

	abort(me: Thread, task: Item): void {
		reject(me, this.queue, task)
	}

	callerRuns(me: Thread, task: Item): void {
		tellServed(me, task)
		me.unlock(this.guard)
		try {
			this.work.handle(me, task)
		} finally {
			me.lock(this.guard)
		}
	}

	discard(me: Thread, task: Item): void {
		this.queue.refuse(me, task)
	}

	discardOldest(me: Thread, task: Item): void {
		if (this.queue.isEmpty) {
			this.discard(me, task)
		} else {
			this.queue.drop(me, this.queue.first.id)
			this.enqueue(me, task)
		}
	}

	block(me: Thread, task: Item): void {
		while (!this.hasRoom) {
			me.wait(this.notFull)
		}
		this.enqueue(me, task)
	}

	/** Before anybody runs. */
	resize(you: Thread, capacity: number): void {
		if (capacity > 0) {
			this.queue.resize(you, capacity)
		}
	}
}
