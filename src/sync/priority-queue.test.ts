/** The order of the priority queue, against a sorted list; and mistakes in its text. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
	bufferText,
	type CompiledFile,
	plainClassFrom,
} from '../../tools/explore-checks/compiled-buffer.ts'
import { mutatedBy } from '../../tools/explore-checks/queue-mutants.ts'
import { alone } from '../../tools/real-threads/alone.ts'
import { BlockingQueue } from './blocking-queue.ts'
import { ItemRing } from './item-ring.ts'
import { PriorityQueue } from './priority-queue.ts'

const places = 5

type Make = typeof PriorityQueue

/** What a queue does with `kinds`: a number puts an item of that kind while there is room, null takes one while there is one. */
function taken(Queue: Make, kinds: readonly (number | null)[]): string {
	const { built, thread } = alone((memory) => new Queue(memory, places))
	const me = thread(2)
	built.resizeWhilePaused(me, places)
	const out: string[] = []
	const take = (): boolean => {
		const item = built.poll(me)
		if (item) {
			out.push(`${item.kind}.${item.payload}`)
		}
		return item !== null
	}
	for (const [payload, kind] of kinds.entries()) {
		if (kind === null) {
			take()
		} else {
			built.offer(me, { id: 0, producer: 2, kind, madeUs: 0, payload })
		}
	}
	let hasMore = true
	while (hasMore) {
		hasMore = take()
	}
	return out.join(' ')
}

/** The same by a list that is sorted before each removal. */
function sorted(kinds: readonly (number | null)[]): string {
	const inside: { kind: number; payload: number }[] = []
	const out: string[] = []
	const take = (): void => {
		inside.sort((one, other) => other.kind - one.kind || one.payload - other.payload)
		const item = inside.shift()
		if (item) {
			out.push(`${item.kind}.${item.payload}`)
		}
	}
	for (const [payload, kind] of kinds.entries()) {
		if (kind === null) {
			take()
		} else if (inside.length < places) {
			inside.push({ kind, payload })
		}
	}
	while (inside.length > 0) {
		take()
	}
	return out.join(' ')
}

const steps = fc.array(fc.option(fc.integer({ min: 0, max: 2 })), { maxLength: 40 })

test('the highest kind leaves first, and among equals the oldest, also across the end of the ring', () => {
	fc.assert(
		fc.property(steps, (kinds) => {
			expect(taken(PriorityQueue, kinds)).toBe(sorted(kinds))
		}),
	)
})

test('the low kind stays inside for as long as high ones come', () => {
	const kinds = [0, ...Array.from({ length: 10 }, () => [1, null]).flat()]
	expect(taken(PriorityQueue, kinds).split(' ').pop()).toBe('0.0')
})

const file: CompiledFile = {
	path: 'sync/priority-queue.ts',
	name: 'PriorityQueue',
	parts: { BlockingQueue, ItemRing },
}

test.each([
	['the newest of its kind first', 'kind >= item.kind', 'kind > item.kind'],
	['the lowest first', 'kind >= item.kind', 'kind <= item.kind'],
	['nobody overtakes', 'this.advanceLast(overtaken)', ''],
	['overtakes all', 'this.advanceLast(overtaken)', 'this.advanceLast(this.size - 1)'],
	['overtakes one too few', 'this.advanceLast(overtaken)', 'this.advanceLast(overtaken - 1)'],
	['is the plain ring', ', Ring: PriorityRing', ''],
])('killed: %s', async (name, from, to) => {
	const text = mutatedBy({ name, changes: [[from, to]] }, bufferText(file))
	const Queue = (await plainClassFrom(text, file)) as Make
	const found = fc.check(
		fc.property(steps, (kinds) => taken(Queue, kinds) === sorted(kinds)),
		{ numRuns: 500 },
	)
	expect(found.failed).toBe(true)
})
