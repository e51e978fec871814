/** The package ringbuf.js, one number at a time. It cannot wait: full or empty, it is asked again. */
import { RingBuffer } from 'ringbuf.js'
import type { Contestant } from './contestant.ts'

export const ringbufRing: Contestant = {
	prepare: ({ capacity }) => {
		const shared = RingBuffer.getStorageForCapacity(capacity, Int32Array)
		return [
			{ shared, ports: [] },
			{ shared, ports: [] },
		]
	},
	enter: ({ shared }) => {
		const ring = new RingBuffer(shared as SharedArrayBuffer, Int32Array)
		const one = new Int32Array(1)
		return {
			put(from, count) {
				let sum = 0
				for (let n = from; n < from + count; n++) {
					one[0] = n
					while (ring.push(one, 1) === 0);
					sum = (sum + n) | 0
				}
				return sum
			},
			take(count) {
				let sum = 0
				for (let i = 0; i < count; i++) {
					while (ring.pop(one, 1) === 0);
					sum = (sum + (one[0] ?? 0)) | 0
				}
				return sum
			},
		}
	},
}
