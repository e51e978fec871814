/**
 * What fits into a capsule and where: id always, then word, glyph, second line and bar as the room allows.
 * Widths are estimated from the two typefaces, so that the layout needs no page.
 */
import type { Box, Point } from './box.ts'
import { rightOf } from './box.ts'
import type { Shape } from './crew.ts'
import { tipOf } from './outline.ts'

export interface Label {
	readonly id: Point & { readonly size: number }
	readonly word: (Point & { readonly size: number; readonly text: string }) | null
	readonly detail: (Point & { readonly text: string }) | null
	readonly glyph: (Point & { readonly size: number }) | null
	readonly bar: (Point & { readonly width: number }) | null
}

export interface Wording {
	readonly name: string
	/** The longest form first; the first that fits is written. */
	readonly words: readonly string[]
	readonly detail: string | null
	readonly hasBar: boolean
}

/** Estimated width of text in the sans typeface, a little on the wide side. */
export function sansWidth(text: string, size: number, isBold = false): number {
	return text.length * size * (isBold ? 0.56 : 0.52)
}

/** Width of text in the monospaced typeface. */
export function monoWidth(text: string, size: number): number {
	return text.length * size * 0.6
}

const twoLines = 40

export function layoutLabel(shape: Shape, box: Box, wording: Wording): Label {
	const isSmall = box.height < 28 || box.width < 112
	const tip = tipOf(box.height)
	const left = box.x + (shape === 'receives' ? tip + (isSmall ? 5 : 10) : isSmall ? 8 : 12)
	const right = rightOf(box) - (shape === 'sends' ? tip * 0.7 : 0) - (isSmall ? 7 : 12)
	const hasTwoLines = box.height >= twoLines && (wording.detail !== null || wording.hasBar)
	const middle = box.y + box.height / 2
	const y = hasTwoLines ? box.y + box.height * 0.42 : middle + (isSmall ? 4.5 : 5)
	const idSize = isSmall ? 13 : 15
	const wordSize = isSmall ? 12 : 13
	const wordX = left + monoWidth(wording.name, idSize) + (isSmall ? 6 : 10)
	const fits = (room: number) =>
		wording.words.find((text) => sansWidth(text, wordSize, true) <= room) ?? null
	const glyphSize = isSmall ? 12 : 16
	const roomBesideGlyph = right - glyphSize - 6 - wordX
	const hasGlyph = fits(roomBesideGlyph) !== null
	const text = fits(hasGlyph ? roomBesideGlyph : right - wordX)
	const glyphX = right - glyphSize
	return {
		id: { x: left, y, size: idSize },
		word: text === null ? null : { x: wordX, y, size: wordSize, text },
		detail: detailAt(wording, { x: left, y: box.y + box.height * 0.757 }, glyphX - 4, hasTwoLines),
		glyph: hasGlyph ? { x: glyphX, y: middle - glyphSize / 2, size: glyphSize } : null,
		bar: wording.hasBar
			? { x: left, y: box.y + box.height - 7, width: Math.max(8, right - 4 - left) }
			: null,
	}
}

function detailAt(wording: Wording, at: Point, right: number, hasTwoLines: boolean) {
	if (!hasTwoLines || wording.detail === null) return null
	return sansWidth(wording.detail, 12) > right - at.x ? null : { ...at, text: wording.detail }
}
