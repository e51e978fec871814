/**
 * What fits into a capsule and where: id always, then word, glyph, second line and bar as the room allows.
 * Widths are estimated from the two typefaces, so that the layout needs no page.
 */
import type { Box, Point } from './box.ts'
import { rightOf } from './box.ts'
import type { Shape } from './crew.ts'
import { hasNotch, hasPoint, tipOf } from './outline.ts'

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
	/** The second line, longest form first; null when there is none. */
	readonly details: readonly string[]
	/** A second line that is too long is cut, not left out. */
	readonly isCut?: boolean
	readonly hasGlyph: boolean
	readonly hasBar: boolean
}

/** Estimated width of text in the sans typeface, within a few per cent for words in the Latin alphabet. */
export function sansWidth(text: string, size: number, isBold = false): number {
	let ems = 0
	for (const letter of text) ems += letterEms(letter)
	return ems * size * (isBold ? 1.05 : 1)
}

function letterEms(letter: string): number {
	if (/[ .,:;'|!ijl]/.test(letter)) return 0.27
	if (/[frt]/.test(letter)) return 0.36
	if (/[mwMW]/.test(letter)) return 0.84
	return /[A-Z0-9]/.test(letter) ? 0.61 : 0.55
}

/** Width of text in the monospaced typeface. */
export function monoWidth(text: string, size: number): number {
	return text.length * size * 0.6
}

/** From this height on a capsule has a second line. */
export const twoLines = 40

export function layoutLabel(shape: Shape, box: Box, wording: Wording): Label {
	const isSmall = box.height < 28 || box.width < 112
	const isTiny = box.width < 50
	const isFlat = box.height < 22
	const tip = tipOf(box.height)
	const inset = isTiny ? 4 : isSmall ? 7 : Math.min(12, box.height * 0.3)
	const left = box.x + inset + (hasNotch(shape) ? tip - (isTiny ? 3 : 1) : 0)
	const right = rightOf(box) - (hasPoint(shape) ? tip * 0.7 : 0) - inset
	const glyphSize = isSmall ? 12 : 16
	const glyphX = right - glyphSize
	const idSize = isTiny || isFlat ? 12 : isSmall ? 13 : 15
	const wordSize = isSmall ? 12 : 13
	const wordX = left + monoWidth(wording.name, idSize) + (isSmall ? 6 : 9)
	const roomBesideGlyph = wording.hasGlyph ? right - glyphSize - 4 - wordX : -1
	const longest = (room: number) =>
		wording.words.find((text) => sansWidth(text, wordSize, true) <= room) ?? null
	const besideGlyph = longest(roomBesideGlyph)
	const text = besideGlyph ?? longest(right - wordX)
	const hasGlyph = wording.hasGlyph && (besideGlyph !== null || text === null)
	const detail = detailFor(wording, (hasGlyph ? glyphX - 4 : right) - left)
	const hasTwoLines = box.height >= twoLines && (detail !== null || wording.hasBar)
	const middle = box.y + box.height / 2
	const y = hasTwoLines
		? box.y + box.height * 0.42
		: middle + (isSmall ? 4.5 : 5) - (wording.hasBar && box.height < 36 && !isFlat ? 2.5 : 0)
	return {
		id: { x: left, y, size: idSize },
		word: text === null ? null : { x: wordX, y, size: wordSize, text },
		detail:
			detail === null || !hasTwoLines
				? null
				: { x: left, y: box.y + box.height * 0.757, text: detail },
		glyph:
			hasGlyph && right - left >= 30 && glyphX >= left + monoWidth(wording.name, idSize) + 1
				? { x: glyphX, y: middle - glyphSize / 2, size: glyphSize }
				: null,
		bar:
			wording.hasBar && !isFlat
				? {
						x: left,
						y: box.y + box.height - (box.height < 36 ? 6 : 7),
						width: Math.max(8, right - 4 - left),
					}
				: null,
	}
}

function detailFor({ details, isCut }: Wording, room: number): string | null {
	const [detail] = details
	const whole = details.find((text) => sansWidth(text, 12) <= room)
	if (whole !== undefined || detail === undefined || isCut !== true) return whole ?? null
	let fitting = detail.length
	while (fitting > 0 && sansWidth(`${detail.slice(0, fitting)}…`, 12) > room) fitting -= 1
	return fitting < 4 ? null : `${detail.slice(0, fitting).trimEnd()}…`
}
