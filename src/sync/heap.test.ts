import { expect, test } from 'vitest'
import { measure, SharedMemory } from './shared-memory.ts'
import { Heap } from './heap.ts'
import { reserve, scaleOf } from './heap-memory.ts'

const kib = 1024
const limit = 1024 * kib

function heapOf(taskBytes: number, memory: SharedArrayBuffer = reserve(limit)) {
	const build = (memory: SharedMemory) => new Heap(memory, taskBytes, limit)
	const cells = measure((memory) => void build(memory))
	return build(new SharedMemory(new Int32Array(new SharedArrayBuffer(4 * cells)), memory))
}

const task = (madeUs: number) => ({ id: 0, producer: 2, kind: 0, madeUs, payload: 0 })

test('it holds as many tasks as fit, and then the platform refuses', () => {
	const heap = heapOf(10 * kib)
	const held = Array.from({ length: 102 }, (_, i) => heap.write(task(i)))
	expect(heap.usedBytes).toBe(102 * 10 * kib)
	expect(heap.grownBytes).toBe(limit)
	expect(() => heap.write(task(102))).toThrow(RangeError)
	expect(heap.usedBytes).toBe(102 * 10 * kib)
	expect(held.every((one) => heap.isIntact(one))).toBe(true)
	expect(new Set(held.map(({ payload }) => payload)).size).toBe(102)
})

test('memory grows no further than it is needed', () => {
	const heap = heapOf(10 * kib)
	expect(heap.grownBytes).toBe(0)
	heap.write(task(1))
	expect(heap.grownBytes).toBe(64 * kib)
	for (let i = 2; i <= 7; i++) {
		heap.write(task(i))
	}
	expect(heap.grownBytes).toBe(128 * kib)
})

test('after a refusal there is room again as soon as something is given back', () => {
	const heap = heapOf(256 * kib)
	const held = [1, 2, 3, 4].map((i) => heap.write(task(i)))
	expect(() => heap.write(task(5))).toThrow(RangeError)
	for (const one of held.slice(1, 3)) {
		heap.free(one)
	}
	expect(heap.usedBytes).toBe(512 * kib)
	const again = [heap.write(task(6)), heap.write(task(7))]
	expect(again.map(({ payload }) => payload).sort()).toEqual([1, 2])
	expect(() => heap.write(task(8))).toThrow(RangeError)
	expect([held[0], held[3], ...again].every((one) => one && heap.isIntact(one))).toBe(true)
})

test('where only a sixteenth can be had, it holds as many tasks and says as many bytes', () => {
	const sixteenth = new SharedArrayBuffer(0, { maxByteLength: limit / 16 })
	expect(scaleOf(sixteenth, limit)).toBe(16)
	const heap = heapOf(10 * kib, sixteenth)
	for (let i = 0; i < 102; i++) {
		heap.write(task(i))
	}
	expect(heap.usedBytes).toBe(102 * 10 * kib)
	expect(heap.grownBytes).toBe(limit)
	expect(() => heap.write(task(102))).toThrow(RangeError)
})

test('a device that refuses so much gives a sixteenth, and one that refuses even that says so', () => {
	const powers = Array.from({ length: 40 }, (_, i) => 2 ** (i + 20))
	const refused = powers.find((maxByteLength) => {
		try {
			return new SharedArrayBuffer(0, { maxByteLength }).maxByteLength === 0
		} catch {
			return true
		}
	})
	const heap = reserve(refused ?? 0)
	expect(heap.maxByteLength).toBe((refused ?? 0) / 16)
	expect(scaleOf(heap, refused ?? 0)).toBe(16)
	expect(() => reserve(16 * (refused ?? 0))).toThrow(RangeError)
})
