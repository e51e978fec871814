/** The thread's derived handle, as far as programs of tests use it. */
import type { Stops } from '../../src/explore/virtual-seam.ts'
import type { Cell } from '../../src/sync/cell.ts'
import type { Condition } from '../../src/sync/condition.ts'
import type { Lock } from '../../src/sync/lock.ts'
import type { Kind } from '../../src/trace/event.ts'

export interface Me {
	readonly id: number
	at(site: number): void
	record(kind: Kind, object: number, a?: number, b?: number): Stops
	lock(lock: Lock): Stops
	tryLock(lock: Lock): Stops<boolean>
	unlock(lock: Lock): Stops
	wait(condition: Condition): Stops
	notify(condition: Condition): Stops
	notifyAll(condition: Condition): Stops
	load(cell: Cell): Stops<number>
	store(cell: Cell, value: number): Stops
	add(cell: Cell, amount: number): Stops<number>
	compareExchange(cell: Cell, expected: number, value: number): Stops<number>
	sleep(ms: number): Stops
	work(us: number, item: number, isComputing: boolean): Stops
	spinHint(): Stops
	loopTop(): Stops<boolean>
	below(count: number, most: number): Stops<boolean>
}
