/** A language that nobody speaks: every letter wears an accent, every text is longer, so that what is left plain is seen. */
import type { Catalogue } from './catalogue.ts'
import { piecesOf } from './found.ts'

/** The customary name of such a language. */
export const pseudoName = 'en-XA'

const plain = 'abcdefghijklmnoprstuvwyzABCDEFGHIJKLMNOPRSTUVWYZ'
const accented = 'áƀçđéƒĝĥíĵķĺɱñóþŕšţúṽŵýžÁƁÇĐÉƑĜĤÍĴĶĹṀÑÓÞŔŠŢÚṼŴÝŽ'

/** Neither a hole, nor a part that is set apart, nor the word of the glossary that is referred to. */
const kept = /(\{\d+\}|<\/?\d+>|\[\[[^\]]+\]\])/

export function pseudo(text: string): string {
	const said = text
		.split(kept)
		.map((piece, place) => (place % 2 === 0 ? accent(piece) : linked(piece)))
	const words = piecesOf(text).join('').length
	const [, body = '', stop = ''] = /^(.*?)([.:;!?…]?)$/s.exec(said.join('')) ?? []
	return `${body}${' ŧ'.repeat(Math.max(1, Math.round(words * 0.2)))}${stop}`
}

export function pseudoLanguage(english: Catalogue): Catalogue {
	return Object.fromEntries(Object.entries(english).map(([key, text]) => [key, pseudo(text)]))
}

/** Nothing in it could be read by somebody who reads English alone. */
export function isPlain(text: string): boolean {
	return /[a-zA-Z]{2}/.test(text)
}

function accent(text: string): string {
	return text.replaceAll(/[a-zA-Z]/g, (letter) => accented[plain.indexOf(letter)] ?? letter)
}

/** `[[queue]]` is said as `[[queue|…]]`. */
function linked(piece: string): string {
	const [, word, shown] = /^\[\[([^|\]]+)(?:\|(.+))?\]\]$/.exec(piece) ?? []
	return word === undefined ? piece : `[[${word}|${accent(shown ?? word)}]]`
}
