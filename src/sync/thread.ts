/**
 * A thread's handle on the run: the sync operations that a program may do, those on locks and conditions here, the
 * others in handle.ts. Every one of them is a gate: the thread says what it is about to do, and does it when nothing holds
 * it back (seam.ts). The search derives its own threads from this text, so whatever can hold a thread up is a call on
 * `this.seam`.
 */
import { Kind, Waking } from '../trace/event.ts'
import type { Condition } from './condition.ts'
import { Control, Gate } from './gate.ts'
import { Handle } from './handle.ts'
import { Interrupted } from './leaving.ts'
import type { Lock } from './lock.ts'
import type { Surroundings } from './seam.ts'
import { Own, type ThreadCells } from './thread-cells.ts'

/**
 * Gates are ordinary blocking calls.
 *
 * @throws RunStopped from any gate when the run is over.
 */
export class Thread extends Handle {
	readonly #all: readonly ThreadCells[]

	constructor(id: number, around: Surroundings) {
		super(id, around)
		this.#all = around.all
	}

	// Locks

	/** Enters the critical section of `lock`, standing at its door while another thread is inside. */
	lock(lock: Lock): void {
		if (lock.isFair) {
			lock.door.join(this.id)
		}
		this.seam.gate(Gate.lock, lock.id)
		this.#enter(lock)
	}

	/** Enters if nobody is inside; false otherwise. Never waits. */
	tryLock(lock: Lock): boolean {
		this.seam.gate(Gate.tryLock, lock.id)
		if (!lock.tryAcquire(this.id)) {
			return false
		}
		this.tracer?.note(Kind.acquire, lock.id, lock.section)
		return true
	}

	/** Leaves the critical section; the thread that stands longest at the door is woken, and may find itself overtaken. */
	unlock(lock: Lock): void {
		this.seam.gate(Gate.unlock, lock.id)
		this.#requireInside(lock, 'unlock')
		this.tracer?.write(Kind.release, lock.id, lock.section)
		this.#leave(lock)
	}

	// Conditions

	/**
	 * Leaves the lock of `condition` and waits for a notify, in one step; enters again before it returns. That
	 * something was notified is no promise that it is still so: test again.
	 *
	 * @throws Interrupted when the thread was interrupted; the lock is held.
	 */
	wait(condition: Condition): void {
		this.#wait(Gate.wait, condition, Infinity)
	}

	/** The same up to run time `deadline` at most; false when the time was up and nobody had notified. Never early. */
	waitUntil(condition: Condition, deadline: number): boolean {
		return this.#wait(Gate.waitUntil, condition, deadline)
	}

	// Interrupts

	/** Has `thread` leave its wait, or the next one that it begins, by throwing Interrupted. It does not wait for that. */
	interrupt(thread: number): void {
		this.seam.gate(Gate.interrupt, thread)
		this.tracer?.write(Kind.interrupt, 0, 0, thread)
		this.#all[thread]?.control(Control.interrupt, 0)
	}

	/**
	 * For blocking operations that could go on without waiting.
	 *
	 * @throws Interrupted when the thread was interrupted, which is forgotten by that.
	 */
	throwIfInterrupted(): void {
		this.seam.obeyInterrupt()
	}

	/** Puts off an interrupt that came too late for what it has interrupted: to the next blocking operation. */
	keepInterrupt(): void {
		this.cells.control(Control.interrupt, 0)
	}

	/** Wakes the thread that has waited longest on `condition`, if any. The caller must be inside its lock. */
	notify(condition: Condition): void {
		this.seam.gate(Gate.notify, condition.id)
		this.#requireInside(condition.lock, 'notify')
		// Most often; on its own, so that it is short.
		if (condition.isUnawaited) {
			this.tracer?.note(Kind.notify, condition.id, condition.lock?.section ?? 0)
			return
		}
		this.#wake(condition, 0, 0)
	}

	/** Wakes everybody who waits on `condition`; they enter the lock one by one. */
	notifyAll(condition: Condition): void {
		this.seam.gate(Gate.notifyAll, condition.id)
		this.#requireInside(condition.lock, 'notifyAll')
		const count = condition.waiters.isEmpty ? 0 : condition.waiters.inOrder().length
		this.#wake(condition, count, 0)
		for (let i = 1; i < count; i++) {
			this.#wake(condition, count, i)
		}
	}

	// Below the gates

	#enter(lock: Lock): void {
		if (!lock.tryAcquire(this.id)) {
			this.isSpinning = false
			this.seam.standAtDoor(lock)
		}
		this.tracer?.note(Kind.acquire, lock.id, lock.section)
	}

	#leave(lock: Lock): void {
		const isAwaited = lock.release()
		this.seam.released(lock, isAwaited)
	}

	#wait(gate: Gate, condition: Condition, deadlineUs: number): boolean {
		this.seam.gate(gate, condition.id)
		const { lock, waiters } = condition
		this.#requireInside(lock, 'wait')
		this.seam.obeyInterrupt()
		const section = lock?.section ?? 0
		const number = (Atomics.add(this.cells.words, this.cells.at + Own.waits, 1) + 1) | 0
		const isTimed = deadlineUs === Infinity ? 0 : 1
		this.tracer?.refresh()
		this.isSpinning = false
		this.tracer?.write(Kind.wait, condition.id, section, number, isTimed, 0, lock?.id ?? 0)
		waiters.join(this.id)
		if (lock) {
			this.#leave(lock)
		}
		const waking = this.seam.park(condition, deadlineUs)
		this.tracer?.refresh()
		this.tracer?.write(Kind.woken, condition.id, 0, number, waking)
		if (lock?.isFair && !lock.door.has(this.id)) {
			lock.door.join(this.id)
		}
		this.seam.gate(Gate.reacquire, condition.id)
		if (lock) {
			this.#enter(lock)
		}
		if (waking === Waking.interrupted) {
			this.seam.forgetInterrupt()
			throw new Interrupted()
		}
		return waking !== Waking.timedOut
	}

	/** Takes one thread out of the wait set, the one that was chosen or else the oldest. */
	#wake(condition: Condition, group: number, index: number): void {
		const { id, lock, waiters } = condition
		const woken = condition.isUnawaited ? 0 : waiters.pick(this.seam.chosen())
		const number = this.#all[woken]?.read(Own.waits) ?? 0
		const section = lock?.section ?? 0
		this.tracer?.note(Kind.notify, id, section, woken, woken && number, group, index)
		if (woken === 0) {
			return
		}
		// At once: one that gives up waiting at this moment may tell of it before the lock is released.
		this.tracer?.publish()
		if (lock?.isFair) {
			lock.door.join(woken)
		}
		if (lock) {
			this.seam.owe(woken)
		} else {
			// No lock will be released that could bring it to mind.
			this.#all[woken]?.wake()
		}
	}

	#requireInside(lock: Lock | null, operation: string): void {
		if (lock && !lock.isHeldBy(this.id)) {
			throw new Error(`${operation} outside the lock "${lock.name}": the caller must hold it`)
		}
	}
}
