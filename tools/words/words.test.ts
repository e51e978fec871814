/** What must hold of the catalogue, of every language, and of the sources that are written in one. */
import { expect, test } from 'vitest'
import { parseGlossary } from '../../src/lessons/glossary.ts'
import { parseGuide } from '../../src/lessons/parse-guide.ts'
import { languages, readCatalogue } from './books.ts'
import { catalogueOf, faultsIn } from './catalogue.ts'
import { otherLanguage } from './plugin.ts'
import { isPlain, pseudo, pseudoLanguage } from './pseudo.ts'
import { heldIn, readSources, siteOf, type Source } from './site.ts'
import { hasOtherValues, sayText, translated } from './translate.ts'

const sources = readSources()
const site = siteOf(sources)
const english = catalogueOf(site)
const accented = pseudoLanguage(english)

/** A little site of one file, and its text in a language that is a function of the English one. */
function said(path: string, source: string, other: (text: string) => string): string {
	const little = siteOf([{ path, source }])
	const texts = Object.entries(catalogueOf(little))
	const catalogue = Object.fromEntries(texts.map(([key, text]) => [key, other(text)]))
	const written = little.get(path)
	if (!written) throw new Error('the site has no such file')
	return translated(written, catalogue, hasOtherValues(little, catalogue))
}

const inCapitals = (text: string) => text.replaceAll(/[a-z]/g, (letter) => letter.toUpperCase())

test('every text of the page is in the catalogue, and nothing else', () => {
	const faults = faultsIn(english, readCatalogue('en'))
	expect(faults, 'node tools/words/collect.mjs makes the catalogue anew').toEqual([])
})

test('a text that is missing and one that is nowhere are both told', () => {
	const [first = '', ...others] = Object.keys(english)
	const without = Object.fromEntries(others.map((key) => [key, english[key] ?? '']))
	expect(faultsIn(english, without)).toEqual([`${first} is missing: “${english[first] ?? ''}”`])
	const more = { ...english, 'app/nowhere/words-0000': 'Nobody says this' }
	expect(faultsIn(english, more)).toEqual(['app/nowhere/words-0000 is the key of no text'])
})

test('a new sentence in a component is a text that the catalogue lacks', () => {
	const planted: Source = {
		path: 'app/Planted.svelte',
		source: '<p>Nobody has translated this.</p>',
	}
	const faults = faultsIn(catalogueOf(siteOf([planted])), readCatalogue('en'))
	expect(faults).toContainEqual(expect.stringMatching(/^app\/Planted\/nobody-has.* is missing/))
})

test.each(languages())('%s has every text, with the holes of the English one', (language) => {
	expect(faultsIn(english, readCatalogue(language))).toEqual([])
})

test('a hole that a translation has lost is told', () => {
	const [key = '', text = ''] = Object.entries(english).find(([, one]) => one.includes('{2}')) ?? []
	expect(faultsIn({ [key]: text }, { [key]: text.replace('{2}', '') })).toHaveLength(1)
})

test('in English, every source is what it was, byte for byte, and nothing is added to the build', () => {
	const changed = [...site.values()].filter((one) => translated(one, english, false) !== one.source)
	expect(changed.map(({ path }) => path)).toEqual([])
	expect(sayText(site, english)).toContain('Object.entries({})')
	expect(otherLanguage('en')).toEqual([])
})

test('no word that the code holds against another is translated where it stands', () => {
	const others = [...site.values()].map((written): Source => {
		return { path: written.path, source: translated(written, accented, true) }
	})
	expect([...heldIn(others)].toSorted()).toEqual([...heldIn(sources)].toSorted())
})

test('a word that is compared stays, and is said where it is shown', () => {
	const source = `<script lang="ts">\n\tconst is = (way: string) => way === 'no bound'\n\tconst way = 'no bound'\n</script>\n<p>{way}</p>`
	const other = said('app/Way.svelte', source, inCapitals)
	expect(other).toContain(`way === 'no bound'`)
	expect(other).toContain('<p>{__say(way)}</p>')
})

test('holes and parts may stand in another order', () => {
	const source = '<p title="To {name}">From <b>the {first}</b> to {last} & back</p>'
	const turned = (text: string) => {
		return text === 'To {1}' ? '{1} “<"' : 'Bis {3}, von <1>dem {2}</1>'
	}
	expect(said('app/Range.svelte', source, turned)).toContain(
		'<p title="{__say(name)} “&lt;&quot;">Bis {__say(last)}, von <b>dem {__say(first)}</b></p>',
	)
	const module = 'export const at = (n: number) => `step ${n} of ${n + 1}`\n'
	expect(said('app/at.ts', module, () => 'von `{2}`: {1}')).toContain(
		'`von \\`${__say(n + 1)}\\`: ${__say(n)}`',
	)
})

test('selectors, errors for programmers, paths and keys are no texts', () => {
	const source = [
		`document.querySelector('dialog button')`,
		`throw new RangeError('there is no such thing')`,
		`export const words = { 'a key': 1 }`,
		`export const path = \`M \${0} \${1} L 3 4\``,
	].join('\n')
	expect(catalogueOf(siteOf([{ path: 'view/none.ts', source }]))).toEqual(catalogueOf(siteOf([])))
})

const guides = sources.filter(({ path }) => path.endsWith('.md'))

test('guides are read in another language as in English: the same cards, knobs, measures and tasks', () => {
	const glossary = guides.filter(({ path }) => path.endsWith('glossary.md'))
	const shapeOf = (path: string, text: string) => {
		const { cards, tasks } = parseGuide(path, text)
		return {
			tasks: tasks.map(({ name }) => name),
			cards: cards.map(({ kind, chips, question, text }) => ({
				kind,
				chips: chips.map(({ knobs }) => knobs),
				words: text.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.word])),
				choices: question?.choices.length,
				measure: question?.kind === 'measured' ? [question.measure, question.given] : [],
			})),
		}
	}
	const inPseudo = (path: string) => {
		const written = site.get(path)
		return written ? translated(written, accented, true) : ''
	}
	for (const { path, source } of guides) {
		if (!glossary.some((one) => one.path === path)) {
			expect(shapeOf(path, inPseudo(path)), path).toEqual(shapeOf(path, source))
		}
	}
	for (const { path, source } of glossary) {
		const terms = [...parseGlossary(path, source).keys()]
		expect([...parseGlossary(path, inPseudo(path)).keys()]).toEqual(terms)
	}
	expect(glossary).toHaveLength(1)
})

test('the language nobody speaks is longer, keeps what must be kept, and leaves no word plain', () => {
	const text = 'Step {1} of <2>the run</2>, see [[wait set]].'
	expect(faultsIn({ key: text }, { key: pseudo(text) })).toEqual([])
	expect(isPlain(pseudo(text).replaceAll(/\[\[.*?\|/g, ''))).toBe(false)
	const lengthOf = (all: readonly string[]) => all.join('').length
	const longer = lengthOf(Object.values(accented)) / lengthOf(Object.values(english))
	expect(longer).toBeGreaterThan(1.3)
})
