/**
 * What a drawing for a canvas asks of its context, written down as SVG: each call becomes a shape. It knows what the
 * drawings of this page use, and throws at anything else.
 */
import { type Attributes, element, escaped, short } from './xml.ts'

interface Style {
	readonly fillStyle: string
	readonly strokeStyle: string
	readonly lineWidth: number
	readonly lineJoin: CanvasLineJoin
	readonly lineCap: CanvasLineCap
	readonly globalAlpha: number
	readonly font: string
	readonly textAlign: CanvasTextAlign
	readonly textBaseline: CanvasTextBaseline
	readonly dashes: readonly number[]
}

const plain: Style = {
	fillStyle: '#000000',
	strokeStyle: '#000000',
	lineWidth: 1,
	lineJoin: 'miter',
	lineCap: 'butt',
	globalAlpha: 1,
	font: '400 10px sans-serif',
	textAlign: 'left',
	textBaseline: 'alphabetic',
	dashes: [],
}

const anchors: Readonly<Record<CanvasTextAlign, string>> = {
	left: 'start',
	start: 'start',
	center: 'middle',
	right: 'end',
	end: 'end',
}
const baselines: Readonly<Record<CanvasTextBaseline, string>> = {
	alphabetic: 'alphabetic',
	ideographic: 'ideographic',
	hanging: 'hanging',
	top: 'text-before-edge',
	middle: 'central',
	bottom: 'text-after-edge',
}

/** Width of a text in a font, as of a canvas: pixels. */
export type Measure = (font: string, text: string) => number

export class SvgContext {
	readonly #measure: Measure
	/** Start of the ids of its clips: two drawings may stand in one file. */
	readonly #prefix: string
	readonly #written: string[] = []
	#style = plain
	#path = ''
	#clips = 0
	/** Groups opened since the last save. */
	#open = 0
	readonly #saved: { readonly style: Style; readonly open: number }[] = []

	constructor(measure: Measure, prefix: string) {
		this.#measure = measure
		this.#prefix = prefix
	}

	/** Everything drawn so far. */
	get text(): string {
		const open = this.#saved.reduce((sum, { open }) => sum + open, this.#open)
		return this.#written.join('\n') + '</g>'.repeat(open)
	}

	set fillStyle(fillStyle: string) {
		this.#style = { ...this.#style, fillStyle }
	}
	set strokeStyle(strokeStyle: string) {
		this.#style = { ...this.#style, strokeStyle }
	}
	set lineWidth(lineWidth: number) {
		this.#style = { ...this.#style, lineWidth }
	}
	set lineJoin(lineJoin: CanvasLineJoin) {
		this.#style = { ...this.#style, lineJoin }
	}
	set lineCap(lineCap: CanvasLineCap) {
		this.#style = { ...this.#style, lineCap }
	}
	set globalAlpha(globalAlpha: number) {
		this.#style = { ...this.#style, globalAlpha }
	}
	set font(font: string) {
		this.#style = { ...this.#style, font }
	}
	set textAlign(textAlign: CanvasTextAlign) {
		this.#style = { ...this.#style, textAlign }
	}
	set textBaseline(textBaseline: CanvasTextBaseline) {
		this.#style = { ...this.#style, textBaseline }
	}
	setLineDash(dashes: readonly number[]): void {
		this.#style = { ...this.#style, dashes: [...dashes] }
	}

	save(): void {
		this.#saved.push({ style: this.#style, open: this.#open })
		this.#open = 0
	}
	restore(): void {
		const last = this.#saved.pop()
		if (last === undefined) return
		this.#write('</g>'.repeat(this.#open))
		this.#style = last.style
		this.#open = last.open
	}
	translate(x: number, y: number): void {
		this.#group(`transform="translate(${short(x)} ${short(y)})"`)
	}
	scale(x: number, y: number): void {
		this.#group(`transform="scale(${short(x)} ${short(y)})"`)
	}
	clip(): void {
		this.#clips += 1
		const id = `${this.#prefix}-clip-${String(this.#clips)}`
		this.#write(element('clipPath', { id }, element('path', { d: this.#path })))
		this.#group(`clip-path="url(#${id})"`)
	}

	beginPath(): void {
		this.#path = ''
	}
	closePath(): void {
		this.#path += 'Z'
	}
	moveTo(x: number, y: number): void {
		this.#path += `M${short(x)} ${short(y)}`
	}
	lineTo(x: number, y: number): void {
		this.#path += `L${short(x)} ${short(y)}`
	}
	bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
		this.#path += `C${[x1, y1, x2, y2, x, y].map(short).join(' ')}`
	}
	rect(x: number, y: number, width: number, height: number): void {
		this.#path += `M${short(x)} ${short(y)}h${short(width)}v${short(height)}h${short(-width)}Z`
	}

	fill(): void {
		if (this.#path !== '') this.#write(element('path', { d: this.#path, ...this.#filled() }))
	}
	stroke(): void {
		if (this.#path !== '') this.#write(element('path', { d: this.#path, ...this.#stroked() }))
	}
	fillRect(x: number, y: number, width: number, height: number): void {
		const box = boxOf(x, y, width, height)
		if (box !== null) this.#write(element('rect', { ...box, ...this.#filled() }))
	}
	strokeRect(x: number, y: number, width: number, height: number): void {
		const box = boxOf(x, y, width, height)
		if (box !== null) this.#write(element('rect', { ...box, ...this.#stroked() }))
	}
	fillText(text: string, x: number, y: number): void {
		this.#say(text, { x, y, ...this.#filled() })
	}
	strokeText(text: string, x: number, y: number): void {
		this.#say(text, { x, y, ...this.#stroked() })
	}
	measureText(text: string): { readonly width: number } {
		return { width: this.#measure(this.#style.font, text) }
	}
	/** A picture of pixels has no place in one of shapes. */
	drawImage(): void {
		throw new TypeError('an SVG file takes no pictures of pixels')
	}

	#say(text: string, placed: Attributes): void {
		const { font, textAlign, textBaseline } = this.#style
		const [, weight = '400', size = '10', family = 'sans-serif'] =
			/^(\d+) ([\d.]+)px (.+)$/.exec(font) ?? []
		const type = { 'font-family': family, 'font-size': Number(size), 'font-weight': weight }
		const anchor = anchors[textAlign] === 'start' ? {} : { 'text-anchor': anchors[textAlign] }
		const baseline =
			textBaseline === 'alphabetic' ? {} : { 'dominant-baseline': baselines[textBaseline] }
		this.#write(element('text', { ...placed, ...type, ...anchor, ...baseline }, escaped(text)))
	}

	#filled(): Attributes {
		const { fillStyle: fill, globalAlpha: alpha } = this.#style
		return alpha < 1 ? { fill, 'fill-opacity': alpha } : { fill }
	}

	#stroked(): Attributes {
		const { strokeStyle: stroke, lineWidth, lineJoin, lineCap, dashes, globalAlpha } = this.#style
		return {
			fill: 'none',
			stroke,
			...(lineWidth === 1 ? {} : { 'stroke-width': lineWidth }),
			...(lineJoin === 'miter' ? {} : { 'stroke-linejoin': lineJoin }),
			...(lineCap === 'butt' ? {} : { 'stroke-linecap': lineCap }),
			...(dashes.length === 0 ? {} : { 'stroke-dasharray': dashes.map(short).join(' ') }),
			...(globalAlpha < 1 ? { 'stroke-opacity': globalAlpha } : {}),
		}
	}

	#group(attribute: string): void {
		this.#write(`<g ${attribute}>`)
		this.#open += 1
	}

	#write(text: string): void {
		if (text !== '') this.#written.push(text)
	}
}

/** SVG knows no boxes to the left or upwards; those of no size are not seen. */
function boxOf(x: number, y: number, width: number, height: number): Attributes | null {
	if (width === 0 || height === 0) return null
	const left = Math.min(x, x + width)
	const top = Math.min(y, y + height)
	return { x: left, y: top, width: Math.abs(width), height: Math.abs(height) }
}

/** What `draw` paints, as SVG. */
export function drawnAsSvg(
	draw: (context: CanvasRenderingContext2D) => void,
	measure: Measure,
	prefix: string,
): string {
	const context = new SvgContext(measure, prefix)
	// It has what the drawings of this page call, and nothing else: a test draws them all.
	draw(context as unknown as CanvasRenderingContext2D)
	return context.text
}
