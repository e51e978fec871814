/** The order of the urgent queue, against a sorted list; with items that are not put behind others of their kind it would fail. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alone } from '../../tools/real-threads/alone.ts'
import { UnboundedQueue } from './unbounded-queue.ts'
import { UrgentQueue } from './urgent-queue.ts'

type Make = typeof UnboundedQueue | typeof UrgentQueue

/** Kind and place among the puts of whatever leaves, in order. */
function leaving(Queue: Make, kinds: readonly number[]): string[] {
	const { built, thread } = alone((memory) => new Queue(memory, { places: 64 }))
	const me = thread(2)
	for (const [payload, kind] of kinds.entries()) {
		built.put(me, { id: 0, producer: 2, kind, madeUs: 0, payload })
	}
	return kinds.map(() => {
		const { kind, payload } = built.take(me)
		return `${kind}.${payload}`
	})
}

const inOrder = (kinds: readonly number[]) =>
	kinds
		.map((kind, place) => ({ kind, place }))
		.toSorted((a, b) => b.kind - a.kind || a.place - b.place)
		.map(({ kind, place }) => `${kind}.${place}`)

test('the highest kind leaves first, and among equals the oldest', () => {
	const some = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 40 })
	fc.assert(
		fc.property(some, (kinds) => {
			expect(leaving(UrgentQueue, kinds)).toEqual(inOrder(kinds))
		}),
	)
})

test('a queue in the order of arrival is told apart from it', () => {
	expect(leaving(UnboundedQueue, [0, 1])).not.toEqual(inOrder([0, 1]))
})
