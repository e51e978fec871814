import { expect, test } from 'vitest'
import { type Circumstances, calm } from './bar.ts'
import { rightOf } from './box.ts'
import { layoutQueue } from './queue.ts'

const frame = { x: 0, y: 0, width: 372, height: 156 }
const noBound = 2 ** 31 - 1
const mib = 2 ** 20

function queue(depth: number, peak = depth, capacity = noBound) {
	const items = Array.from({ length: Math.min(64, depth) }, (_, index) => {
		return { id: index + 1, producer: 'H1', kind: 0, madeUs: 0, putUs: 0 }
	})
	const where = { order: 'FIFO', gap: 0, isBackward: false } as const
	const rest = { ...where, isClosed: false, justFreed: 0 }
	return { id: 4, name: 'queue', lock: 1, capacity, depth, items, peak, ...rest }
}

function filled(usedBytes: number, isLost = false): Circumstances {
	const memory = { usedBytes, grownBytes: 256 * mib, limitBytes: 256 * mib }
	return { ...calm, memory, bytesEach: 10_240, isLost }
}

test('a short queue without bound lies on a shelf, and never goes back to it from a bar', () => {
	const short = layoutQueue(queue(3), frame)
	expect(short.slots).toEqual([])
	expect(short.bar).toBeNull()
	expect(short.shelf?.x).toBeLessThan(frame.x + 14)
	expect(short.title).toBe('3, no bound')
	expect(layoutQueue(queue(24), frame).bar).toBeNull()
	expect(layoutQueue(queue(3, 25), frame).bar?.number).toBe('3')
})

test('items on a shelf stay inside it, head at the right', () => {
	for (const peak of [1, 10, 11, 24]) {
		const mark = layoutQueue(queue(peak), frame)
		for (let place = 0; place < peak; place++) {
			const token = mark.tokenAt(place)
			expect(token.x).toBeGreaterThanOrEqual(mark.shelf?.x ?? NaN)
			expect(rightOf(token)).toBeLessThanOrEqual(rightOf(mark.shelf ?? frame))
		}
	}
})

test('without bound a bar has no capacity, and its scale holds still until it must step', () => {
	const scaleOf = (depth: number) => layoutQueue(queue(depth), frame).bar?.ticks.at(-1)?.text
	expect(layoutQueue(queue(1200), frame).bar?.capacityX).toBeNull()
	expect(layoutQueue(queue(1200), frame).bar?.rest).toBe('no bound')
	expect([600, 1000, 1001, 2000, 2001].map(scaleOf)).toEqual([
		'1000',
		'1000',
		'2000',
		'2000',
		'5000',
	])
})

test('the budget lies on the scale of the queue from the first item on, in line over both bars', () => {
	for (const depth of [1, 12_004, 26_214]) {
		const { bar, memory } = layoutQueue(queue(depth), frame, filled(depth * 10_240))
		if (bar === null || memory === null) throw new Error('not drawn')
		// 26 214 of 50 000, from the right.
		expect((rightOf(bar.box) - memory.limit.x) / bar.box.width).toBeCloseTo(26_214 / 50_000, 6)
		expect(memory.used.width).toBeCloseTo(bar.fill.width)
		expect(memory.denied.x + memory.denied.width).toBeCloseTo(memory.limit.x)
		expect(memory.budget.text).toBe('ends at 26\u00a0214')
	}
})

test('memory that was really given reaches from the head, and no farther than it was given', () => {
	const { bar, memory } = layoutQueue(queue(100), frame, filled(100 * 10_240))
	expect(memory?.grown.x).toBeCloseTo(memory?.limit.x ?? NaN, 0)
	expect(memory?.used.width).toBeLessThan(memory?.grown.width ?? NaN)
	expect(bar?.number).toBe('100')
})

test('when nobody is left to take what is queued, the bar says that it is lost', () => {
	expect(layoutQueue(queue(26_206), frame, filled(256 * mib, true)).bar?.rest).toBe(
		'queued, all lost',
	)
	expect(layoutQueue(queue(0, 30), frame, filled(0, true)).bar?.rest).toBe('no bound')
})

test('labels of the scale never run into one another', () => {
	for (const depth of [60, 900, 9000, 12_004, 49_999, 400_000]) {
		for (const around of [calm, filled(depth * 10_240)]) {
			const { bar, memory } = layoutQueue(queue(depth), frame, around)
			const spans = (bar?.ticks ?? []).map(({ x, text, anchor }) => {
				const width = text.length * 7.2
				const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
				return [left, left + width] as const
			})
			if (memory !== null) spans.push([memory.limit.x - 90, memory.limit.x])
			spans.sort(([one], [other]) => one - other)
			for (const [index, [left]] of spans.entries()) {
				expect(left).toBeGreaterThan(spans[index - 1]?.[1] ?? -Infinity)
			}
		}
	}
})
