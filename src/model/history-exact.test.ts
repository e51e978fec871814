import fc from 'fast-check'
import { expect, test } from 'vitest'
import { violationIn } from './history-check.ts'
import { decideHistory } from './history-exact.ts'
import { chanceOf, madeUpHistory, spoils, type MadeUpOptions } from './history-fixture.ts'
import type { Operation, OperationKind } from './history.ts'
import { windowOf } from './history-window.ts'

const everyKind: readonly OperationKind[] = [
	'put',
	'put',
	'take',
	'take',
	'refused offer',
	'empty poll',
	'resize',
]

const options = fc.record({
	threads: fc.integer({ min: 1, max: 4 }),
	operations: fc.integer({ min: 1, max: 30 }),
	capacity: fc.integer({ min: 1, max: 4 }),
})
const seed = fc.nat()
const spoil = fc.constantFrom(...Object.keys(spoils))

function spoilt(history: readonly Operation[], how: string, from: number): readonly Operation[] {
	const spoiler = Object.entries(spoils).find(([name]) => name === how)?.[1]
	if (!spoiler) throw new RangeError(`no way to spoil is called "${how}"`)
	return spoiler(history, chanceOf(from))
}

/** Hardly any that is drawn by chance needs more; those that do are left out. */
const budget = 200_000

/** Both answers: that of the patterns, and the exact one. */
function answers(history: readonly Operation[], capacity: number) {
	const { verdict } = decideHistory(history, { capacity, budget })
	return { patterns: violationIn(history, capacity) === null, exact: verdict }
}

const legal = { patterns: true, exact: 'legal' }

test('whatever a bounded queue did is legal, to both', () => {
	fc.assert(
		fc.property(options, seed, fc.boolean(), (made: MadeUpOptions, from, tellsSize) => {
			const history = madeUpHistory({ ...made, kinds: everyKind, tellsSize }, chanceOf(from))
			expect(answers(history, made.capacity)).toEqual(legal)
		}),
		{ numRuns: 300 },
	)
})

test('of puts and takes at a queue without limit, both say the same, spoilt or not', () => {
	let illegal = 0
	fc.assert(
		fc.property(options, seed, spoil, seed, (made, from, how, spoiling) => {
			const history = madeUpHistory({ ...made, capacity: Infinity }, chanceOf(from))
			const { patterns, exact } = answers(spoilt(history, how, spoiling), Infinity)
			fc.pre(exact !== 'unknown')
			if (exact === 'illegal') illegal++
			expect(exact).toBe(patterns ? 'legal' : 'illegal')
		}),
		{ numRuns: 600 },
	)
	expect(illegal).toBeGreaterThan(200)
})

test('what the patterns call illegal is illegal, whatever was done', () => {
	let illegal = 0
	fc.assert(
		fc.property(options, seed, spoil, seed, fc.boolean(), (made, from, how, spoiling, tells) => {
			const kinds = { kinds: everyKind, tellsSize: tells }
			const history = madeUpHistory({ ...made, ...kinds }, chanceOf(from))
			const { patterns, exact } = answers(spoilt(history, how, spoiling), made.capacity)
			fc.pre(exact !== 'unknown')
			if (!patterns) illegal++
			if (!patterns) expect(exact).toBe('illegal')
		}),
		{ numRuns: 600 },
	)
	expect(illegal).toBeGreaterThan(200)
})

function operation(words: Partial<Operation>): Operation {
	const nothing = { thread: 2, kind: 'put', item: 0, size: null, atUs: 0, putBack: 0 } as const
	return { ...nothing, called: 0, returned: 0, ...words }
}

test('a refusal needs an instant at which the queue was full', () => {
	const refused = operation({ kind: 'refused offer', called: 4, returned: 5 })
	const put = operation({ item: 1, called: 0, returned: 1 })
	const take = (called: number, returned: number) =>
		operation({ kind: 'take', item: 1, called, returned })
	expect(answers([put, refused, take(4, 6)], 1)).toEqual(legal)
	expect(answers([put, take(2, 3), refused], 1)).toEqual({ patterns: false, exact: 'illegal' })
})

test('an empty poll needs an instant at which nothing was inside', () => {
	const empty = operation({ kind: 'empty poll', called: 4, returned: 5 })
	const put = (called: number, returned: number) => operation({ item: 1, called, returned })
	expect(answers([put(0, 6), empty], 1)).toEqual(legal)
	expect(answers([put(0, 1), empty], 1)).toEqual({ patterns: false, exact: 'illegal' })
})

test('only the exact search sees that a refusal and an empty poll after it leave no instant for the one put', () => {
	// Full at some instant from 1 to 2, empty from 3 to 4, and nobody takes.
	const history = [
		operation({ item: 1, called: 0, returned: 9 }),
		operation({ kind: 'refused offer', thread: 3, called: 1, returned: 2 }),
		operation({ kind: 'empty poll', thread: 3, called: 3, returned: 4 }),
	]
	expect(answers(history, 1)).toEqual({ patterns: true, exact: 'illegal' })
})

test('what has not returned may have happened or not', () => {
	const pending = operation({ item: 1, called: 0, returned: Infinity })
	const take = operation({ kind: 'take', item: 1, called: 2, returned: 3 })
	const empty = operation({ kind: 'empty poll', called: 2, returned: 3 })
	expect(decideHistory([pending, take], { capacity: 1 }).verdict).toBe('legal')
	expect(decideHistory([pending, empty], { capacity: 1 }).verdict).toBe('legal')
	expect(decideHistory([take], { capacity: 1 })).toMatchObject({
		verdict: 'illegal',
		ordered: 0,
		stuckAt: [take],
	})
})

test('out of budget is said, and is no answer', () => {
	const history = madeUpHistory({ threads: 4, operations: 40, capacity: 2 }, chanceOf(1))
	const { verdict, tried } = decideHistory(history, { capacity: 2, budget: 10 })
	expect({ verdict, tried }).toEqual({ verdict: 'unknown', tried: 10 })
})

test('a legal history has only legal windows', () => {
	const where = fc.record({ first: fc.nat(200), count: fc.integer({ min: 1, max: 60 }) })
	fc.assert(
		fc.property(options, seed, where, (made, from, { first, count }) => {
			const kinds = { kinds: everyKind, tellsSize: true, operations: 200 }
			const history = madeUpHistory({ ...made, ...kinds }, chanceOf(from))
			const { operations, capacity } = windowOf(history, first, count, made.capacity)
			expect(decideHistory(operations, { capacity }).verdict).toBe('legal')
		}),
		{ numRuns: 150 },
	)
})

test('a window shows what was spoilt inside it', () => {
	const made = { threads: 1, operations: 300, capacity: 3 }
	const history = madeUpHistory(made, chanceOf(5))
	const takes = history.filter(({ kind, called }) => kind === 'take' && called > 300)
	const [first, second] = takes
	if (!first || !second) throw new Error('two takes in the middle')
	const swapped = history.map((one) => {
		if (one === first) return { ...one, item: second.item }
		return one === second ? { ...one, item: first.item } : one
	})
	const at = history.indexOf(first)
	const { operations, capacity } = windowOf(swapped, at - 20, 60, made.capacity)
	expect(operations.length).toBeLessThan(80)
	expect(decideHistory(operations, { capacity }).verdict).toBe('illegal')
})
