/** Finds the texts in a guide or in the glossary: one message for each title, paragraph, chip, choice and task. */
import type { Findings, Found } from './found.ts'
import { hasWords } from './prose.ts'

/** A translated label ends where the file says so. */
const label = { isLabel: true }

export function wordsInGuide(path: string, source: string): Findings {
	const messages: Found[] = []
	let paragraph: string[] = []
	let from = 0
	for (const line of [...source.split('\n'), '']) {
		const isProse = line.trim() !== '' && !/^(## |- )/.test(line)
		if (isProse) paragraph.push(line)
		else {
			const text = paragraph.join('\n')
			if (text !== '') messages.push(found(path, text, from - text.length - 1))
			paragraph = []
			messages.push(...inLine(path, line, from))
		}
		from += line.length + 1
	}
	return {
		messages: messages.filter(({ text }) => hasWords(text)),
		shown: [],
		values: termsIn(path, source),
	}
}

/** The words of the glossary are what guides refer to: they stay, and are translated where they are shown. */
function termsIn(path: string, source: string): readonly string[] {
	if (!path.endsWith('glossary.md')) return []
	return [...source.matchAll(/^- ([^:]+): /gm)].map(([, term = '']) => term)
}

const lines: readonly (readonly [RegExp, readonly (typeof label | null)[]])[] = [
	[/^(## \w+: )(\S.*)$/, [null]],
	[/^(- chip )(.+?)(: .+)$/, [label]],
	[/^(- choice )(.+?)(, (?:right|wrong): )(.+)$/, [label, null]],
	[/^(- choice )(.+)(: -?[\d.]+(?: to -?[\d.]+)?)$/, [label]],
	[/^(- because: )(.+)$/, [null]],
	[/^(- (?:measured|given): .+)$/, []],
	[/^(- [^:]+: )(\S.*)$/, [null]],
]

/** Every other part of a line is said, the first is not. */
function inLine(path: string, line: string, from: number): Found[] {
	for (const [pattern, kinds] of lines) {
		const parts = pattern.exec(line)?.slice(1)
		if (!parts) continue
		let at = from
		return parts.flatMap((part, place) => {
			const begin = at
			at += part.length
			if (place % 2 === 0) return []
			return [found(path, part, begin, kinds[(place - 1) / 2] === label)]
		})
	}
	return []
}

function found(path: string, source: string, from: number, isLabel = false): Found {
	const text = source.replaceAll('\n', ' ')
	const write = (translated: string) => {
		if (isLabel && /: |, (right|wrong)/.test(translated)) {
			throw new SyntaxError(`${path}: the label “${translated}” has a colon in it`)
		}
		return translated
	}
	return { text, from, to: from + source.length, write }
}
