import { expect, test } from 'vitest'
import { isSet } from './card.ts'

test('a chip is set when every knob it names stands as it says', () => {
	const chip = { label: 'two conditions', knobs: { cvs: 2, notify: 'one' } }
	expect(isSet(chip, { cvs: 2, notify: 'one', capacity: 1 })).toBe(true)
	expect(isSet(chip, { cvs: 2, notify: 'all' })).toBe(false)
	expect(isSet(chip, {})).toBe(false)
})
