import { expect, test } from 'vitest'
import { alone } from '../../tools/real-threads/alone.ts'
import { KnobCells, type KnobShape } from './knob-cells.ts'

const shapes: readonly KnobShape[] = [
	{ name: 'rate' },
	{ name: 'dist', options: ['deterministic', 'exponential'] },
	{ name: 'fair' },
]

const cells = () => alone((memory) => new KnobCells(memory, shapes)).built

test.each([0, 1, 0.001, 0.5, 60, 499.999, 2_000_000, -3.25])(
	'the number %d is read as it was set',
	(value) => {
		const knobs = cells()
		knobs.set('rate', value)
		expect(knobs.number('rate')).toBe(value)
	},
)

test('a number is kept to the thousandth', () => {
	const knobs = cells()
	knobs.set('rate', 1 / 3)
	expect(knobs.number('rate')).toBe(0.333)
})

test('a choice and a switch are read as they were set, and knobs do not touch each other', () => {
	const knobs = cells()
	knobs.set('rate', 7)
	knobs.set('dist', 'exponential')
	knobs.set('fair', true)
	expect(knobs.number('rate')).toBe(7)
	expect(knobs.choice('dist', ['deterministic', 'exponential'])).toBe('exponential')
	expect(knobs.isOn('fair')).toBe(true)
	knobs.set('fair', false)
	expect(knobs.isOn('fair')).toBe(false)
})

test('an unknown knob and an unknown option are refused', () => {
	const knobs = cells()
	expect(() => knobs.number('speed')).toThrow('the scene has no knob "speed"')
	knobs.set('dist', 'uniform')
	expect(() => knobs.choice('dist', ['deterministic', 'exponential'])).toThrow(RangeError)
})

test('every thread that lays out the same scene reads the same words', () => {
	const { built, memory } = alone((memory) => ({
		page: new KnobCells(memory, shapes),
		at: memory.used,
	}))
	built.page.set('rate', 12.5)
	const view = { words: memory.words, allot: () => 32 }
	const worker = new KnobCells(view as unknown as typeof memory, shapes)
	expect([built.at, worker.number('rate')]).toEqual([64, 12.5])
})
