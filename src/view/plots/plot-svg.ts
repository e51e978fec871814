/** A plot as a picture of its own, ink on paper: what is saved to stand in a report, with everything said that made it. */
import { broken, escaped } from '../export/xml.ts'
import type { PlotLine, PlotMark, PlotMarks } from '../sweep/plot.ts'
import type { Size } from '../sweep/sweep-layout.ts'

export interface Caption {
	readonly title: string
	/** Below the plot. */
	readonly lines: readonly string[]
}

const paper = '#fcfaf6'
const ink = { full: '#211e19', second: '#544e45', faint: '#8a8274', hair: '#ded7c9' } as const
const fonts = 'font-family="\'IBM Plex Mono\', ui-monospace, monospace" font-size="12"'
const lineHeight = 16
const aboveTop = 28
const margin = 12
/** Longer lines are broken: about seven pixels a letter. */
const letter = 7.3

const dashes = { plain: '', dashed: ' stroke-dasharray="5 4"', dotted: ' stroke-dasharray="1.5 3"' }

/** The text of an SVG file. `plot`: laid out for `size`. */
export function plotToSvg(plot: PlotMarks, size: Size, { title, lines }: Caption): string {
	const most = Math.floor((size.width - 2 * margin) / letter)
	const below = lines.flatMap((one) => broken(one, most))
	const height = aboveTop + size.height + below.length * lineHeight + margin
	const y = (place: number) => aboveTop + size.height + (place + 0.5) * lineHeight
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${height}" viewBox="0 0 ${size.width} ${height}" ${fonts}>`,
		`<title>${escaped(title)}</title>`,
		`<rect width="100%" height="100%" fill="${paper}"/>`,
		text(margin, 18, title, ink.full, 'start', ' font-weight="600"'),
		`<g transform="translate(0 ${aboveTop})">`,
		...frame(plot),
		...plot.lines.map(lineOf),
		...plot.marks.map(markOf),
		'</g>',
		...below.map((one, place) => text(margin, y(place), one, ink.second)),
		'</svg>',
		'',
	].join('\n')
}

function frame({ left, right, top, bottom, up, across, title }: PlotMarks): readonly string[] {
	return [
		...up.map(({ at, text: name }) => {
			const grid = `<path d="M${left} ${at}H${right}" stroke="${ink.hair}"/>`
			return grid + text(left - 5, at + 4, name, ink.second, 'end')
		}),
		`<path d="M${left} ${top}V${bottom}H${right}" fill="none" stroke="${ink.faint}"/>`,
		...across.map(({ at, text: name }) => {
			const tick = `<path d="M${at} ${bottom}v4" stroke="${ink.faint}"/>`
			return tick + text(at, bottom + 16, name, ink.second, 'middle')
		}),
		'end' in title ? text(right, bottom + 32, title.end, ink.second, 'end') : '',
	]
}

function lineOf({ path, look }: PlotLine): string {
	if (path === '') return ''
	return `<path d="${path}" fill="none" stroke="${ink.second}" stroke-width="1.25"${dashes[look]}/>`
}

function markOf({ x, y, look, interval }: PlotMark): string {
	const bar = interval
		? `<path d="M${x} ${interval[0]}V${interval[1]}m-3 0h6M${x - 3} ${interval[0]}h6" fill="none" stroke="${ink.full}"/>`
		: ''
	if (look === 'speck') {
		return `<circle cx="${x}" cy="${y}" r="2.5" fill="${ink.faint}" fill-opacity="0.6"/>`
	}
	const open = `fill="${paper}" stroke="${ink.full}" stroke-width="1.5"`
	if (look === 'square') {
		return `${bar}<rect x="${x - 4}" y="${y - 4}" width="8" height="8" ${open}/>`
	}
	return `${bar}<circle cx="${x}" cy="${y}" r="4" ${look === 'ring' ? open : `fill="${ink.full}"`}/>`
}

function text(
	x: number,
	y: number,
	content: string,
	fill: string,
	anchor: 'start' | 'middle' | 'end' = 'start',
	more = '',
): string {
	return `<text x="${x}" y="${y}" fill="${fill}" text-anchor="${anchor}"${more}>${escaped(content)}</text>`
}
