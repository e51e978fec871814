import { describe, expect, test } from 'vitest'
import { evidenceOf } from '../evidence-fixture.ts'
import { meetingMeasures } from './meeting-measures.ts'

const placeless = { capacity: 0, dist: 'exponential' }

describe('the share of its time that the consumer works', () => {
	const run = (completions: number, meanServiceUs: number | null = 20_000) =>
		evidenceOf({ atUs: 5_000_000, knobs: placeless, stretch: { completions, meanServiceUs } })

	test('is what got done by what it could do', () => {
		expect(meetingMeasures['consumer works']?.(run(165))).toMatchObject({
			text: 'it worked 66.0% of the time, over 5.0 s',
			n: 165,
		})
		expect(meetingMeasures['consumer works']?.(run(165))?.value).toBeCloseTo(0.66)
	})

	test('is not known before enough was done, nor without a service time', () => {
		expect(meetingMeasures['consumer works']?.(run(99))).toBeNull()
		expect(meetingMeasures['consumer works']?.(run(165, null))).toBeNull()
	})
})
