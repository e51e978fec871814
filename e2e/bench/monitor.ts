/**
 * The least that a lock and two conditions are: a mutex of three states, a sequence number for each condition, waiters
 * counted, nobody told in vain. The class that our queue is in, with nothing to be shown, held, interrupted or closed.
 */
import type { Contestant, Player } from './contestant.ts'

// Cells: the mutex with all that it guards, on one line; the two sequence numbers on lines of their own; then the places.
const MUTEX = 0
const SIZE = 1
const HEAD = 2
const PUTTERS = 3
const TAKERS = 4
const NOT_FULL = 32
const NOT_EMPTY = 64
const PLACES = 96

export const monitor: Contestant = {
	prepare: ({ producers, consumers, capacity }) => {
		const shared = new SharedArrayBuffer((PLACES + capacity) * 4)
		return Array.from({ length: producers + consumers }, () => ({ shared, ports: [] }))
	},
	enter: ({ shared }, { capacity }) =>
		playerOf(new Int32Array(shared as SharedArrayBuffer), capacity),
}

function playerOf(words: Int32Array, capacity: number): Player {
	const word = (at: number): number => words[at] ?? 0
	return {
		put(from, count) {
			let sum = 0
			for (let n = from; n < from + count; n++) {
				lock(words)
				while (word(SIZE) === capacity) wait(words, NOT_FULL, PUTTERS)
				words[PLACES + ((word(HEAD) + word(SIZE)) % capacity)] = n
				words[SIZE] = word(SIZE) + 1
				tell(words, NOT_EMPTY, TAKERS)
				unlock(words)
				sum = (sum + n) | 0
			}
			return sum
		},
		take(count) {
			let sum = 0
			for (let i = 0; i < count; i++) {
				lock(words)
				while (word(SIZE) === 0) wait(words, NOT_EMPTY, TAKERS)
				sum = (sum + word(PLACES + word(HEAD))) | 0
				words[HEAD] = (word(HEAD) + 1) % capacity
				words[SIZE] = word(SIZE) - 1
				tell(words, NOT_FULL, PUTTERS)
				unlock(words)
			}
			return sum
		},
	}
}

/** 0 free, 1 taken, 2 taken and somebody waits. */
function lock(words: Int32Array): void {
	if (Atomics.compareExchange(words, MUTEX, 0, 1) === 0) return
	while (Atomics.exchange(words, MUTEX, 2) !== 0) Atomics.wait(words, MUTEX, 2)
}

function unlock(words: Int32Array): void {
	if (Atomics.exchange(words, MUTEX, 0) === 2) Atomics.notify(words, MUTEX, 1)
}

function wait(words: Int32Array, sequence: number, waiters: number): void {
	const seen = Atomics.load(words, sequence)
	words[waiters] = (words[waiters] ?? 0) + 1
	unlock(words)
	Atomics.wait(words, sequence, seen)
	lock(words)
	words[waiters] = (words[waiters] ?? 0) - 1
}

function tell(words: Int32Array, sequence: number, waiters: number): void {
	if (words[waiters] === 0) return
	Atomics.add(words, sequence, 1)
	Atomics.notify(words, sequence, 1)
}
