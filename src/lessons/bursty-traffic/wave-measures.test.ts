/** What a wave says to its questions: nothing before it may, then what was measured, and what theory makes of that. */
import { expect, test } from 'vitest'
import type { Counts } from '../../model/moment.ts'
import type { Stretch } from '../../model/stretch.ts'
import { durations, evidenceOf } from '../evidence-fixture.ts'
import { queueOf } from './storm-cases.ts'
import { waveMeasures } from './wave-measures.ts'

interface Wave {
	readonly afterS: number
	readonly depth?: number
	readonly peak?: number
	readonly fromUs?: number
	readonly inTime?: number
	readonly longestS?: number
	readonly counts?: Partial<Counts>
	readonly stretch?: Partial<Stretch>
	readonly knobs?: Readonly<Record<string, number>>
}

const usual = { burst: 400, length: 5, rate: 60, workers: 8, service: 80, deadline: 1000 }

/** So many seconds after a burst that ended with the sixth. */
function waveOf({ afterS, depth = 0, peak = 1500, longestS = 15, inTime = 0, ...rest }: Wave) {
	const atUs = (6 + afterS) * 1e6
	const { fromUs = 0, counts = {}, stretch = {}, knobs = {} } = rest
	return evidenceOf({
		...{ atUs, inTime, counts, knobs: { ...usual, ...knobs }, wait: durations(longestS * 1000) },
		queues: queueOf({ depth, peak }, atUs),
		stretch: { fromUs, meanServiceUs: 80_000, completions: 500, ...stretch },
	})
}

const asked = (name: string, wave: Wave) => waveMeasures[name]?.(waveOf(wave))

test('how deep it was is known when the burst is over, beside (λ − μ)·t', () => {
	expect(asked('peak depth', { afterS: 0.1 })).toBeNull()
	expect(asked('peak depth', { afterS: 1, fromUs: 2e6 })).toBeNull()
	expect(asked('peak depth', { afterS: 1 })).toMatchObject({
		value: 1500,
		text: '1500 at the most',
		theory: '(λ − μ)·t = (400 − 100) · 5.0 s = 1500.',
	})
})

test('how long anybody waited is known when half of it has gone, beside depth ÷ rate', () => {
	expect(asked('longest delay', { afterS: 1, depth: 751 })).toBeNull()
	const said = asked('longest delay', { afterS: 20, depth: 750 })
	expect(said?.value).toBeCloseTo(15, 1)
	expect(said?.theory).toBe('1500 ÷ 100 a second = 15.0 s.')
})

test('who was served in time is known when nobody of them can be any more', () => {
	const sale = { deadline: 10_000, length: 10 }
	const wave = { knobs: sale, inTime: 1000, peak: 99_000, counts: { offered: 100_000 } }
	expect(asked('served in time', { ...wave, afterS: 15.1 })).toBeNull()
	const said = asked('served in time', { ...wave, afterS: 15.3 })
	expect(said?.value).toBe(0.01)
	expect(said?.theory).toBe('99\u00a0000 ÷ 100 a second = 16.5 minutes.')
})

test('the largest useful capacity is (D − s)·μ, as measured', () => {
	const stretch = { meanServiceUs: 82_000, completions: 100 }
	expect(asked('useful capacity', { afterS: 1, stretch })?.value).toBe(89)
	expect(asked('useful capacity', { afterS: 1, stretch: { completions: 99 } })).toBeNull()
})

test('how much of what was done was in time is asked some seconds after the burst', () => {
	const wave = { inTime: 840, counts: { completed: 1050 } }
	expect(asked('share in time', { ...wave, afterS: 4.9 })).toBeNull()
	expect(asked('share in time', { ...wave, afterS: 5 })?.value).toBe(0.8)
})

test('how many were refused, beside 1 − μ/λ', () => {
	const counts = { offered: 1200, rejected: 200 }
	const said = asked('refused share', { afterS: 4, counts })
	expect(said?.value).toBeCloseTo(1 / 6, 9)
	expect(said?.theory).toBe('1 − μ/λ = 1 − 100/120 = 16.7%.')
	expect(asked('refused share', { afterS: 4, counts: { offered: 999 } })).toBeNull()
})
