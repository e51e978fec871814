/** A sheet of paper for a picture: an SVG file with a title, a description, the picture and what must be known to read it. */
import type { Palette } from '../canvas/palette.svelte.ts'
import { broken, element, escaped } from './xml.ts'

export interface Sheet {
	readonly title: string
	/** The picture in words. */
	readonly description: string
	readonly width: number
	readonly height: number
	/** The picture itself, as SVG from the corner on. */
	readonly picture: string
	/** Below the picture. */
	readonly lines: readonly string[]
}

export type Paper = Pick<Palette, 'panel' | 'ink' | 'ink2' | 'sans'>

const margin = 16
const lineHeight = 17
const type = 12
/** Width of a letter on average, px. */
const letter = 6.4

/** The text of an SVG file that stands alone: no style sheet, no script, nothing to fetch. */
export function sheetToSvg(sheet: Sheet, { panel, ink, ink2, sans }: Paper): string {
	const { title, description, width, height, picture } = sheet
	const most = Math.floor((width - 2 * margin) / letter)
	const lines = sheet.lines.flatMap((line) => broken(line, most))
	const full = height + (lines.length === 0 ? 0 : lines.length * lineHeight + margin)
	const below = lines.map((line, place) => {
		const y = height + (place + 1) * lineHeight - 3
		return element('text', { x: margin, y, fill: place === 0 ? ink : ink2 }, escaped(line))
	})
	const frame = { width, height: full, viewBox: `0 0 ${String(width)} ${String(full)}` }
	const root = { xmlns: 'http://www.w3.org/2000/svg', ...frame, role: 'img' }
	const content = [
		'',
		element('title', {}, escaped(title)),
		element('desc', {}, escaped(description)),
		element('rect', { width, height: full, fill: panel }),
		picture,
		element('g', { 'font-family': sans, 'font-size': type }, below.join('')),
		'',
	]
	return `${element('svg', root, content.join('\n'))}\n`
}
