import { expect, test } from 'vitest'
import type { ThreadMoment } from '../../model/moment.ts'
import { evidenceOf } from '../evidence-fixture.ts'
import { refusalMeasures } from './refusal-measures.ts'

const recorded = evidenceOf({}).moment.threads

function timed(part: Partial<ThreadMoment>) {
	return recorded.slice(0, 1).map((thread) => ({ ...thread, ...part, name: 'T1' }))
}

const asked = (part: Partial<ThreadMoment>, fromUs = 0) =>
	refusalMeasures['refused for T1']?.(
		evidenceOf({ atUs: 9_000_000, threads: timed(part), stretch: { fromUs } }),
	)

test('the share that is refused is of the offers that have come to an end', () => {
	expect(asked({ done: 11, refused: 5, hand: 'made' })).toEqual({
		value: 0.5,
		text: '5 refused, that is 50.0%',
		n: 10,
		theory: '',
	})
})

test('it is not known after a few offers, nor when most of them came before a knob was turned', () => {
	expect(asked({ done: 8, refused: 5, hand: 'made' })).toBeNull()
	expect(asked({ done: 11, refused: 5, hand: 'empty' }, 4_000_000)).toBeNull()
	expect(refusalMeasures['refused for T1']?.(evidenceOf({}))).toBeNull()
})
