/** A text of the page where it stands in its source, and how another language is written in its place. */

/** Writes the source between two offsets, with everything inside in the other language. */
export type Slice = (from: number, to: number) => string

export interface Found {
	/** As a translator sees it: `{1}` stands for what is put in, `<1>…</1>` for what is set apart. */
	readonly text: string
	readonly from: number
	readonly to: number
	/** `translated`: with all the holes of `text`, in whatever order. */
	readonly write: (translated: string, slice: Slice) => string
}

/** An expression whose value is shown: that value may be a word, too. */
export interface Shown {
	readonly from: number
	readonly to: number
	/** Of the attribute that is written as `{title}`: the whole of it is shown. */
	readonly attribute?: string
}

export interface Findings {
	readonly messages: readonly Found[]
	readonly shown: readonly Shown[]
	/** Words that the code holds against each other: translated where they are shown, never where they stand. */
	readonly values: readonly string[]
}

/** A piece of a message: words, or the number of a hole. */
export type Piece = string | number

/** The words and the holes of a message, in its order. */
export function piecesOf(text: string): readonly Piece[] {
	return text
		.split(/(\{\d+\})/)
		.filter((piece) => piece !== '')
		.map((piece) => (/^\{\d+\}$/.test(piece) ? Number(piece.slice(1, -1)) : piece))
}

/** Everything that a translation must have just as often, sorted. */
export function holesOf(text: string): readonly string[] {
	const glossary = [...text.matchAll(/\[\[([^\]|]+)/g)].map(([, word = '']) => `[[${word}`)
	return [...(text.match(/\{\d+\}|<\/?\d+>/g) ?? []), ...glossary].toSorted()
}
