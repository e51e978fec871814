import { expect, test } from 'vitest'
import { type Entry, mostEntries, notebookKey, readNotebook } from './notebook.ts'
import { type Shelf, withEntry, writeNotebook } from './notebook.ts'

const entry = (more: Partial<Entry> = {}): Entry => ({
	...{
		link: '#/lab?scene=burst',
		title: 't',
		hypothesis: '',
		verdict: '',
		date: 'd',
		version: 'v',
	},
	measurements: [
		{
			...{ at: 1, trial: 1, seed: 7, figure: null, arrivalsPerS: 1, meanServiceUs: null },
			...{ workers: 8, cores: 2, seconds: 5, lost: 0, ending: null },
		},
	],
	...more,
})

function shelfWith(text: string | null): Shelf {
	let kept = text
	return () => ({
		getItem: (key) => (key === notebookKey ? kept : null),
		setItem: (_, value) => {
			kept = value
		},
		removeItem: () => {
			kept = null
		},
	})
}

const refusing: Shelf = () => {
	throw new Error('refused')
}

test('what is kept is read as it was; nothing is left when all is forgotten', () => {
	const shelf = shelfWith(null)
	expect(writeNotebook(shelf, [entry()])).toBe(true)
	expect(readNotebook(shelf)).toEqual([entry()])
	expect(writeNotebook(shelf, [])).toBe(true)
	expect(shelf().getItem(notebookKey)).toBeNull()
})

test('the same experiment takes the place of the earlier one; the oldest are let go', () => {
	const many = Array.from({ length: 30 }, (_, i) => entry({ link: `#/lab?${i}` }))
	const kept = many.reduce<readonly Entry[]>(withEntry, [])
	expect(kept).toHaveLength(mostEntries)
	expect(kept[0]?.link).toBe('#/lab?29')
	const again = withEntry(kept, entry({ link: '#/lab?20', title: 'again' }))
	expect(again).toHaveLength(mostEntries)
	expect(again.filter(({ link }) => link === '#/lab?20').map(({ title }) => title)).toEqual([
		'again',
	])
})

test.each([
	['no JSON', '[{'],
	['no list', '{"link":"#/lab?"}'],
	['a link that leads elsewhere', JSON.stringify([entry({ link: 'javascript:alert(1)' })])],
	['a text too long', JSON.stringify([entry({ hypothesis: 'x'.repeat(500) })])],
	['no number', JSON.stringify([{ ...entry(), measurements: [{ at: 'x' }] }])],
	['too many trials', JSON.stringify([{ ...entry(), measurements: Array(200).fill(null) }])],
])('%s is not read', (_, text) => {
	expect(readNotebook(shelfWith(text))).toEqual([])
})

test('where storage is refused nothing is kept, and that is known', () => {
	expect(readNotebook(refusing)).toEqual([])
	expect(writeNotebook(refusing, [entry()])).toBe(false)
})
