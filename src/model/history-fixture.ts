/** Made-up histories of a bounded queue that really is one, and ways to spoil them. */
import type { Operation, OperationKind } from './history.ts'

/** A whole number from 0 to `below` − 1. */
export type Chance = (below: number) => number

/** The same numbers for the same seed. */
export function chanceOf(seed: number): Chance {
	let word = seed >>> 0
	return (below) => {
		word = (Math.imul(word, 1664525) + 1013904223) >>> 0
		const mixed = Math.imul(word ^ (word >>> 15), 0x2c1b3c6d) >>> 0
		return ((mixed ^ (mixed >>> 12)) >>> 0) % below
	}
}

export interface MadeUpOptions {
	readonly threads: number
	readonly operations: number
	readonly capacity: number
	/** What is done, each as often as it is listed. */
	readonly kinds?: readonly OperationKind[]
	/** Whether puts and takes tell how many are inside. */
	readonly tellsSize?: boolean
}

interface Actor {
	readonly thread: number
	kind: OperationKind | null
	called: number
	done: Operation | null
}

/** Everything returns, but for puts and takes that wait to the end: those are left out. */
export function madeUpHistory(options: MadeUpOptions, chance: Chance): Operation[] {
	const queue = new MadeUpQueue(options)
	const { kinds = ['put', 'take'], threads, operations } = options
	const actors: Actor[] = Array.from({ length: threads }, (_, index) => {
		return { thread: index + 2, kind: null, called: -1, done: null }
	})
	const out: Operation[] = []
	const isStuck = ({ kind, done }: Actor): boolean => kind !== null && !done && !queue.mayDo(kind)
	let begun = 0
	for (
		let place = 0;
		begun < operations || !actors.every((one) => !one.kind || isStuck(one));
		place++
	) {
		const actor = actors[chance(threads)]
		if (!actor) break
		if (actor.done) {
			out.push({ ...actor.done, returned: place })
			Object.assign(actor, { kind: null, done: null })
		} else if (actor.kind) actor.done = queue.tryDoing(actor.kind, actor, chance)
		else if (begun < operations) {
			begun++
			const wanted = kinds[chance(kinds.length)] ?? 'put'
			// The last one on its feet does what can be done.
			const isLast = actors.every((other) => other === actor || isStuck(other))
			const possible = queue.mayDo('put') ? 'put' : 'take'
			const kind = isLast && !queue.mayDo(wanted) ? possible : wanted
			Object.assign(actor, { kind, called: place })
		}
	}
	return out
}

class MadeUpQueue {
	readonly #contents: number[] = []
	readonly #tellsSize: boolean
	#capacity: number
	#number = 0

	constructor({ capacity, tellsSize = false }: MadeUpOptions) {
		this.#capacity = capacity
		this.#tellsSize = tellsSize
	}

	mayDo(kind: OperationKind | null): boolean {
		if (kind === 'put') return this.#contents.length < this.#capacity
		return kind === 'take' ? this.#contents.length > 0 : kind !== null
	}

	/** The operation done, or null if it has to wait; offers and polls become what they turn out to be. */
	tryDoing(kind: OperationKind, { thread, called }: Actor, chance: Chance): Operation | null {
		if (kind === 'refused offer' && this.mayDo('put')) return this.tryDoing('put', at(), chance)
		if (kind === 'empty poll' && this.mayDo('take')) return this.tryDoing('take', at(), chance)
		if (!this.mayDo(kind)) return null
		const item = this.#act(kind, chance)
		const isItem = kind === 'put' || kind === 'take'
		const size = this.#tellsSize && isItem ? this.#contents.length : null
		return { thread, kind, item, size, called, returned: Infinity, atUs: 0, putBack: 0 }

		function at(): Actor {
			return { thread, called, kind, done: null }
		}
	}

	#act(kind: OperationKind, chance: Chance): number {
		if (kind === 'put') {
			this.#contents.push(++this.#number)
			return this.#number
		}
		if (kind === 'take') return this.#contents.shift() ?? 0
		if (kind === 'resize') this.#capacity = 1 + chance(4)
		return kind === 'resize' ? this.#capacity : 0
	}
}

/** Ways to spoil a history; each returns it unchanged where there is nothing to spoil. */
export const spoils = {
	'swap two takes': (history, chance) => {
		const [first, second] = [oneOf(history, 'take', chance), oneOf(history, 'take', chance)]
		return history.map((one) => {
			if (one === first) return { ...one, item: second?.item ?? one.item }
			return one === second ? { ...one, item: first?.item ?? one.item } : one
		})
	},
	duplicate: (history, chance) => {
		const [first, second] = [oneOf(history, 'take', chance), oneOf(history, 'take', chance)]
		return history.map((one) => (one === first ? { ...one, item: second?.item ?? 0 } : one))
	},
	drop: (history, chance) => {
		const dropped = oneOf(history, chance(2) === 0 ? 'put' : 'take', chance)
		return history.filter((one) => one !== dropped)
	},
	stranger: (history, chance) => {
		const changed = oneOf(history, 'take', chance)
		return history.map((one) => (one === changed ? { ...one, item: 1_000_000 } : one))
	},
	shift: (history, chance) => {
		const changed = history[chance(Math.max(1, history.length))]
		const by = chance(41) - 20
		return history.map((one) => {
			if (one !== changed) return one
			return { ...one, called: one.called + by, returned: one.returned + by }
		})
	},
} satisfies Record<string, (history: readonly Operation[], chance: Chance) => readonly Operation[]>

function oneOf(
	history: readonly Operation[],
	kind: OperationKind,
	chance: Chance,
): Operation | undefined {
	const all = history.filter((one) => one.kind === kind)
	return all[chance(Math.max(1, all.length))]
}
