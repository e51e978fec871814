/** A line of a listing, cut where it can be switched: text as it is, and tokens that offer alternatives. */
import type { KnobValue, ListingSwitch } from '../session.ts'
import type { Token } from './highlight.ts'

/** Values that put the same text in place are one alternative. */
export interface Alternative {
	readonly text: string
	readonly isChosen: boolean
	/** What choosing it sets the knob to. */
	readonly value: KnobValue
	/** What is written on it: its text, or in short where the line would get too long. */
	readonly label: string
}

export interface SwitchPiece {
	readonly knob: string
	readonly alternatives: readonly Alternative[]
}

export type Piece = Token | SwitchPiece

/** Alternatives that are longer together show only what runs in full. */
const mostLetters = 24

export function isSwitch(piece: Piece): piece is SwitchPiece {
	return 'knob' in piece
}

/** The pieces of one line; `values`: of the knobs, by name. */
export function piecesOf(
	tokens: readonly Token[],
	switches: readonly ListingSwitch[],
	values: Readonly<Record<string, KnobValue>>,
): readonly Piece[] {
	const pieces: Piece[] = []
	let at = 0
	for (const place of [...switches].sort((one, other) => one.column - other.column)) {
		const alternatives = alternativesOf(place, values[place.knob])
		const chosen = alternatives.find(({ isChosen }) => isChosen)
		if (chosen === undefined || place.column < at) continue
		pieces.push(...cut(tokens, at, place.column), { knob: place.knob, alternatives })
		at = place.column + chosen.text.length
	}
	return [...pieces, ...cut(tokens, at, Infinity)]
}

function alternativesOf(
	{ options }: ListingSwitch,
	present: KnobValue | undefined,
): readonly Alternative[] {
	const texts = [...new Set(options.map(({ text }) => text))]
	const isLong = texts.join('').length > mostLetters
	return texts.flatMap((text) => {
		const same = options.filter((option) => option.text === text)
		const chosen = same.find(({ value }) => value === present)
		const value = (chosen ?? same[0])?.value
		if (value === undefined) return []
		const isChosen = chosen !== undefined
		return [{ text, isChosen, value, label: isLong && !isChosen ? valueInWords(value) : text }]
	})
}

/** The tokens between two offsets of the line. */
function cut(tokens: readonly Token[], from: number, to: number): readonly Token[] {
	let start = 0
	return tokens.flatMap(({ text, kind }) => {
		const part = text.slice(Math.max(0, from - start), Math.max(0, to - start))
		start += text.length
		return part === '' ? [] : [{ text: part, kind }]
	})
}

/** Small numbers read better as words: one condition, two. */
function valueInWords(value: KnobValue): string {
	const words = ['none', 'one', 'two']
	return (typeof value === 'number' ? words[value] : undefined) ?? String(value)
}
