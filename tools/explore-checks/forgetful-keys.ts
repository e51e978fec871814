/** Broken twins of the state key: each forgets one thing that decides the future. */
import { type KeyedMemory, type KeyedThread, stateKey } from '../../src/explore/state-key.ts'
import type { OpenChoices, VirtualRun } from '../../src/explore/virtual-run.ts'

type Key = (run: VirtualRun, open: OpenChoices) => string

const everybody = (): number => 0

export const forgetfulKeys: Readonly<Record<string, Key>> = {
	'what it was told': (run, open) =>
		keyOf(
			run.threads.map((thread) => told(thread, { learned: '' })),
			run.layout.memory,
			open,
		),
	'which of two answers came first': (run, open) =>
		keyOf(
			run.threads.map((thread) => told(thread, { learned: summed(thread.learned) })),
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

function keyOf(
	threads: readonly KeyedThread[],
	memory: KeyedMemory,
	{ victim }: OpenChoices,
): string {
	return stateKey(threads, memory, victim)
}

function told(thread: KeyedThread, instead: Partial<KeyedThread>): KeyedThread {
	const { id, role, cells, learned, isTimed, isDone } = thread
	return { id, role, cells, learned, isTimed, isDone, ...instead }
}

/** A number for the answers, as a careless hash has it. */
function summed(learned: string): string {
	const answers = learned === '' ? [] : learned.split(',').map((one) => Number(one.split('=')[1]))
	return String(answers.reduce((sum, one) => sum * 31 + one + 1, 0))
}

function placeless(cells: KeyedThread['cells']): KeyedThread['cells'] {
	return { read: (word) => cells.read(word), site: 0 }
}

function other(memory: KeyedMemory, instead: Partial<KeyedMemory>): KeyedMemory {
	const { locks, conditions, decisive, lines, areThreadsNamed } = memory
	return { locks, conditions, decisive, lines, areThreadsNamed, ...instead }
}
