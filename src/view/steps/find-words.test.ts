import { expect, test } from 'vitest'
import type { GridCell } from '../session.ts'
import { cellInWords, cellSentence, isKnown, progressInWords } from './find-words.ts'

const unknown: GridCell = {
	producers: 1,
	consumers: 2,
	verdict: null,
	isSearching: false,
	sections: null,
}

test('a cell says what is known of it and nothing more', () => {
	expect(cellInWords(unknown, 'hangs')).toBe('?')
	expect(cellInWords({ ...unknown, verdict: 'cancelled' }, 'hangs')).toBe('?')
	expect(cellInWords({ ...unknown, verdict: 'safe' }, 'hangs')).toBe('safe')
	expect(cellInWords({ ...unknown, verdict: 'limit' }, 'hangs')).toBe('too big')
	expect(cellInWords({ ...unknown, verdict: 'violation', sections: 7 }, 'hangs')).toBe('hangs 7')
	expect(cellInWords({ ...unknown, verdict: 'violation', sections: 7 }, 'breaks')).toBe('breaks 7')
	expect(cellInWords({ ...unknown, verdict: 'safe', isSearching: true }, 'hangs')).toBe('…')
})

test('a cell is said with its threads and what pressing it does', () => {
	expect(cellSentence(unknown, 'hangs')).toBe('1 producer, 2 consumers: not known; find out')
	expect(cellSentence({ ...unknown, verdict: 'violation', sections: 7 }, 'hangs')).toBe(
		'1 producer, 2 consumers: hangs after 7 sections; load it',
	)
})

test('a cancelled search leaves its cell unknown', () => {
	expect(isKnown({ ...unknown, verdict: 'cancelled' })).toBe(false)
	expect(isKnown(unknown)).toBe(false)
	expect(isKnown({ ...unknown, verdict: 'limit' })).toBe(true)
})

test('progress counts states and seconds', () => {
	const search = { isSearching: true, states: 12_345, ms: 1234, verdict: null, sentence: '' }
	expect(progressInWords(search)).toBe('12\u00a0345 states, 1.2 s')
	expect(progressInWords({ ...search, states: 1 })).toBe('1 state, 1.2 s')
})
