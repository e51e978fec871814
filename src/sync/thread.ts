/**
 * A thread's handle on the run, and the seam of the whole house: the sync operations that a program may do.
 * Markers, pause, holding, trace and search all act here, and every program reads `me.…` for it.
 */
import { Activity, Kind, Waking } from '../trace/event.ts'
import { Burner, chunkUs } from './burner.ts'
import type { Cell } from './cell.ts'
import type { Condition } from './condition.ts'
import { Control, Gate } from './gate.ts'
import { Interrupted } from './leaving.ts'
import type { Lock } from './lock.ts'
import { Parking } from './parking.ts'
import type { RunClock } from './run-clock.ts'
import { Own, Theirs, type ThreadCells } from './thread-cells.ts'
import { Tracer } from './tracer.ts'

/**
 * Gates are ordinary blocking calls. Each first publishes what it is about to do and obeys the thread's control
 * word; so a controller can hold a thread in front of any operation and let exactly one go.
 *
 * @throws RunStopped from any gate when the run is over.
 */
export class Thread {
	readonly id: number
	/** Null while nothing is traced: then not even the arguments of a record are reckoned. */
	tracer: Tracer | null
	readonly cells: ThreadCells
	readonly #words: Int32Array
	readonly #at: number
	readonly #controlAt: number
	readonly #clock: RunClock
	readonly #parking: Parking
	readonly #burner: Burner
	readonly #all: readonly ThreadCells[]
	/** Notified threads that are woken when this thread next lets go of a lock: they could not enter before. */
	readonly #owed: number[] = []
	#isSpinning = false
	/** Whether its loop was ended because it is no longer wanted. */
	isLeaving = false

	/** `all`: cells of every thread of the run, by thread id. */
	constructor(id: number, all: readonly ThreadCells[], clock: RunClock) {
		const cells = all[id]
		if (!cells) {
			throw new RangeError(`thread id ${id} is not in 1 … ${all.length - 1}`)
		}
		this.id = id
		this.cells = cells
		this.#all = all
		this.#clock = clock
		this.#words = cells.words
		this.#at = cells.at
		this.#controlAt = cells.at + Theirs.control
		const tracer = new Tracer(cells, clock)
		this.tracer = tracer
		this.#parking = new Parking(cells, clock, tracer)
		this.#burner = new Burner(clock.realUs)
	}

	/** Run time, whole µs modulo 2^32. */
	nowUs(): number {
		return this.#clock.nowUs() | 0
	}

	/** Traces what a primitive did inside the critical section that this thread entered last. */
	record(kind: Kind, object: number, a = 0, b = 0, c = 0, d = 0): void {
		this.#isSpinning = false
		this.tracer?.note(kind, object, 0, a, b, c, d)
	}

	// Locks

	/** Enters the critical section of `lock`, standing at its door while another thread is inside. */
	lock(lock: Lock): void {
		const isGranted = this.#gate(Gate.lock, lock.id)
		if (!lock.tryAcquire(this.id)) {
			this.#standAtDoor(lock, isGranted)
		}
		this.tracer?.note(Kind.acquire, lock.id, lock.section)
	}

	/** Enters if nobody is inside; false otherwise. Never waits. */
	tryLock(lock: Lock): boolean {
		this.#gate(Gate.tryLock, lock.id)
		if (!lock.tryAcquire(this.id)) {
			return false
		}
		this.tracer?.note(Kind.acquire, lock.id, lock.section)
		return true
	}

	/** Leaves the critical section; the thread that stands longest at the door is woken, and may find itself overtaken. */
	unlock(lock: Lock): void {
		this.#gate(Gate.unlock, lock.id)
		this.#requireInside(lock, 'unlock')
		this.tracer?.write(Kind.release, lock.id, lock.section)
		this.#release(lock)
	}

	// Conditions

	/**
	 * Leaves the lock of `condition` and waits for a notify, in one step; enters again before it returns. That
	 * something was notified is no promise that it is still so: test again.
	 *
	 * @throws Interrupted when the thread is asked to leave; the lock is held.
	 */
	wait(condition: Condition): void {
		this.#wait(Gate.wait, condition, Infinity)
	}

	/** The same for at most `ms` of run time; false when the time was up and nobody had notified. */
	waitFor(condition: Condition, ms: number): boolean {
		return this.#wait(Gate.waitFor, condition, this.#clock.nowUs() + ms * 1000)
	}

	/** Wakes the thread that has waited longest on `condition`, if any. The caller must be inside its lock. */
	notify(condition: Condition): void {
		this.#gate(Gate.notify, condition.id)
		this.#requireInside(condition.lock, 'notify')
		const woken = condition.waiters.isEmptyUnderLock ? 0 : condition.waiters.pickOldest()
		this.#traceNotify(condition, woken, 0, 0)
	}

	/** Wakes everybody who waits on `condition`; they enter the lock one by one. */
	notifyAll(condition: Condition): void {
		this.#gate(Gate.notifyAll, condition.id)
		this.#requireInside(condition.lock, 'notifyAll')
		const woken: number[] = []
		while (!condition.waiters.isEmpty) {
			const next = condition.waiters.pickOldest()
			if (next !== 0) {
				woken.push(next)
			}
		}
		if (woken.length === 0) {
			this.#traceNotify(condition, 0, 0, 0)
		}
		woken.forEach((thread, i) => {
			this.#traceNotify(condition, thread, woken.length, i)
		})
	}

	// Cells

	load(cell: Cell): number {
		this.#gate(Gate.load, 0)
		return Atomics.load(cell.words, cell.at)
	}

	store(cell: Cell, value: number): void {
		this.#gate(Gate.store, 0)
		Atomics.store(cell.words, cell.at, value)
	}

	/** Adds `amount` and returns what was there before. */
	add(cell: Cell, amount: number): number {
		this.#gate(Gate.add, 0)
		return Atomics.add(cell.words, cell.at, amount)
	}

	/** Writes `value` if `expected` is there; returns what was there. */
	compareExchange(cell: Cell, expected: number, value: number): number {
		this.#gate(Gate.compareExchange, 0)
		return Atomics.compareExchange(cell.words, cell.at, expected, value)
	}

	// Time

	/** Lets `ms` of run time pass, doing nothing. */
	sleep(ms: number): void {
		this.#gate(Gate.sleep, 0)
		this.tracer?.refresh()
		this.#isSpinning = false
		this.tracer?.write(Kind.sleep, 0, 0, 0, Math.round(ms * 1000))
		this.#words[this.#at + Own.gate] = Gate.awake
		this.#parking.sleepUntil(this.#clock.nowUs() + ms * 1000)
		this.tracer?.write(Kind.awake)
	}

	/**
	 * Works for `us` of run time on item number `item`, or on making one when 0. `isComputing`: really burns a core for so
	 * long; else it waits, as for a disk or a network, and the core is free meanwhile.
	 */
	work(us: number, item: number, isComputing: boolean): void {
		this.#gate(Gate.sleep, 0)
		const activity = item === 0 ? Activity.making : Activity.handling
		this.tracer?.refresh()
		this.tracer?.write(Kind.work, 0, 0, item, us, activity)
		if (isComputing) {
			this.#compute(us)
		} else {
			this.#words[this.#at + Own.gate] = Gate.awake
			this.#parking.sleepUntil(this.#clock.nowUs() + us)
		}
		this.#isSpinning = false
		this.tracer?.write(Kind.worked, 0, 0, item, us, activity)
	}

	// Loops

	/** One turn of a loop that waits by looking again. */
	spinHint(): void {
		this.#gate(Gate.spinHint, 0)
		const at = this.#at + Own.spins
		this.#words[at] = ((this.#words[at] ?? 0) + 1) | 0
		if (!this.#isSpinning) {
			this.tracer?.write(Kind.spin)
		}
		this.#isSpinning = true
		// Time passes in a spin without a record: the next one wants a stamp of its own.
		this.tracer?.expire()
	}

	/** The head of a program's endless loop: true until the thread is asked to leave. */
	loopTop(): boolean {
		this.#gate(Gate.loopTop, 0)
		this.isLeaving = ((this.#words[this.#controlAt] ?? 0) & Control.retire) !== 0
		return !this.isLeaving
	}

	// Markers, written by the build in front of every statement (tools/marking)

	/** The program is at line `site`. A plain store and a plain load: this is a gauge, order lives in the gates. */
	at(site: number): void {
		this.#words[this.#at + Own.site] = site
		this.#words[this.#at + Own.inner] = 0
		if (this.#words[this.#controlAt] !== 0) {
			this.#parking.obeyAtLine()
		}
	}

	/** A primitive that the program has called is at `site`. */
	within(site: number): void {
		this.#words[this.#at + Own.inner] = site
		if (this.#words[this.#controlAt] !== 0) {
			this.#parking.obeyAtLine()
		}
	}

	// Below the gates

	/** True when this one operation was granted to a held thread: then it may be done although the thread is held. */
	#gate(gate: Gate, object: number): boolean {
		this.#words[this.#at + Own.gate] = gate
		this.#words[this.#at + Own.object] = object
		return this.#words[this.#controlAt] !== 0 && this.#parking.obeyAtGate()
	}

	#standAtDoor(lock: Lock, wasGranted: boolean): void {
		let isGranted = wasGranted
		const holder = lock.holder
		this.tracer?.refresh()
		this.#isSpinning = false
		this.tracer?.write(Kind.blocked, lock.id, 0, holder)
		lock.door.join(this.id)
		this.#parking.until((bits) => {
			isGranted ||= (bits & Control.hold) !== 0 && this.#parking.takeGrant()
			const mayEnter = isGranted || !(bits & Control.hold)
			// A held thread must not sit on the wake-up that others at the door are waiting for.
			if (!mayEnter) {
				this.#passOn(lock)
			} else if (lock.tryAcquire(this.id)) {
				return true
			}
			if (lock.door.has(this.id)) {
				return false
			}
			// Woken, but overtaken: back to the end of the line, and look once more.
			lock.door.join(this.id)
			return mayEnter && lock.tryAcquire(this.id)
		})
		lock.door.leave(this.id)
		this.tracer?.refresh()
	}

	#passOn(lock: Lock): void {
		if (lock.door.has(this.id) || lock.holder !== 0) {
			return
		}
		const next = lock.door.pickOldest()
		if (next !== 0) {
			this.#all[next]?.wake()
		}
	}

	#release(lock: Lock): void {
		lock.release()
		if (!lock.door.isEmpty) {
			const next = lock.door.pickOldest()
			if (next !== 0) {
				this.#all[next]?.wake()
			}
		}
		while (this.#owed.length > 0) {
			this.#all[this.#owed.pop() ?? 0]?.wake()
		}
	}

	#wait(gate: Gate, condition: Condition, deadlineUs: number): boolean {
		this.#gate(gate, condition.id)
		const { lock, waiters } = condition
		this.#requireInside(lock, 'wait')
		if ((this.#words[this.#controlAt] ?? 0) & Control.interrupt) {
			throw new Interrupted()
		}
		const number = (Atomics.add(this.#words, this.#at + Own.waits, 1) + 1) | 0
		const isTimed = deadlineUs === Infinity ? 0 : 1
		this.tracer?.refresh()
		this.#isSpinning = false
		this.tracer?.write(Kind.wait, condition.id, lock.section, number, isTimed, 0, lock.id)
		waiters.join(this.id)
		this.#release(lock)
		this.#words[this.#at + Own.gate] = Gate.reacquire
		const waking = this.#park(condition, deadlineUs)
		this.tracer?.refresh()
		this.tracer?.write(Kind.woken, condition.id, 0, number, waking)
		const isGranted = this.#gate(Gate.reacquire, condition.id)
		if (!lock.tryAcquire(this.id)) {
			this.#standAtDoor(lock, isGranted)
		}
		this.tracer?.note(Kind.acquire, lock.id, lock.section)
		if (waking === Waking.interrupted) {
			throw new Interrupted()
		}
		return waking !== Waking.timedOut
	}

	#park({ waiters }: Condition, deadlineUs: number): Waking {
		let isInterrupted = false as boolean
		const isOver = this.#parking.until((bits) => {
			isInterrupted = (bits & Control.interrupt) !== 0
			return isInterrupted || !waiters.has(this.id)
		}, deadlineUs)
		// Whoever cannot leave by itself has been notified in the same instant, and must not swallow that.
		if (!isOver && waiters.leave(this.id)) {
			return Waking.timedOut
		}
		if (isInterrupted && waiters.leave(this.id)) {
			return Waking.interrupted
		}
		return Waking.notified
	}

	#traceNotify(condition: Condition, woken: number, group: number, index: number): void {
		const cells = this.#all[woken]
		const number = woken === 0 || !cells ? 0 : cells.read(Own.waits)
		this.tracer?.note(
			Kind.notify,
			condition.id,
			condition.lock.section,
			woken,
			number,
			group,
			index,
		)
		if (woken !== 0) {
			// At once: one that gives up waiting at this moment may tell of it before the lock is released.
			this.tracer?.publish()
			this.#owed.push(woken)
		}
	}

	#requireInside(lock: Lock, operation: string): void {
		if (lock.isHeldBy(this.id)) {
			return
		}
		throw new Error(`${operation} outside the lock "${lock.name}": the caller must hold it`)
	}

	#compute(us: number): void {
		const at = this.#at + Own.progress
		for (let doneUs = 0; doneUs < us; doneUs += chunkUs * this.#clock.pace) {
			this.#words[at] = 1 + Math.floor((doneUs / us) * 1000)
			if (this.#words[this.#controlAt] !== 0) {
				this.#parking.obeyAtGate()
			}
			this.#burner.chunk()
		}
		this.#words[at] = 0
		this.tracer?.refresh()
	}
}
