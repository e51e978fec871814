/** Searches a harness: builds its machine over the primitives, as often as the search begins anew. */
import type { ThreadCells } from '../../src/sync/thread-cells.ts'
import type { Harness } from './harness.ts'
import { Sources, type Change } from './load.ts'
import { Machine } from './machine.ts'
import { Op } from './operation.ts'
import { placeOf } from './place.ts'
import { search, type Bounds, type Outcome } from './search.ts'
import { SharedWords } from './shared-words.ts'
import { virtualAtomics, virtualWords, type Accessed } from './virtual-atomics.ts'

const lengthCap = 600

/** Accesses before any thread runs: they just happen, and only what they write is kept. */
class Outside implements Accessed {
	readonly #values: Int32Array

	constructor(values: Int32Array) {
		this.#values = values
	}

	access(op: Op, word: number, a = 0): number {
		const old = this.#values[word] ?? 0
		if (op === Op.write || op === Op.store) this.#values[word] = a
		else if (op !== Op.read && op !== Op.load) throw new Error('not before the threads run')
		return old
	}
}

/** Sends accesses to whoever is in charge now. */
class Switch implements Accessed {
	to: Accessed
	constructor(to: Accessed) {
		this.to = to
	}

	access(op: Op, word: number, a?: number, b?: number): number {
		return this.to.access(op, word, a, b)
	}
}

/** The words of a run are a few thousand at most; the rest of the machine's cells follow from it. */
function buildMachine(
	harness: Harness,
	sources: Sources,
	changes: readonly Change[],
	known: { shared: SharedWords | null },
) {
	const values = new Int32Array(new SharedArrayBuffer(8192 * 4))
	const outside = new Outside(values)
	const to = new Switch(outside)
	const atomics = virtualAtomics(to)
	const kit = sources.load(atomics, changes)
	const words = virtualWords(values, to)
	const memory = new kit.SharedMemory(words)
	const clock = new kit.RunClock(memory, () => 0)
	const all: ThreadCells[] = []
	const cells = (id: number) => {
		const found = all[id]
		if (!found) throw new RangeError(`there is no thread ${id}`)
		return found
	}
	const { prepare, bodies, lawAtEnd } = harness.build({ kit, memory, words, atomics, cells })
	while (all.length <= bodies.length) all.push(new kit.ThreadCells(memory, 1))
	const around = {
		...{ all, clock, objects: memory, turns: null, isTraced: false },
		...{ spuriousPerS: null, seed: 1 },
	}
	const handle = (id: number) => {
		const before = to.to
		to.to = outside
		const thread = new kit.Thread(id, around)
		to.to = before
		return thread
	}
	prepare?.(handle(1))
	known.shared ??= new SharedWords(memory.used)
	const machine = new Machine(
		memory.used,
		bodies.map((body, i) => () => body(handle(i + 1))),
		{ shared: known.shared, lengthCap },
	)
	values.forEach((value, word) => {
		if (value !== 0) machine.preset(word, value)
	})
	to.to = machine
	return { machine, lawAtEnd }
}

export interface Found extends Outcome {
	/** The operations on shared words that led there, one a line. */
	readonly story: () => string[]
}

/** Searches harnesses, one after another; what it learns of one it still knows when that comes again. */
export class Searcher {
	readonly #sources = new Sources()
	readonly #shared = new Map<string, { shared: SharedWords | null }>()

	/** `changes`: to the text of the primitives. */
	search(harness: Harness, bounds: Bounds, changes: readonly Change[] = []): Found {
		const known = this.#shared.get(harness.name) ?? { shared: null }
		this.#shared.set(harness.name, known)
		const build = () => buildMachine(harness, this.#sources, changes, known)
		let lawAtEnd: ReturnType<typeof build>['lawAtEnd'] = () => null
		const outcome = search(
			() => {
				const built = build()
				lawAtEnd = built.lawAtEnd
				return built.machine
			},
			(value) => lawAtEnd(value),
			bounds,
			(stack) => placeOf(stack, this.#sources),
		)
		return { ...outcome, story: () => tell(build().machine, outcome.path, this.#sources) }
	}
}

function tell(machine: Machine, path: readonly number[], sources: Sources): string[] {
	machine.start()
	return path.map((thread) => {
		const { op, word, number } = machine.pending(thread)
		const before = machine.value(word)
		machine.step(thread)
		const place = placeOf(machine.stackOf({ thread, number }), sources)
		return `thread ${thread + 1}: ${nameOf(op)} of word ${word}, ${before} → ${machine.value(word)}, at ${place}`
	})
}

function nameOf(op: Op): string {
	return Object.entries(Op).find(([, value]) => value === op)?.[0] ?? ''
}
