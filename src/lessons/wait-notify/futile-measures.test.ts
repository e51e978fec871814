import { expect, test } from 'vitest'
import { evidenceOf } from '../evidence-fixture.ts'
import { futileMeasures } from './futile-measures.ts'

const herd = { cvs: 1, notify: 'all', consumers: 15 }
const atUs = 6_000_000

test('wake-ups in vain are counted per put, beside C − 1 where all are woken', () => {
	const counts = { accepted: 20, futileWakeups: 280 }
	expect(futileMeasures['futile per put']?.(evidenceOf({ atUs, counts, knobs: herd }))).toEqual({
		value: 14,
		text: '14.0 wake-ups in vain per put',
		n: 20,
		theory: 'All but one: C − 1 = 14.',
	})
	const one = { ...herd, cvs: 2, notify: 'one' }
	const said = futileMeasures['futile per put']?.(evidenceOf({ atUs, counts, knobs: one }))
	expect(said?.theory).toBe('')
})

test('they are not known after a few puts, nor when most of them came before a knob was turned', () => {
	const few = evidenceOf({ atUs, counts: { accepted: 7, futileWakeups: 98 }, knobs: herd })
	expect(futileMeasures['futile per put']?.(few)).toBeNull()
	const turned = evidenceOf({
		atUs,
		counts: { accepted: 20, futileWakeups: 280 },
		stretch: { fromUs: 3_000_000 },
	})
	expect(futileMeasures['futile per put']?.(turned)).toBeNull()
})

test('ghosts come at the rate of the knob to each that waits', () => {
	const recorded = evidenceOf({}).moment.threads
	const [one] = recorded
	if (!one) throw new Error('no thread')
	const half = { ...one, inStateUs: { ...one.inStateUs, waiting: atUs / 2 } }
	const facts = {
		atUs,
		counts: { futileWakeups: 15 },
		knobs: { spurious: 5 },
		threads: [half],
	}
	expect(futileMeasures['ghosts per second']?.(evidenceOf(facts))).toEqual({
		value: 2.5,
		text: '2.5 a second in vain, over 6.0 s',
		n: 15,
		theory: 'Rate × waiters = 5 × 0.50 = 2.5.',
	})
	const short = evidenceOf({ ...facts, atUs: 2_000_000 })
	expect(futileMeasures['ghosts per second']?.(short)).toBeNull()
})
