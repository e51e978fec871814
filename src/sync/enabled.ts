/**
 * What a thread could do next, told from shared memory alone: one answer for the page, a controller, and a search.
 */
import type { Condition } from './condition.ts'
import { Gate } from './gate.ts'
import type { Lock } from './lock.ts'
import { Own, type ThreadCells } from './thread-cells.ts'

/** Locks and conditions by object id. */
export interface Objects {
	readonly locks: ReadonlyMap<number, Lock>
	readonly conditions: ReadonlyMap<number, Condition>
}

/** Why a thread cannot do its next operation. `object` is an object id. */
export type Obstacle =
	| { readonly kind: 'lock'; readonly object: number; readonly holder: number }
	| { readonly kind: 'condition'; readonly object: number }
	| { readonly kind: 'time'; readonly leftUs: number }

/**
 * `null` when `thread` (id, cells) can do the operation that it has published, at run time `nowUs`. Exact while the
 * thread stands at a gate or is parked; for one that is running it is about the gate passed last.
 */
export function obstacleOf(
	thread: number,
	cells: ThreadCells,
	objects: Objects,
	nowUs: number,
): Obstacle | null {
	const gate = cells.read(Own.gate)
	const object = cells.read(Own.object)
	if (gate === Gate.lock) {
		return atLock(objects.locks.get(object))
	}
	if (gate === Gate.reacquire) {
		const condition = objects.conditions.get(object)
		if (condition?.waiters.has(thread)) {
			return { kind: 'condition', object }
		}
		return atLock(condition?.lock)
	}
	if (gate === Gate.awake) {
		const leftUs = (cells.read(Own.deadline) - Math.floor(nowUs)) | 0
		return leftUs > 0 ? { kind: 'time', leftUs } : null
	}
	return null
}

function atLock(lock: Lock | undefined): Obstacle | null {
	const holder = lock?.holder ?? 0
	return lock && holder !== 0 ? { kind: 'lock', object: lock.id, holder } : null
}
