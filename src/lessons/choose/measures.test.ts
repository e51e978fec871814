import { expect, test } from 'vitest'
import { durations, evidenceOf } from '../evidence-fixture.ts'
import { measures } from './measures.ts'
import { deeds } from './tasks.ts'

const { counts } = evidenceOf({}).moment
const lost = (atUs: number, deadLettered: number) => {
	const evidence = evidenceOf({ atUs, counts: { ...counts, offered: 200, deadLettered } })
	return measures['lost share']?.(evidence)
}

test('what is lost is known once the burst is over, as a share of all that came', () => {
	expect(lost(2_000_000, 50)).toBeNull()
	expect(lost(3_000_000, 50)).toMatchObject({ value: 0.25, n: 200 })
	expect(lost(3_000_000, 0)?.value).toBe(0)
})

test('a row of the comparison ticks the task of its strategy, and of no other', () => {
	const run = (strategy: string) =>
		evidenceOf({
			atUs: 6_000_000,
			knobs: { strategy },
			detection: durations(...new Array<number>(30).fill(70)),
			counts: { ...counts, spins: 2_000_000 },
		})
	const done = (strategy: string) => {
		return Object.keys(deeds).filter((name) => deeds[name]?.(run(strategy)))
	}
	expect(done('poll 100 ms')).toEqual(['sluggish'])
	expect(done('busy-wait')).toEqual(['burning'])
	expect(done('blocking queue')).toEqual([])
	const prompt = evidenceOf({
		atUs: 6_000_000,
		knobs: { strategy: 'blocking queue' },
		detection: durations(...new Array<number>(30).fill(0.3)),
	})
	expect(deeds['notified']?.(prompt)).toBe(true)
})
