/**
 * The least that two threads need: one producer, one consumer, two positions, and a place to park. What remains of a
 * queue when nothing may be shown, held, closed, resized or shared by more.
 */
import type { Contestant, Player } from './contestant.ts'

// Cells, each writer on its own 128 bytes: items put, producer parks; items taken, consumer parks; then the places.
const PUT = 0
const PRODUCER_PARKS = 1
const TAKEN = 32
const CONSUMER_PARKS = 33
const PLACES = 64

export const bareRing: Contestant = {
	prepare: ({ capacity }) => {
		const shared = new SharedArrayBuffer((PLACES + capacity) * 4)
		return [
			{ shared, ports: [] },
			{ shared, ports: [] },
		]
	},
	enter: ({ shared }, { capacity }) =>
		playerOf(new Int32Array(shared as SharedArrayBuffer), capacity),
}

function playerOf(words: Int32Array, capacity: number): Player {
	return {
		put(from, count) {
			let put = words[PUT] ?? 0
			let taken = Atomics.load(words, TAKEN)
			let sum = 0
			for (let n = from; n < from + count; n++) {
				if (put - taken === capacity) taken = moved(words, TAKEN, taken, PRODUCER_PARKS)
				words[PLACES + (put % capacity)] = n
				sum = (sum + n) | 0
				Atomics.store(words, PUT, ++put)
				if (Atomics.load(words, CONSUMER_PARKS) === 1) wake(words, CONSUMER_PARKS)
			}
			return sum
		},
		take(count) {
			let taken = words[TAKEN] ?? 0
			let put = Atomics.load(words, PUT)
			let sum = 0
			for (let i = 0; i < count; i++) {
				if (put === taken) put = moved(words, PUT, put, CONSUMER_PARKS)
				sum = (sum + (words[PLACES + (taken % capacity)] ?? 0)) | 0
				Atomics.store(words, TAKEN, ++taken)
				if (Atomics.load(words, PRODUCER_PARKS) === 1) wake(words, PRODUCER_PARKS)
			}
			return sum
		},
	}
}

/** The position at `at` once it is no longer `seen`; parks meanwhile. */
function moved(words: Int32Array, at: number, seen: number, parks: number): number {
	for (;;) {
		const now = Atomics.load(words, at)
		if (now !== seen) return now
		Atomics.store(words, parks, 1)
		// Look again before parking: the other side looks at `parks` only after it has moved.
		if (Atomics.load(words, at) === seen) Atomics.wait(words, parks, 1)
		Atomics.store(words, parks, 0)
	}
}

function wake(words: Int32Array, parks: number): void {
	Atomics.store(words, parks, 0)
	Atomics.notify(words, parks)
}
