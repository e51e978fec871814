import { expect, test } from 'vitest'
import { durations } from '../evidence-fixture.ts'
import { loadEvidence } from './load-cases.ts'
import { busyShare, meanWaitUs, measures } from './measures.ts'

test('who stands there over the rate at which they come is the mean wait; the load is as measured', () => {
	expect(meanWaitUs(loadEvidence(80, 22.9))).toBeCloseTo(22_900)
	expect(busyShare(loadEvidence(80, 22.9))).toBeCloseTo(0.8)
	expect(meanWaitUs(loadEvidence(0, 22.9))).toBeNull()
})

test('the mean wait is not known after a few tasks; then it stands beside Erlang’s', () => {
	expect(measures['mean wait']?.(loadEvidence(95, 140, 999))).toBeNull()
	expect(measures['mean wait']?.(loadEvidence(95, 140))).toEqual({
		value: expect.closeTo(140) as number,
		text: '140 ms on average at 95.0% busy',
		n: 1600,
		theory: 'For what came, theory has 169 ms.',
	})
})

test('with a queue for each worker, theory is that of one alone; beyond what can be done it has none', () => {
	const separate = measures['mean wait']?.(loadEvidence(80, 300, 1600, { pooled: 'separate' }))
	expect(separate?.theory).toBe('For what came, theory has 320 ms.')
	const over = measures['mean wait']?.(loadEvidence(110, 2000))
	expect(over?.theory).toContain('there is no mean')
})

test('who came last goes first: the mean against that in order, and what half and few waited', () => {
	const evidence = loadEvidence(80, 22.9)
	const wait = durations(...Array.from({ length: 99 }, () => 1), 2000)
	const lifo = { ...evidence, moment: { ...evidence.moment, wait } }
	const said = measures['wait against order']?.(lifo)
	expect(said?.value).toBeCloseTo(1, 2)
	expect(said?.text).toMatch(/^22.9 ms on average; half waited at most 1/)
	expect(measures['wait against order']?.(loadEvidence(110, 22.9))).toBeNull()
	expect(measures['wait against order']?.(loadEvidence(80, 22.9, 999))).toBeNull()
})
