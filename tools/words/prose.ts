/** What reads like a text for people, and what cannot be one. */

const hole = /\{\d+\}/g
const word = /^[“”"'‘(–-]*\p{L}[\p{L}\p{M}’'/-]+[”"’').,:;!?…]*$/u
/** Markup, style, addresses and code. */
const code = /<\w|="|=>|\bvar\(|\d(?:px|em)\b|^[#.]\S*$|:\/\/|^\w+-\w+:|:not\(|\w\[/

/** Several words, or a word beside what is put in. */
export function isProse(text: string): boolean {
	if (code.test(text.replaceAll(hole, ''))) return false
	const tokens = text.split(/\s+/).filter((token) => token !== '')
	return tokens.length > 1 && tokens.some((token) => word.test(token))
}

/** Anything at all that somebody could say in another language. */
export function hasWords(text: string): boolean {
	const bare = text.replaceAll(hole, ' ').replaceAll(/<\/?\d+>/g, '')
	return /\p{L}{2}/u.test(bare) && !code.test(bare)
}
