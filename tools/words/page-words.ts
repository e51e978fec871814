/** Finds the texts in the page itself, index.html: what is said before and without a script. */
import type { Findings, Found } from './found.ts'

const places = [
	/<title>()([^<]+)/g,
	/<noscript>()([^<]+)/g,
	/(name="description"\s+content=")([^"]+)/g,
]

export function wordsInPage(source: string): Findings {
	const messages = places.flatMap((place) =>
		[...source.matchAll(place)].map((match): Found => {
			const [whole, , text = ''] = match
			const from = match.index + whole.length - text.length
			const write = (translated: string) =>
				translated.replaceAll('<', '&lt;').replaceAll('"', '&quot;')
			return { text, from, to: from + text.length, write }
		}),
	)
	return { messages, shown: [], values: [] }
}
