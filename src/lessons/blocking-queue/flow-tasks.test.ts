import { expect, test } from 'vitest'
import { evidenceOf } from '../evidence-fixture.ts'
import { flowDeeds } from './flow-tasks.ts'

const { queues } = evidenceOf({}).moment

test('a queue without a place, as before the run begins, was never full', () => {
	const empty = queues.map((queue) => ({ ...queue, depth: 0, peak: 0, capacity: 0 }))
	expect(flowDeeds['dissolve']?.(evidenceOf({ queues: empty }))).toBe(false)
	expect(flowDeeds['jam']?.(evidenceOf({ queues: empty }))).toBe(false)
})
