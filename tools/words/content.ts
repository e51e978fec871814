/** What stands between two tags, or in an attribute, as one message. */
import type { Node } from '../marking/walk.ts'
import type { Found, Slice } from './found.ts'
import { hasWords } from './prose.ts'
import { childOf, nodesIn } from './syntax.ts'

export interface Content {
	readonly message: Found
	/** What was made a hole, and may have texts of its own. */
	readonly holes: readonly Node[]
	/** Elements that are set apart inside the message. */
	readonly parts: readonly Node[]
}

interface Options {
	readonly isAttribute?: boolean
}

/** Null when there are no words between the holes. */
export function contentOf(
	nodes: readonly Node[],
	{ isAttribute = false }: Options = {},
): Content | null {
	const isText = (node: Node) => node.type === 'Text' && hasWords(String(node['data']))
	if (!nodes.some(isText)) return null
	const builder = new Builder()
	const text = builder.textOf(nodes).trim()
	const [from, to] = [startOf(nodes[0]), endOf(nodes.at(-1))]
	const escape = isAttribute ? inAttribute : inMarkup
	const write = (translated: string, slice: Slice) => builder.write(translated, slice, escape)
	return { message: { text, from, to, write }, holes: builder.holes, parts: builder.parts }
}

class Builder {
	readonly holes: Node[] = []
	readonly parts: Node[] = []
	/** Both kinds, in the order of their numbers. */
	readonly #numbered: Node[] = []

	textOf(nodes: readonly Node[]): string {
		return nodes.map((node) => this.#piece(node)).join('')
	}

	#piece(node: Node): string {
		if (node.type === 'Text') return String(node['data']).replaceAll(/[ \t\n]+/g, ' ')
		if (node.type === 'Comment') return ''
		const number = this.#numbered.push(node)
		const inside = insideOf(node)
		if (inside === null) {
			this.holes.push(node)
			return `{${number}}`
		}
		this.parts.push(node)
		return `<${number}>${this.textOf(inside)}</${number}>`
	}

	write(translated: string, slice: Slice, escape: (text: string) => string): string {
		const written = translated.split(/(\{\d+\}|<\/?\d+>)/).map((piece) => {
			const [, mark, digits] = /^(\{|<\/?)(\d+)[}>]$/.exec(piece) ?? []
			const node = this.#numbered[Number(digits) - 1]
			if (mark === undefined || !node) return escape(piece)
			const inside = insideOf(node)
			if (inside === null) return slice(node.start, node.end)
			const from = inside[0]?.start ?? node.end
			const to = inside.at(-1)?.end ?? node.end
			return mark === '<' ? slice(node.start, from) : slice(to, node.end)
		})
		return written.join('')
	}
}

/** What is between the tags of an element in running text; null when there is nothing to say in it. */
function insideOf(node: Node): readonly Node[] | null {
	if (node.type !== 'RegularElement' || /^(code|pre|svg)$/.test(String(node['name']))) return null
	const fragment = childOf(node, 'fragment')
	const nodes = fragment ? nodesIn(fragment, 'nodes') : []
	const isPlain = nodes.every(({ type }) => /^(Text|ExpressionTag|RegularElement)$/.test(type))
	return isPlain && nodes.some(({ type }) => type === 'Text') ? nodes : null
}

function startOf(node: Node | undefined): number {
	if (node?.type !== 'Text') return node?.start ?? 0
	const raw = String(node['raw'])
	return node.start + raw.length - raw.trimStart().length
}

function endOf(node: Node | undefined): number {
	if (node?.type !== 'Text') return node?.end ?? 0
	const raw = String(node['raw'])
	return node.end - raw.length + raw.trimEnd().length
}

function inMarkup(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('{', '&#123;')
		.replaceAll('}', '&#125;')
}

function inAttribute(text: string): string {
	return inMarkup(text).replaceAll('"', '&quot;')
}
