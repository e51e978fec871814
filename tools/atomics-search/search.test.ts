import { describe, expect, test } from 'vitest'
import { Machine, type Body } from './machine.ts'
import { search } from './search.ts'
import { SharedWords } from './shared-words.ts'
import {
	virtualAtomics,
	virtualWords,
	type Accessed,
	type VirtualAtomics,
} from './virtual-atomics.ts'

const words = 8

/** Searches bodies that meet in a few words, all 0 at first. */
function searched(
	preemptions: number,
	bodiesOver: (atomics: VirtualAtomics, words: Int32Array) => readonly Body[],
	lawAtEnd: (value: (word: number) => number) => string | null = () => null,
) {
	const shared = new SharedWords(words)
	const start = () => {
		let machine: Machine | null = null
		const to: Accessed = { access: (...given) => machine?.access(...given) ?? 0 }
		const bodies = bodiesOver(virtualAtomics(to), virtualWords(new Int32Array(words), to))
		machine = new Machine(words, bodies, { shared, lengthCap: 50 })
		return machine
	}
	return search(start, lawAtEnd, { preemptions, states: 100_000 }, (stack) => stack)
}

const adds = (atomics: VirtualAtomics, memory: Int32Array, times: number) => () => {
	for (let i = 0; i < times; i++) atomics.add(memory, 0, 1)
}

describe('every order of operations is gone through', () => {
	test.each([
		[1, 1, 2],
		[2, 2, 6],
		[3, 4, 35],
		[6, 6, 924],
	])('%i operations against %i make %i schedules', (one, other, schedules) => {
		const outcome = searched(Infinity, (atomics, memory) => [
			adds(atomics, memory, one),
			adds(atomics, memory, other),
		])
		expect(outcome).toMatchObject({ verdict: 'clean', schedules })
	})

	test.each([
		[0, 2],
		[1, 6],
	])('with at most %i preemptions, 3 operations against 3 make %i', (preemptions, schedules) => {
		const outcome = searched(preemptions, (atomics, memory) => [
			adds(atomics, memory, 3),
			adds(atomics, memory, 3),
		])
		expect(outcome.schedules).toBe(schedules)
	})

	test('operations on words of one thread alone make no difference', () => {
		const outcome = searched(Infinity, (atomics, memory) =>
			[1, 2].map((mine) => () => {
				for (let i = 0; i < 5; i++) atomics.add(memory, mine, 1)
				atomics.add(memory, 0, 1)
			}),
		)
		expect(outcome.schedules).toBe(2)
	})
})

test('an update that is lost in one order only is found, and needs a preemption', () => {
	const lossy = (preemptions: number) =>
		searched(
			preemptions,
			(atomics, memory) =>
				[0, 1].map(() => () => {
					atomics.store(memory, 0, atomics.load(memory, 0) + 1)
				}),
			(value) => (value(0) === 2 ? null : 'lost'),
		)
	expect(lossy(0).verdict).toBe('clean')
	expect(lossy(1)).toMatchObject({ verdict: 'law', detail: 'lost', path: [0, 1, 1, 0] })
})

test('a notify before the wait is lost, and whoever waits then waits for ever', () => {
	const outcome = searched(Infinity, (atomics, memory) => [
		() => void atomics.wait(memory, 0, 0),
		() => void atomics.notify(memory, 0),
	])
	expect(outcome).toMatchObject({ verdict: 'deadlock', detail: 'thread 1 waits for ever' })
})

test('a wait ends when the word has changed or a notify comes, in order of arrival', () => {
	const arrived = searched(Infinity, (atomics, memory) => [
		...[1, 2].map((mine) => () => {
			atomics.store(memory, 3, mine)
			if (atomics.wait(memory, 0, 0) === 'not-equal') return
			atomics.store(memory, 4, atomics.load(memory, 4) === 0 ? mine : atomics.load(memory, 4))
		}),
		() => {
			atomics.store(memory, 0, 1)
			atomics.notify(memory, 0)
			atomics.notify(memory, 0)
		},
	])
	expect(arrived.verdict).toBe('clean')
})

describe('races', () => {
	const publish = (isAtomic: boolean) =>
		searched(Infinity, (atomics, memory) => [
			() => {
				memory[1] = 7
				if (isAtomic) atomics.store(memory, 0, 1)
				else memory[0] = 1
			},
			() => {
				if (atomics.load(memory, 0) === 1) memory[2] = memory[1] ?? 0
			},
		])

	test('what an atomic store publishes may be read', () => {
		expect(publish(true).verdict).toBe('clean')
	})

	test('a plain store publishes nothing', () => {
		expect(publish(false)).toMatchObject({ verdict: 'race' })
	})

	test('two plain reads are no race, a plain write beside a read is one', () => {
		const beside = (isWriting: boolean) =>
			searched(Infinity, (_, memory) => [
				() => memory[0],
				() => {
					if (isWriting) memory[0] = 1
					return memory[0]
				},
			])
		expect(beside(false).verdict).toBe('clean')
		expect(beside(true).verdict).toBe('race')
	})
})

test('a loop that waits for nobody is endless', () => {
	const outcome = searched(1, (atomics, memory) => [
		() => {
			while (atomics.load(memory, 0) === 0);
		},
		() => void atomics.store(memory, 0, 0),
	])
	expect(outcome.verdict).toBe('endless')
})

test('what a body throws is an error', () => {
	const outcome = searched(Infinity, (atomics, memory) => [
		adds(atomics, memory, 1),
		() => {
			if (atomics.load(memory, 0) === 1) throw new Error('seen')
		},
	])
	expect(outcome).toMatchObject({ verdict: 'error', detail: 'Error: seen', path: [0, 1] })
})
