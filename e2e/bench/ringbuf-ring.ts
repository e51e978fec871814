/**
 * The package ringbuf.js, one item at a time: a bare number, or as many words as an item of ours has. It cannot wait: full
 * or empty, it is asked again.
 */
import { RingBuffer } from 'ringbuf.js'
import type { Contestant } from './contestant.ts'

export const ringbufRing = carrying(1)
/** Item number, producer, kind, time made, payload; the number handed over is the payload. */
export const ringbufFiveWords = carrying(5)

/** Places are a multiple of `words`, and so is all that is ever inside: an item is never cut in two. */
function carrying(words: number): Contestant {
	return {
		prepare: ({ capacity }) => {
			const shared = RingBuffer.getStorageForCapacity(capacity * words, Int32Array)
			return [
				{ shared, ports: [] },
				{ shared, ports: [] },
			]
		},
		enter: ({ shared }) => {
			const ring = new RingBuffer(shared as SharedArrayBuffer, Int32Array)
			const item = new Int32Array(words)
			return {
				put(from, count) {
					let sum = 0
					for (let n = from; n < from + count; n++) {
						item[words - 1] = n
						while (ring.push(item, words) === 0);
						sum = (sum + n) | 0
					}
					return sum
				},
				take(count) {
					let sum = 0
					for (let i = 0; i < count; i++) {
						while (ring.pop(item, words) === 0);
						sum = (sum + (item[words - 1] ?? 0)) | 0
					}
					return sum
				},
			}
		},
	}
}
