/** Writes the sources of the site in another language. */
import { type Catalogue, keyOf, valueKey, valuesOf } from './catalogue.ts'
import type { Found, Shown, Slice } from './found.ts'
import type { Site, Written } from './site.ts'

/** The module that translates words where they are shown, and the name of what it exports. */
export const sayModule = 'virtual:handoff-words'
const say = '__say'

interface Edit {
	readonly from: number
	readonly to: number
	readonly write: (slice: Slice) => string
}

/** A text that the catalogue has no other words for stands as it is written. */
export function translated(written: Written, catalogue: Catalogue, hasValues: boolean): string {
	const { path, source, findings, scriptAt } = written
	const messages = findings.messages.map((found) =>
		editOf(found, catalogue[keyOf(path, found.text)]),
	)
	const shown = hasValues ? findings.shown.map(sayingOf) : []
	// What is shown is written around the words inside it.
	const edits = [...shown, ...messages].toSorted(
		(one, other) => one.from - other.from || other.to - one.to,
	)
	const text = apply(source, edits)(0, source.length)
	if (shown.length === 0) return text
	const line = `import { say as ${say} } from '${sayModule}'\n`
	if (scriptAt === null) return `<script lang="ts">${line}</script>\n${text}`
	const before = apply(source, edits)(0, scriptAt)
	return `${before}${line}${text.slice(before.length)}`
}

function editOf(found: Found, other: string | undefined): Edit {
	const { from, to, text } = found
	const isSame = other === undefined || other === text
	return {
		from,
		to,
		write: (slice) => (isSame ? slice(from, to) : found.write(other, slice)),
	}
}

function sayingOf({ from, to, attribute }: Shown): Edit {
	if (attribute !== undefined) {
		return { from, to, write: () => `${attribute}={${say}(${attribute})}` }
	}
	return { from, to, write: (slice) => `${say}(${slice(from, to)})` }
}

/** Outermost first: whatever an edit keeps of the source is written by the edits inside it. */
function apply(source: string, edits: readonly Edit[], first = 0): Slice {
	return (from, to) => {
		let text = ''
		let at = from
		for (let i = first; i < edits.length; i += 1) {
			const edit = edits[i]
			if (!edit || edit.from < at || edit.to > to) continue
			text += source.slice(at, edit.from) + edit.write(apply(source, edits, i + 1))
			at = edit.to
		}
		return text + source.slice(at, to)
	}
}

/** The text of `sayModule`: known words are said, with a capital where they had one; everything else is handed on. */
export function sayText(site: Site, catalogue: Catalogue): string {
	const known = valuesOf(site).map((text) => [text, catalogue[valueKey(text)] ?? text])
	const words = JSON.stringify(Object.fromEntries(known.filter(([text, other]) => text !== other)))
	return [
		`const words = new Map(Object.entries(${words}))`,
		'const known = (text) => words.get(text) ?? capital(text, words.get(text.charAt(0).toLowerCase() + text.slice(1)))',
		'const capital = (text, said) => said && said.charAt(0).toUpperCase() + said.slice(1)',
		'export const say = (value) => (typeof value === "string" && known(value)) || value',
		'',
	].join('\n')
}

export function hasOtherValues(site: Site, catalogue: Catalogue): boolean {
	return valuesOf(site).some((text) => (catalogue[valueKey(text)] ?? text) !== text)
}
