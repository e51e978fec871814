/**
 * What of a state decides its future, as a text: where each thread stands and what it was told, who is inside which
 * lock, who waits where, who was interrupted, and what the shared objects say they decide by. Left out: item ids, times,
 * tickets, counters. Threads of one role are told apart by nothing else, unless programs name them, so their order is left
 * out too.
 */
import type { SharedMemory } from '../sync/shared-memory.ts'
import { Control } from '../sync/gate.ts'
import { Own, Theirs } from '../sync/thread-cells.ts'
import type { VirtualThread } from './virtual-thread.ts'

/** What the key needs to know of a thread and of the memory. */
export type KeyedThread = Pick<VirtualThread, 'id' | 'role' | 'learned' | 'isTimed' | 'isDone'> & {
	readonly cells: Pick<VirtualThread['cells'], 'read' | 'site'>
}
export type KeyedMemory = Pick<
	SharedMemory,
	'locks' | 'conditions' | 'decisive' | 'lines' | 'areThreadsNamed'
>

/** `isAnyVictim`: a notify may wake anybody, so the order in a wait set decides nothing. */
export function stateKey(
	threads: readonly KeyedThread[],
	memory: KeyedMemory,
	isAnyVictim: boolean,
): string {
	const places = placesIn(memory, isAnyVictim)
	const roles = new Map<string, string[]>()
	for (const thread of threads) {
		const { cells } = thread
		const where = thread.isDone
			? 'done'
			: `${cells.read(Own.gate)},${cells.read(Own.object)},${cells.site},${thread.learned},${Number(thread.isTimed)}`
		const keys = roles.get(thread.role) ?? []
		roles.set(thread.role, keys)
		const isInterrupted = !thread.isDone && cells.read(Theirs.control) & Control.interrupt
		const marks = `${isInterrupted ? '!' : ''}${memory.areThreadsNamed ? `#${thread.id}` : ''}`
		keys.push(`${where}${places.get(thread.id) ?? ''}${marks}`)
	}
	const decided = memory.decisive.map((word) => word()).join()
	return `${[...roles.values()].map((keys) => keys.sort().join(' ')).join('|')}|${decided}`
}

/** By thread id: the locks it is inside, and its places in wait sets and at the doors of fair locks. */
function placesIn(memory: KeyedMemory, isAnyVictim: boolean): Map<number, string> {
	const places = new Map<number, string>()
	const add = (thread: number, place: string): void => {
		places.set(thread, `${places.get(thread) ?? ''};${place}`)
	}
	for (const [id, lock] of memory.locks) {
		if (lock.holder !== 0) add(lock.holder, `h${id}`)
		if (lock.isFair) lock.door.inOrder().forEach((thread, i) => add(thread, `d${id}.${i}`))
	}
	for (const [id, { waiters }] of memory.conditions) {
		waiters.inOrder().forEach((thread, i) => add(thread, `w${id}.${isAnyVictim ? '' : i}`))
	}
	for (const [line, set] of memory.lines.entries()) {
		set.inOrder().forEach((thread, i) => add(thread, `l${line}.${i}`))
	}
	return places
}
