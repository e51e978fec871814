/** One access to shared memory as the searcher sees it, and what it does to a word. */
export const Op = {
	read: 0,
	write: 1,
	load: 2,
	store: 3,
	add: 4,
	sub: 5,
	and: 6,
	or: 7,
	exchange: 8,
	compareExchange: 9,
	wait: 10,
	notify: 11,
} as const
export type Op = (typeof Op)[keyof typeof Op]

/** Results of a wait, as the words that `Atomics.wait` returns. */
export const waitResults = ['ok', 'not-equal', 'timed-out'] as const

export function isPlain(op: Op): boolean {
	return op === Op.read || op === Op.write
}

/** Whether it may change the word. A notify changes who waits on it. */
export function isChange(op: Op): boolean {
	return op !== Op.read && op !== Op.load && op !== Op.wait
}

/** What stands in a word that held `old` after `op`. */
export function after(op: Op, old: number, a: number, b: number): number {
	switch (op) {
		case Op.write:
		case Op.store:
		case Op.exchange:
			return a | 0
		case Op.add:
			return (old + a) | 0
		case Op.sub:
			return (old - a) | 0
		case Op.and:
			return old & a
		case Op.or:
			return old | a
		case Op.compareExchange:
			return old === (a | 0) ? b | 0 : old
		case Op.read:
		case Op.load:
		case Op.wait:
		case Op.notify:
			return old
	}
}
