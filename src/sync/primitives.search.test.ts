import { describe, expect, test } from 'vitest'
import {
	conditionHarness,
	holdHarness,
	interruptHarness,
	lockHarness,
	queueHarness,
	type Harness,
} from '../../tools/atomics-search/harness.ts'
import { mutants, type Mutant } from '../../tools/atomics-search/mutants.ts'
import { Searcher } from '../../tools/atomics-search/run-harness.ts'

/** A harness and the preemptions allowed in it. */
type Search = readonly [harness: Harness, preemptions: number]

const searcher = new Searcher()
const states = 2_000_000

const twoRounds = lockHarness([2, 2], false)
const threeThreads = lockHarness([1, 1, 1], false)
const heldAtDoor = holdHarness(1)
const fair = lockHarness([1, 1], true)
const oneWaiter = conditionHarness(1, 'notify')
const twoWaiters = conditionHarness(2, 'notify')
const allWaiters = conditionHarness(2, 'notifyAll')
const oneToOne = queueHarness(1, 1, 2)
const twoToTwo = queueHarness(2, 2, 1)

const twoLocks = queueHarness(1, 1, 2, 'TwoLockQueue')

const shipped: readonly Search[] = [
	[lockHarness([1, 1], false), Infinity],
	[twoRounds, 4],
	[threeThreads, 3],
	[heldAtDoor, 1],
	[oneWaiter, 4],
	[twoWaiters, 1],
	[allWaiters, 1],
	[interruptHarness, 1],
	[oneToOne, 2],
	[queueHarness(3, 1, 1), 0],
	[queueHarness(1, 2, 2), 0],
	[twoToTwo, 1],
	[twoLocks, 1],
	[queueHarness(2, 1, 1, 'TwoLockQueue'), 0],
	[queueHarness(1, 2, 2, 'TwoLockQueue'), 0],
	[fair, 3],
	[lockHarness([2, 1], true), 3],
]

/** Minutes, not seconds: for whoever changes a primitive. */
const deep: readonly Search[] = [
	[threeThreads, 4],
	[oneWaiter, Infinity],
	[twoWaiters, 3],
	[interruptHarness, 2],
	[oneToOne, 5],
	[twoToTwo, 2],
	[fair, Infinity],
	[lockHarness([1, 1, 1], true), 2],
	[conditionHarness(2, 'notifyAll', true), 2],
	[lockHarness([2, 2], true), 3],
]

const queues: readonly Search[] = [
	[oneToOne, 1],
	[queueHarness(3, 1, 1), 0],
	[queueHarness(1, 2, 2), 0],
]
const ends: readonly Search[] = [
	[twoLocks, 1],
	[queueHarness(2, 1, 1, 'TwoLockQueue'), 0],
]
const locks: readonly Search[] = [
	[twoRounds, 1],
	[oneWaiter, 2],
	[allWaiters, 0],
	[threeThreads, 1],
	[interruptHarness, 1],
	[heldAtDoor, 1],
	[fair, 1],
	[twoRounds, 3],
	[threeThreads, 2],
]

/** What needs three threads and more than one preemption. */
const hardest: readonly Search[] = [
	[holdHarness(2), 2],
	[threeThreads, 3],
]

function label([harness, preemptions]: Search): string {
	return `${harness.name}, ${preemptions === Infinity ? 'any' : preemptions} preemptions`
}

describe('in no schedule does a primitive break a law, race, or leave a thread behind', () => {
	const isDeep = process.env['SEARCH'] === 'deep'
	const searches = isDeep ? [...shipped, ...deep] : shipped
	const named = searches.map((it) => [label(it), ...it] as const)
	test.each(named)('%s', { timeout: 600_000 }, (_, harness, preemptions) => {
		const found = searcher.search(harness, { preemptions, states: isDeep ? Infinity : states })
		const { verdict, detail } = found
		expect([verdict, detail, ...(verdict === 'clean' ? [] : found.story())]).toEqual(['clean', ''])
	})
})

/** What goes wrong with the mutant, first of the searches that it concerns; null when nothing does. */
function killer(mutant: Mutant): string | null {
	const isIn = (files: RegExp) => mutant.changes.some(({ file }) => files.test(file))
	const inQueues = isIn(/two-/) ? ends : isIn(/queue|ring/) ? queues : null
	const searches = inQueues ?? (mutant.harmless ? locks : [...locks, ...hardest])
	for (const search of searches) {
		const [harness, preemptions] = search
		const found = searcher.search(harness, { preemptions, states }, mutant.changes)
		if (found.verdict !== 'clean' && found.verdict !== 'budget') {
			return `${found.verdict}: ${found.detail} (${label(search)})`
		}
	}
	return null
}

const named = (isHarmless: boolean) =>
	mutants
		.filter(({ harmless }) => (harmless !== undefined) === isHarmless)
		.map((mutant) => [mutant.name, mutant.harmless, mutant] as const)

describe('a mistake in a primitive is found', () => {
	test.each(named(false))('%s', (_name, _reason, mutant) => {
		expect(killer(mutant)).not.toBeNull()
	})
})

describe('what looks like a mistake and is none', () => {
	test.each(named(true))('%s: %s', (_name, _reason, mutant) => {
		expect(killer(mutant)).toBeNull()
	})
})
