/**
 * What a thread could do next, told from shared memory alone: one answer for the page, the threads and a search.
 */
import type { Condition } from './condition.ts'
import { Control, Gate } from './gate.ts'
import type { Lock } from './lock.ts'
import { Own, Phase, Stand, Theirs, type ThreadCells } from './thread-cells.ts'

/** Locks and conditions by object id. */
export interface Objects {
	readonly locks: ReadonlyMap<number, Lock>
	readonly conditions: ReadonlyMap<number, Condition>
}

/** Why a thread cannot do its next operation. `object` is an object id; `holder` the one inside, or the one before it in line. */
export type Obstacle =
	| { readonly kind: 'lock'; readonly object: number; readonly holder: number }
	| { readonly kind: 'condition'; readonly object: number }
	| { readonly kind: 'time'; readonly leftUs: number }

/**
 * `null` when `thread` (id, cells) can do the operation that it has published, at run time `nowUs` (Infinity: its time
 * may come whenever somebody says so). Exact while the thread stands or is parked; for one that is running it is about
 * the gate passed last.
 */
export function obstacleOf(
	thread: number,
	cells: ThreadCells,
	objects: Objects,
	nowUs: number,
): Obstacle | null {
	if (cells.read(Own.stand) === Stand.line) {
		return null
	}
	const gate = cells.read(Own.gate)
	const object = cells.read(Own.object)
	if (gate === Gate.lock) {
		return atLock(thread, objects.locks.get(object))
	}
	if (gate === Gate.reacquire) {
		const condition = objects.conditions.get(object)
		if (condition?.waiters.has(thread)) {
			const isInterrupted = (cells.read(Theirs.control) & Control.interrupt) !== 0
			return isInterrupted ? null : { kind: 'condition', object }
		}
		return atLock(thread, condition?.lock)
	}
	if (gate === Gate.awake) {
		const leftUs = nowUs === Infinity ? 0 : (cells.read(Own.deadline) - Math.floor(nowUs)) | 0
		return leftUs > 0 ? { kind: 'time', leftUs } : null
	}
	return null
}

/**
 * At which gate every thread stands and who can go, in one number: two runs that stand alike after each step of a schedule have
 * gone the same way. `all`: cells by thread id.
 */
export function standingOf(all: readonly ThreadCells[], objects: Objects): number {
	let hash = 0x811c9dc5 | 0
	const mix = (word: number): void => {
		hash = Math.imul(hash ^ word, 0x01000193)
	}
	for (const [thread, cells] of all.entries()) {
		if (cells.read(Own.phase) !== Phase.running) {
			continue
		}
		const obstacle = obstacleOf(thread, cells, objects, Infinity)
		mix(thread)
		mix(cells.read(Own.gate))
		mix(obstacle === null ? 1 : 0)
	}
	return hash
}

function atLock(thread: number, lock: Lock | null | undefined): Obstacle | null {
	if (!lock) {
		return null
	}
	const { holder } = lock
	if (holder !== 0) {
		return { kind: 'lock', object: lock.id, holder }
	}
	const first = lock.isFair ? lock.door.oldest() : 0
	const isOvertaking = first !== 0 && first !== thread
	return isOvertaking ? { kind: 'lock', object: lock.id, holder: first } : null
}
