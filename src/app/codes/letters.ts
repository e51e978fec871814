/** Bytes as letters that people can copy by hand: Crockford's 32, in groups and short lines. */

/** Without I, L, O and U: nothing looks like anything else. */
export const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

const bitsEach = 5
const inGroup = 5
const groupsInLine = 6

/** In groups of five, six of them in a line. */
export function lettersOf(bytes: Uint8Array): string {
	const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
	const letters = piecesOf(bits, bitsEach).map((piece) => {
		return alphabet[Number.parseInt(piece.padEnd(bitsEach, '0'), 2)] ?? ''
	})
	const groups = piecesOf(letters.join(''), inGroup)
	const lines = groups.map((_, at) => groups.slice(at, at + groupsInLine).join(' '))
	return lines.filter((_, at) => at % groupsInLine === 0).join('\n')
}

/**
 * Whatever stands between the letters is skipped, and what looks like one is taken for it. No bytes: there is a letter
 * too many or too few. Null: something there is no letter.
 */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> | null {
	const letters = text
		.toUpperCase()
		.replaceAll(/[\s\p{Pd}\u200B\uFEFF]/gu, '')
		.replaceAll('O', '0')
		.replaceAll(/[IL]/g, '1')
	const values = Array.from(letters, (letter) => alphabet.indexOf(letter))
	if (values.includes(-1)) return null
	const bits = values.map((value) => value.toString(2).padStart(bitsEach, '0')).join('')
	const whole = bits.length - (bits.length % 8)
	const rest = bits.slice(whole)
	// Only zeros that fill up the last letter may be left.
	if (rest.length >= bitsEach || rest.includes('1')) return new Uint8Array()
	return Uint8Array.from(piecesOf(bits.slice(0, whole), 8), (piece) => Number.parseInt(piece, 2))
}

function piecesOf(text: string, length: number): string[] {
	const count = Math.ceil(text.length / length)
	return Array.from({ length: count }, (_, at) => text.slice(at * length, (at + 1) * length))
}
