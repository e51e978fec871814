import { expect, test } from 'vitest'
import { isSet, plain } from './content.ts'

test('a chip is set when every knob it names stands as it says', () => {
	const wanted = { cvs: 2, notify: 'one' }
	expect(isSet(wanted, { cvs: 2, notify: 'one', capacity: 1 })).toBe(true)
	expect(isSet(wanted, { cvs: 2, notify: 'all' })).toBe(false)
	expect(isSet(wanted, {})).toBe(false)
})

test('a text without its links reads as it stands', () => {
	expect(plain(['A ', { word: 'wait set', shown: 'wait sets' }, '.'])).toBe('A wait sets.')
})
