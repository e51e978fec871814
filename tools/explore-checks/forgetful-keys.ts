/** Broken twins of the state key: each forgets one thing that decides the future. */
import { stateKey } from '../../src/explore/state-key.ts'
import type { OpenChoices, VirtualRun } from '../../src/explore/virtual-run.ts'
import type { VirtualThread } from '../../src/explore/virtual-thread.ts'
import type { SharedMemory } from '../../src/sync/shared-memory.ts'
import type { ThreadCells } from '../../src/sync/thread-cells.ts'

type Key = (run: VirtualRun, open: OpenChoices) => string

const everybody = (): number => 0

export const forgetfulKeys: Readonly<Record<string, Key>> = {
	'what it was told': (run, open) =>
		keyOf(
			run.threads.map((thread) => told(thread, { learned: '' })),
			run.layout.memory,
			open,
		),
	'at which line it is': (run, open) =>
		keyOf(
			run.threads.map((thread) => told(thread, { cells: placeless(thread.cells) })),
			run.layout.memory,
			open,
		),
	'who plays which part': (run, open) =>
		keyOf(
			run.threads.map((thread) => told(thread, { role: 'any' })),
			run.layout.memory,
			open,
		),
	'what the cells say': (run, open) =>
		keyOf(run.threads, other(run.layout.memory, { decisive: [everybody] }), open),
	'who waits where': (run, open) =>
		keyOf(run.threads, other(run.layout.memory, { conditions: new Map() }), open),
	'who has waited longest': (run) =>
		keyOf(run.threads, run.layout.memory, { victim: true, spurious: false }),
}

/** Not a mistake in what it remembers but in what it takes for equal. */
export const honestKey: Key = (run, open) => run.key(open)

function keyOf(
	threads: readonly VirtualThread[],
	memory: SharedMemory,
	{ victim }: OpenChoices,
): string {
	return stateKey(threads, memory, victim)
}

type Told = Pick<VirtualThread, 'id' | 'role' | 'cells' | 'learned' | 'isTimed' | 'isDone'>

function told(thread: VirtualThread, instead: Partial<Told>): VirtualThread {
	const { id, role, cells, learned, isTimed, isDone } = thread
	const one: Told = { id, role, cells, learned, isTimed, isDone, ...instead }
	return one as VirtualThread
}

function placeless(cells: ThreadCells): ThreadCells {
	return { read: (word: number) => cells.read(word), site: 0 } as ThreadCells
}

function other(memory: SharedMemory, instead: Partial<SharedMemory>): SharedMemory {
	const { locks, conditions, decisive } = memory
	return { locks, conditions, decisive, ...instead } as SharedMemory
}
