import { expect, test } from 'vitest'
import { durations, evidenceOf } from '../evidence-fixture.ts'
import { bouncerMeasures } from './bouncer-measures.ts'

const knobs = { burst: 400, length: 5, rate: 1, token: 100, bucket: 50, workers: 8, service: 60 }
const bucket = { id: 9, name: 'bucket', size: 50, tokens: 0, atUs: 5e6, given: 551, refused: 1450 }
const wait = durations(...Array.from({ length: 100 }, (_, i) => i))

const measured = (name: string, atS: number, fromUs = 0) => {
	const facts = { knobs, buckets: [bucket], wait, atUs: atS * 1e6, stretch: { fromUs } }
	return bouncerMeasures[name]?.(evidenceOf(facts)) ?? null
}

test('who was let in is counted when the burst is over, beside what the bucket may give', () => {
	expect(measured('let in', 6.4)).toBeNull()
	expect(measured('let in', 7, 2e6)).toBeNull()
	expect(measured('let in', 6.6)).toMatchObject({ value: 551, n: 2001 })
	expect(measured('let in', 6.6)?.theory).toContain('= 550')
})

test('the longest wait behind the door is that of the whole burst', () => {
	expect(measured('wait behind the door', 6.4)).toBeNull()
	expect(measured('wait behind the door', 6.6)?.value).toBeCloseTo(0.099, 2)
})
