/** Answers before the work and after it, in virtual time: what no machine disturbs. */
import { expect, test } from 'vitest'
import type { KnobValue } from '../programs/knob.ts'
import { JobStatus, Kind } from '../trace/event.ts'
import { derivedScene } from './virtual-run.ts'
import { VirtualTime } from './virtual-time.ts'

/** Up to 120 s of run time. */
function played(values: Readonly<Record<string, KnobValue>>) {
	const answersUs: number[] = []
	const ends = new Map<number, number>()
	const seen = { come: 0, refused: 0, saved: 0, failed: 0, nowUs: 0 }
	// Photos would really be made small.
	const all = { tasks: 'one sort', ...values }
	const plan = { scene: derivedScene('async-requests'), values: all, seed: 7 }
	const time = new VirtualTime(plan, (nowUs, kind, a, b, c) => {
		seen.nowUs = nowUs
		if (kind === Kind.arrive) seen.come += a
		else if (kind === Kind.reject) seen.refused += 1
		else if (kind === Kind.put) answersUs.push(nowUs - c)
		else if (kind === Kind.job) {
			if (b === JobStatus.pending) seen.saved += 1
			if (b === JobStatus.failed) seen.failed += 1
			if (b >= JobStatus.done) ends.set(a, (ends.get(a) ?? 0) + 1)
		}
	})
	time.run(() => seen.nowUs >= 120e6)
	return { ...seen, answersUs, ends: [...ends.values()] }
}

test('no answer takes longer than writing down, which takes no time; every job ends once', () => {
	const run = played({})
	expect(run.come).toBeGreaterThan(4500)
	expect(run.refused).toBe(0)
	expect(run.answersUs).toEqual(Array.from({ length: run.saved }, () => 0))
	expect(run.ends.every((times) => times === 1)).toBe(true)
	expect(run.ends.length / run.saved).toBeGreaterThan(0.95)
	expect(Math.abs(run.failed / run.ends.length - 0.02)).toBeLessThan(0.01)
})

test('the twin turns away what two handlers cannot do: 15 of 40', () => {
	const run = played({ sync: true })
	expect(run.saved).toBe(0)
	expect(Math.abs(run.refused / run.come - 15 / 40)).toBeLessThan(0.06)
})
