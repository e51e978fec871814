/** A picture that stands on the page as SVG that stands alone: what style sheets say is written into its elements. */
import { type Attributes, element, escaped } from './xml.ts'

/** Properties that pass on to what is inside, and what they are when nobody says anything. */
const inherited: Readonly<Record<string, string>> = {
	fill: 'rgb(0, 0, 0)',
	'fill-opacity': '1',
	'fill-rule': 'nonzero',
	stroke: 'none',
	'stroke-width': '1px',
	'stroke-opacity': '1',
	'stroke-dasharray': 'none',
	'stroke-dashoffset': '0px',
	'stroke-linecap': 'butt',
	'stroke-linejoin': 'miter',
	'font-family': '',
	'font-size': '',
	'font-weight': '400',
	'font-style': 'normal',
	'letter-spacing': 'normal',
	'text-anchor': 'start',
	'dominant-baseline': 'auto',
	'paint-order': 'normal',
	visibility: 'visible',
}
/** Properties of the element alone. */
const own: Readonly<Record<string, string>> = { opacity: '1', transform: 'none' }

const elements = new Set(
	'svg g path rect circle ellipse line polyline polygon text tspan defs pattern marker clipPath title desc'.split(
		' ',
	),
)
const attributes = new Set(
	(
		'd x y x1 y1 x2 y2 cx cy r rx ry dx dy width height points transform viewBox id patternUnits patternTransform ' +
		'markerWidth markerHeight markerUnits refX refY orient marker-start marker-mid marker-end clip-path ' +
		'preserveAspectRatio textLength lengthAdjust pathLength'
	).split(' '),
)

type Styles = Readonly<Record<string, string>>

/** Everything in `svg`, without the element itself. Nothing refers to anything outside. */
export function contentOf(svg: SVGSVGElement): string {
	return inside(svg, inherited)
}

/** `svg` itself, to stand within another picture. */
export function standing(svg: SVGSVGElement): string {
	return written(svg, inherited)
}

function inside(parent: Element, styles: Styles): string {
	return [...parent.childNodes]
		.map((node) => {
			if (node instanceof Element) return written(node, styles)
			return node instanceof Text ? escaped(node.data) : ''
		})
		.join('')
}

function written(one: Element, outer: Styles): string {
	const { localName: name } = one
	if (!elements.has(name)) return ''
	if (name === 'title' || name === 'desc') return element(name, {}, escaped(one.textContent))
	const computed = getComputedStyle(one)
	if (computed.display === 'none' && !isNeverShown(one)) return ''
	const styles = stylesOf(computed)
	const said: Attributes = { ...given(one), ...changes(styles, outer), ...ownOf(computed, one) }
	return element(name, said, inside(one, styles))
}

/** Textures and arrowheads are used by others. */
function isNeverShown(one: Element): boolean {
	return one.closest('defs') !== null
}

function given(one: Element): Attributes {
	const kept = [...one.attributes].filter(({ name }) => attributes.has(name))
	return Object.fromEntries(kept.map(({ name, value }) => [name, value]))
}

function stylesOf(computed: CSSStyleDeclaration): Styles {
	return Object.fromEntries(
		Object.keys(inherited).map((name) => [name, plain(computed.getPropertyValue(name))]),
	)
}

/** References stay within the file; pixels go without saying. */
function plain(value: string): string {
	return value.replaceAll(/url\("[^"]*#([^"]+)"\)/g, 'url(#$1)').replaceAll(/(\d)px/g, '$1')
}

function changes(styles: Styles, outer: Styles): Attributes {
	const changed = Object.entries(styles).filter(
		([name, value]) => value !== plain(outer[name] ?? ''),
	)
	return Object.fromEntries(changed)
}

/** An attribute that a style sheet repeats is said already. */
function ownOf(computed: CSSStyleDeclaration, one: Element): Attributes {
	const said = Object.entries(own)
		.map(([name, usual]) => [name, plain(computed.getPropertyValue(name)), usual] as const)
		.filter(([name, value, usual]) => value !== usual && value !== '' && !one.hasAttribute(name))
	return Object.fromEntries(said.map(([name, value]) => [name, value]))
}
