/**
 * A thread's handle on the run: the sync operations that a program may do. Every one of them is a gate: the thread
 * says what it is about to do, and does it when nothing holds it back (seam.ts). The search derives its own threads from
 * this text, so whatever can hold a thread up is a call on `this.seam`.
 */
import { Activity, Kind, Rest, Waking } from '../trace/event.ts'
import type { Cell } from './cell.ts'
import type { Condition } from './condition.ts'
import { Control, Gate } from './gate.ts'
import { Interrupted } from './leaving.ts'
import type { Lock } from './lock.ts'
import { Seam, type Surroundings } from './seam.ts'
import { Own, Theirs, type ThreadCells } from './thread-cells.ts'
import { Tracer } from './tracer.ts'

/** Real time by which a wait ends late for no other reason than the platform's: what is beyond is not made up for. */
const mostLateUs = 1000

/**
 * Gates are ordinary blocking calls.
 *
 * @throws RunStopped from any gate when the run is over.
 */
export class Thread {
	readonly id: number
	/** Null where nothing is traced: then not even the arguments of a record are reckoned. */
	readonly tracer: Tracer | null
	readonly cells: ThreadCells
	readonly seam: Seam
	readonly #lines: Int32Array
	readonly #all: readonly ThreadCells[]
	#isSpinning = false
	/** How much longer than asked the last work took: platforms wake late, and the next makes up for it, so the mean is right. */
	#lateUs = 0
	/** Whether its loop was ended because it is no longer wanted. */
	isLeaving = false

	constructor(id: number, around: Surroundings) {
		const cells = around.all[id]
		if (!cells) {
			throw new RangeError(`thread id ${id} is not in 1 … ${around.all.length - 1}`)
		}
		const tracer = around.isTraced ? new Tracer(cells, around.clock) : null
		this.id = id
		this.tracer = tracer
		this.cells = cells
		this.seam = new Seam(id, cells, tracer, around)
		this.#lines = cells.lines
		this.#all = around.all
	}

	/** Run time, whole µs modulo 2^32. */
	nowUs(): number {
		return this.seam.clock.nowUs() | 0
	}

	/** Traces what a primitive did inside the critical section that this thread entered last. */
	record(kind: Kind, object: number, a = 0, b = 0, c = 0, d = 0): void {
		this.#isSpinning = false
		this.tracer?.note(kind, object, 0, a, b, c, d)
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

	/** The run time at which `ms` more will have passed. */
	deadline(ms: number): number {
		return this.seam.clock.nowUs() + ms * 1000
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

	// Cells

	load(cell: Cell): number {
		this.seam.gate(Gate.load, cell.at)
		return Atomics.load(cell.words, cell.at)
	}

	store(cell: Cell, value: number): void {
		this.seam.gate(Gate.store, cell.at)
		Atomics.store(cell.words, cell.at, value)
	}

	/** Adds `amount` and returns what was there before. */
	add(cell: Cell, amount: number): number {
		this.seam.gate(Gate.add, cell.at)
		return Atomics.add(cell.words, cell.at, amount)
	}

	/** Writes `value` if `expected` is there; returns what was there. */
	compareExchange(cell: Cell, expected: number, value: number): number {
		this.seam.gate(Gate.compareExchange, cell.at)
		return Atomics.compareExchange(cell.words, cell.at, expected, value)
	}

	// Time

	/** Lets `ms` of run time pass, doing nothing. */
	sleep(ms: number, rest: Rest = Rest.plain): void {
		this.seam.gate(Gate.sleep, 0)
		this.tracer?.refresh()
		this.#isSpinning = false
		this.tracer?.write(Kind.sleep, 0, 0, 0, Math.round(ms * 1000), rest)
		this.seam.sleepUntil(this.seam.clock.nowUs() + ms * 1000)
		this.tracer?.write(Kind.awake)
	}

	/**
	 * Works for `us` of run time on item number `item`, or on making one when 0. `isComputing`: really burns a core for so
	 * long; else it waits, as for a disk or a network, and the core is free meanwhile. An item is done by that, unless it
	 * is going to be passed on.
	 */
	work(us: number, item: number, isComputing: boolean, isPassed = false): void {
		this.seam.gate(Gate.sleep, 0)
		const done = isPassed ? Activity.passing : Activity.handling
		const activity = item === 0 ? Activity.making : done
		this.tracer?.refresh()
		this.tracer?.write(Kind.work, 0, 0, item, us, activity)
		if (isComputing) {
			this.seam.burn(us)
		} else {
			const { clock } = this.seam
			const until = clock.nowUs() + Math.max(us / 2, us - this.#lateUs)
			this.seam.sleepUntil(until)
			this.#lateUs = Math.max(0, Math.min(clock.nowUs() - until, mostLateUs * clock.pace))
		}
		this.#isSpinning = false
		this.tracer?.write(Kind.worked, 0, 0, item, us, activity)
	}

	// Loops

	/** One turn of a loop that waits by looking again. */
	spinHint(): void {
		this.seam.gate(Gate.spinHint, 0)
		const lines = this.#lines
		lines[Own.spins] = ((lines[Own.spins] ?? 0) + 1) | 0
		if (!this.#isSpinning) {
			this.tracer?.write(Kind.spin)
		}
		this.#isSpinning = true
		// Time passes in a spin without a record: the next one wants a stamp of its own.
		this.tracer?.expire()
	}

	/**
	 * Whether one that has looked in vain `times` times may look again before it waits: for a moment, which is shorter than
	 * what a wake-up takes; in your hands, where there are no moments, once.
	 */
	maySpin(times: number): boolean {
		return this.seam.maySpin(times)
	}

	/** The head of a program's endless loop: true until the thread is asked to leave. */
	loopTop(): boolean {
		this.seam.gate(Gate.loopTop, 0)
		this.isLeaving = ((this.#lines[Theirs.control] ?? 0) & Control.retire) !== 0
		return !this.isLeaving
	}

	/**
	 * The head of a program's loop that ends: whether `count` is below `most`. A search is told the count, which the program
	 * alone knows.
	 */
	below(count: number, most: number): boolean {
		return count < most
	}

	// Markers, written by the build in front of every statement (tools/marking)

	/** The program is at line `site`. A plain store and a plain load: this is a gauge, order lives in the gates. */
	at(site: number): void {
		const lines = this.#lines
		lines[Own.site] = site
		lines[Own.inner] = 0
		if (lines[Theirs.control] !== 0) {
			this.seam.atLine()
		}
	}

	/** A primitive that the program has called is at `site`. */
	within(site: number): void {
		const lines = this.#lines
		lines[Own.inner] = site
		if (lines[Theirs.control] !== 0) {
			this.seam.atLine()
		}
	}

	// Below the gates

	#enter(lock: Lock): void {
		if (!lock.tryAcquire(this.id)) {
			this.#isSpinning = false
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
		this.#isSpinning = false
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
