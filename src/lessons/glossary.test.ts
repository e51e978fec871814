import { expect, test } from 'vitest'
import { loadGlossary, parseGlossary } from './glossary.ts'

test('every word has one sentence, and no word is defined by itself alone', async () => {
	const glossary = await loadGlossary()
	expect(glossary.size).toBeGreaterThan(60)
	for (const [word, sentence] of glossary) {
		expect(sentence, word).toMatch(/^[A-Z][^.]+\.$/)
		expect(sentence.split(/\s+/).length, word).toBeLessThanOrEqual(30)
	}
})

test.each([
	['a line without a word', 'hello', 'g.md: "hello" is no word with a sentence'],
	['a word without a full stop', '- a: b', 'g.md: "- a: b" is no word with a sentence'],
	['a word twice', '- a: B.\n- a: C.', 'g.md: “a” is defined twice'],
])('%s is refused with a sentence', (_, text, sentence) => {
	expect(() => parseGlossary('g.md', text)).toThrow(sentence)
})
