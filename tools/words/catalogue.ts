/**
 * All texts of the site by their keys. A key is the file where the text stands, its first words, and four digits of the
 * whole text: it survives every move inside the file, and a text that is changed is another one, so that no translation
 * of what was there before is taken for one of what is there now.
 */
import { createHash } from 'node:crypto'
import { holesOf } from './found.ts'
import { heldAndShown } from './rules.ts'
import type { Site } from './site.ts'

export type Catalogue = Readonly<Record<string, string>>

/** Words that are translated where they are shown belong to no file. */
const values = 'values'

export function keyOf(file: string, text: string): string {
	const place = file.replace(/\.(ts|svelte)$/, '')
	const words = text.toLowerCase().match(/\p{L}[\p{L}\p{N}]*/gu) ?? []
	const hash = createHash('sha256').update(text).digest('hex').slice(0, 4)
	return `${place}/${[...words.slice(0, 4), hash].join('-')}`
}

export function valueKey(text: string): string {
	return keyOf(values, text)
}

/** Sorted by file and in the order of each file; the words of no file come last. */
export function catalogueOf(site: Site): Catalogue {
	const messages = [...site.values()].flatMap(({ path, findings }) =>
		findings.messages
			.toSorted((one, other) => one.from - other.from)
			.map(({ text }): [string, string] => [keyOf(path, text), text]),
	)
	return noTwo([
		...messages,
		...valuesOf(site).map((text): [string, string] => [valueKey(text), text]),
	])
}

export function valuesOf(site: Site): readonly string[] {
	const all = [...site.values()].flatMap(({ findings }) => findings.values)
	return [...new Set([...all, ...heldAndShown])].toSorted()
}

function noTwo(entries: readonly (readonly [string, string])[]): Catalogue {
	const catalogue = new Map<string, string>()
	for (const [key, text] of entries) {
		const other = catalogue.get(key)
		if (other !== undefined && other !== text) throw new Error(`two texts have the key ${key}`)
		catalogue.set(key, text)
	}
	return Object.fromEntries(catalogue)
}

/** What keeps `catalogue` from being one of these texts, one sentence each. */
export function faultsIn(texts: Catalogue, catalogue: Catalogue): readonly string[] {
	const missing = Object.keys(texts).filter((key) => !Object.hasOwn(catalogue, key))
	const extra = Object.keys(catalogue).filter((key) => !Object.hasOwn(texts, key))
	const torn = Object.entries(catalogue).filter(([key, text]) => {
		const english = texts[key]
		return english !== undefined && holesOf(english).join() !== holesOf(text).join()
	})
	return [
		...missing.map((key) => `${key} is missing: “${texts[key] ?? ''}”`),
		...extra.map((key) => `${key} is the key of no text`),
		...torn.map(([key, text]) => `${key} has other holes than the English text: “${text}”`),
	]
}
