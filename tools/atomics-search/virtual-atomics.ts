/** What the primitives take for `Atomics` and for shared memory: every access goes through a machine. */
import { Op, waitResults } from './operation.ts'

/** Where an access goes. */
export interface Accessed {
	access(op: Op, word: number, a?: number, b?: number): number
}

type Words = Int32Array

/** The part of `Atomics` that primitives may use. */
export function virtualAtomics(to: Accessed) {
	return {
		load: (_: Words, at: number) => to.access(Op.load, at),
		store: (_: Words, at: number, value: number) => to.access(Op.store, at, value),
		add: (_: Words, at: number, value: number) => to.access(Op.add, at, value),
		sub: (_: Words, at: number, value: number) => to.access(Op.sub, at, value),
		and: (_: Words, at: number, value: number) => to.access(Op.and, at, value),
		or: (_: Words, at: number, value: number) => to.access(Op.or, at, value),
		exchange: (_: Words, at: number, value: number) => to.access(Op.exchange, at, value),
		compareExchange: (_: Words, at: number, expected: number, value: number) =>
			to.access(Op.compareExchange, at, expected, value),
		wait: (_: Words, at: number, value: number) => waitResults[to.access(Op.wait, at, value)],
		notify: (_: Words, at: number, count = Infinity) => to.access(Op.notify, at, count),
	}
}

export type VirtualAtomics = ReturnType<typeof virtualAtomics>

/** Words of which every plain read and write is an access; those of a view of them, too. `from`: where the view begins. */
export function virtualWords(words: Words, to: Accessed, from = 0): Words {
	return new Proxy(words, {
		get(target, key) {
			if (key === 'subarray') {
				return (begin: number) => virtualWords(words, to, from + begin)
			}
			const at = indexOf(key)
			return at < 0 ? (Reflect.get(target, key) as unknown) : to.access(Op.read, from + at)
		},
		set(_, key, value: number) {
			to.access(Op.write, from + indexOf(key), value)
			return true
		},
	})
}

/** -1 for what is not an index. */
function indexOf(key: string | symbol): number {
	if (typeof key === 'symbol') return -1
	const first = key.charCodeAt(0)
	return first >= 48 && first <= 57 ? Number(key) : -1
}
