/** The stage and the lanes as they are on the page now, as SVG files that stand alone. */
import { drawingOn } from '../../view/canvas/drawings.ts'
import { readPalette, type Palette } from '../../view/canvas/palette.svelte.ts'
import { contentOf, standing } from '../../view/export/live-svg.ts'
import { type Sheet, sheetToSvg } from '../../view/export/sheet.ts'
import { drawnAsSvg, type Measure } from '../../view/export/svg-context.ts'
import { element, escaped } from '../../view/export/xml.ts'
import { secondsInWords } from '../../view/lanes/span-words.ts'
import type { Lab } from '../lab.svelte.ts'
import { captionOf, type Pictured } from './caption.ts'

export type PictureName = 'stage' | 'lanes'

const stageSelector = 'main section.stage .picture > svg'
const canvasSelector = 'main section.lanes canvas'
const statesSelector = 'main section.lanes header li'

/** What is on the page now: on a phone, one at a time. */
export function picturesHere(): readonly PictureName[] {
	const isSeen = (selector: string) => {
		const shown = document.querySelector(selector)
		return shown !== null && shown.getBoundingClientRect().width > 0
	}
	const places = { stage: stageSelector, lanes: canvasSelector } as const
	return (['stage', 'lanes'] as const).filter((name) => isSeen(places[name]))
}

/** @throws Error with a sentence when it is not on the page any more. */
export function pictureOf(name: PictureName, lab: Lab, pictured: Pictured): string {
	const palette = readPalette(document.documentElement)
	const sheet = name === 'stage' ? stageSheet() : lanesSheet(lab, palette)
	if (sheet === null) throw new Error('This is not on the page now.')
	const title = `${pictured.title}: ${name}`
	return sheetToSvg({ ...sheet, title, lines: captionOf(pictured) }, palette)
}

type Drawn = Pick<Sheet, 'description' | 'width' | 'height' | 'picture'>

function stageSheet(): Drawn | null {
	const svg = document.querySelector<SVGSVGElement>(stageSelector)
	if (svg === null) return null
	const { width, height } = svg.getBoundingClientRect()
	const description = svg.querySelector('desc')?.textContent ?? ''
	const picture = contentOf(svg)
	return { description, width, height, picture }
}

const headHeight = 32

function lanesSheet(lab: Lab, palette: Palette): Drawn | null {
	const canvas = document.querySelector(canvasSelector)
	const draw = canvas && drawingOn(canvas)
	if (canvas === null || draw === null) return null
	const { width, height } = canvas.getBoundingClientRect()
	const lanes = drawnAsSvg(
		(context) => {
			draw(context, null)
		},
		measure(),
		'lanes',
	)
	const names = lab.moment.threads.map(({ name }) => name).join(', ')
	return {
		description: `One row for each of ${names}, over run time, at ${secondsInWords(lab.atUs)}: the taller, the more awake.`,
		width,
		height: headHeight + height,
		picture: legend(palette) + element('g', { transform: `translate(0 ${headHeight})` }, lanes),
	}
}

/** Each state's shape and name, as over the lanes. */
function legend({ ink, sans }: Palette): string {
	let x = 12
	return [...document.querySelectorAll(statesSelector)]
		.map((item) => {
			const glyph = item.querySelector('svg')
			const name = item.textContent.trim()
			const shape = glyph === null ? '' : standing(glyph)
			const label = { x: 20, y: 12, fill: ink, 'font-family': sans, 'font-size': 12 }
			const at = { transform: `translate(${x} 9)` }
			x += 36 + name.length * 7
			return element('g', at, shape + element('text', label, escaped(name)))
		})
		.join('')
}

function measure(): Measure {
	const context = document.createElement('canvas').getContext('2d')
	return (font, text) => {
		if (context === null) return text.length * 7
		context.font = font
		return context.measureText(text).width
	}
}
