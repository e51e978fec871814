/** The glossary: one sentence for every word of the course, read from its content file. */

export type Glossary = ReadonlyMap<string, string>

/** Lines `- word: sentence`. @throws SyntaxError naming the line that is wrong. */
export function parseGlossary(file: string, text: string): Glossary {
	const glossary = new Map<string, string>()
	for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
		const [, word, sentence] = /^- ([^:]+): (\S.*[.])$/.exec(line) ?? []
		if (word === undefined || sentence === undefined) {
			throw new SyntaxError(`${file}: "${line}" is no word with a sentence`)
		}
		if (glossary.has(word)) throw new SyntaxError(`${file}: “${word}” is defined twice`)
		glossary.set(word, sentence)
	}
	return glossary
}

export async function loadGlossary(): Promise<Glossary> {
	return parseGlossary('glossary.md', (await import('./glossary.md?raw')).default)
}
