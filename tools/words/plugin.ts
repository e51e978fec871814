/**
 * Vite plugins that build the site in another language: `HANDOFF_LANGUAGE=de vite build` takes its texts from
 * tools/words/de.json. Without that there is no plugin, and English is built as it is written.
 * They must stand first in `plugins` and again in `worker.plugins`: every other one gets the translated sources.
 */
import { relative, resolve, sep } from 'node:path'
import type { Plugin } from 'vite'
import { readCatalogue } from './books.ts'
import { type Catalogue, catalogueOf, faultsIn, keyOf } from './catalogue.ts'
import { pseudoLanguage, pseudoName } from './pseudo.ts'
import { page, readSite, root, type Site } from './site.ts'
import { hasOtherValues, sayModule, sayText, translated } from './translate.ts'

interface Edition {
	readonly language: string
	readonly catalogue: Catalogue
	readonly site: Site
	readonly hasValues: boolean
}

export function otherLanguage(language = process.env['HANDOFF_LANGUAGE'] ?? 'en'): Plugin[] {
	if (language === 'en') return []
	let known: Edition | null = null
	const edition = () => (known ??= editionIn(language))
	return [sourcesIn(edition), listIn(edition)]
}

/** @throws Error naming every text that the language lacks. */
function editionIn(language: string): Edition {
	const site = readSite()
	const english = catalogueOf(site)
	const catalogue = language === pseudoName ? pseudoLanguage(english) : readCatalogue(language)
	const faults = faultsIn(english, catalogue)
	if (faults.length > 0) throw new Error(`${language}:\n${faults.join('\n')}`)
	return { language, catalogue, site, hasValues: hasOtherValues(site, catalogue) }
}

function sourcesIn(edition: () => Edition): Plugin {
	const inSite = ({ site, catalogue, language, hasValues }: Edition, path: string) => {
		const written = site.get(path)
		if (!written) return null
		const text = translated(written, catalogue, hasValues)
		const counted = text.replaceAll(`toLocaleString('en')`, `toLocaleString('${language}')`)
		return counted === written.source ? null : counted
	}
	return {
		name: 'handoff-other-language',
		enforce: 'pre',
		resolveId: (id) => (id === sayModule ? `\0${sayModule}` : null),
		load(id) {
			if (id === `\0${sayModule}`) return sayText(edition().site, edition().catalogue)
			const [file = '', query = ''] = id.split('?')
			if (!file.endsWith('.md') || query !== 'raw') return null
			const text = inSite(edition(), pathUnderSrc(file))
			return text === null ? null : `export default ${JSON.stringify(text)}`
		},
		transform(_code, id) {
			const [file = '', query = ''] = id.split('?')
			const asked = new URLSearchParams(query)
			// The code that is shown is in the language of its programs.
			if (['raw', 'url', 'svelte', 'listed', 'variants'].some((name) => asked.has(name)))
				return null
			const text = inSite(edition(), pathUnderSrc(file))
			return text === null ? null : { code: text, map: null }
		},
		transformIndexHtml: {
			order: 'pre',
			handler: (html) => {
				const text = inSite(edition(), page) ?? html
				return text.replace('<html lang="en"', `<html lang="${edition().language}"`)
			},
		},
	}
}

/** The list of scenes is derived from English ones. */
function listIn(edition: () => Edition): Plugin {
	return {
		name: 'handoff-other-language-list',
		transform(code, id) {
			const [, query = ''] = id.split('?')
			if (!new URLSearchParams(query).has('listed')) return null
			const words = wordsOfScenes(edition())
			const said = code.replaceAll(
				/\b(title|summary)"?:\s*("(?:[^"\\]|\\.)*")/g,
				(whole, _, quoted) => {
					const text: unknown = JSON.parse(String(quoted))
					const other = typeof text === 'string' ? (words.get(text) ?? text) : text
					return `${whole.slice(0, whole.length - String(quoted).length)}${JSON.stringify(other)}`
				},
			)
			return { code: said, map: null }
		},
	}
}

function wordsOfScenes({ site, catalogue }: Edition): ReadonlyMap<string, string> {
	const scenes = [...site.values()].filter(({ path }) => path.startsWith('programs/'))
	return new Map(
		scenes.flatMap(({ path, findings }) =>
			findings.messages.map(({ text }): [string, string] => {
				return [text, catalogue[keyOf(path, text)] ?? text]
			}),
		),
	)
}

function pathUnderSrc(file: string): string {
	return relative(resolve(root, 'src'), file).split(sep).join('/')
}
