/** Finds the texts in a Svelte component: between its tags, in what is read out, in its script and its expressions. */
import { parse } from 'svelte/compiler'
import type { Node } from '../marking/walk.ts'
import { contentOf } from './content.ts'
import type { Findings, Found, Shown } from './found.ts'
import { hasWords, isProse } from './prose.ts'
import { listings, shownAttributes, shownProperties } from './rules.ts'
import { wordsInScript } from './script-words.ts'
import { childOf, isNode, nodesIn } from './syntax.ts'

export function parseComponent(path: string, source: string): Node {
	return parse(source, { modern: true, filename: path }) as unknown as Node
}

export function wordsInComponent(path: string, tree: Node, held: ReadonlySet<string>): Findings {
	const finder = new Finder(path, held)
	for (const name of ['module', 'instance']) {
		const script = childOf(tree, name)
		const program = script && childOf(script, 'content')
		if (program) finder.script(program)
	}
	const fragment = childOf(tree, 'fragment')
	if (fragment) finder.visit(fragment)
	return finder
}

/** Where an import is written; null when the component has no script. */
export function scriptStart(tree: Node): number | null {
	const script = childOf(tree, 'module') ?? childOf(tree, 'instance')
	return (script && childOf(script, 'content'))?.start ?? null
}

const elements = ['RegularElement', 'SvelteElement', 'TitleElement']
const written = ['code', 'pre', 'script', 'style']
/** Attributes whose strings are for the browser. */
const unread = /^(class|id|href|d|transform|points|viewBox|style|for|role|type|data-.*)$/

/** What a component is given with a capital letter is shown. */
const isTitle = /^\p{Lu}\p{Ll}+$/u

class Finder implements Findings {
	readonly messages: Found[] = []
	readonly shown: Shown[] = []
	readonly values: string[] = []
	readonly #path: string
	readonly #held: ReadonlySet<string>
	readonly #isListing: boolean

	constructor(path: string, held: ReadonlySet<string>) {
		this.#path = path
		this.#held = held
		this.#isListing = listings.some((pattern) => pattern.test(path))
	}

	script(tree: Node, isShown: boolean | null = false): void {
		const found = wordsInScript(tree, { path: this.#path, held: this.#held, isShown })
		this.messages.push(...found.messages)
		this.shown.push(...found.shown)
		this.values.push(...found.values)
	}

	visit(node: Node): void {
		if (node.type === 'Fragment') this.#fragment(nodesIn(node, 'nodes'))
		else if (node.type === 'ExpressionTag') this.#expression(node)
		else if (node.type !== 'Text' && node.type !== 'Comment') this.#parts(node)
	}

	/** What stands between two tags is one message as soon as it has words of its own. */
	#fragment(nodes: readonly Node[]): void {
		const content = contentOf(nodes)
		if (content === null) {
			for (const node of nodes) this.visit(node)
			return
		}
		this.messages.push(content.message)
		for (const node of content.parts) this.#tag(node)
		for (const node of content.holes) this.visit(node)
	}

	#expression(tag: Node): void {
		const expression = childOf(tag, 'expression')
		if (expression === null || this.#isListing) return
		this.#show(expression)
		this.script(expression, true)
	}

	#show({ type, start, end }: Node): void {
		if (/^(Literal|TemplateLiteral)$/.test(type)) return
		this.shown.push({ from: start, to: end })
	}

	#parts(node: Node): void {
		this.#tag(node)
		if (written.includes(String(node['name']))) return
		for (const [name, child] of Object.entries(node)) {
			if (name === 'attributes' || name === 'metadata') continue
			for (const one of Array.isArray(child) ? child : [child]) {
				if (!isNode(one)) continue
				if (one.type === 'Fragment') this.visit(one)
				else this.script(one)
			}
		}
	}

	#tag(node: Node): void {
		const isElement = elements.includes(node.type)
		for (const attribute of nodesIn(node, 'attributes')) {
			if (attribute.type === 'Attribute') this.#attribute(attribute, isElement)
			else if (attribute.type !== 'StyleDirective') this.script(attribute, null)
		}
	}

	#attribute(attribute: Node, isElement: boolean): void {
		const name = String(attribute['name'])
		const value = attribute['value']
		const nodes = (Array.isArray(value) ? value : [value]).filter(isNode)
		if (nodes.length === 0 || (isElement && unread.test(name))) return
		const [first] = nodes
		const text = first?.type === 'Text' ? String(first['data']) : ''
		const isShown =
			shownAttributes.includes(name) ||
			(!isElement && (shownProperties.includes(name) || isTitle.test(text)))
		if (nodes.length === 1 && text !== '') {
			if (!(isShown ? hasWords(text) : !isElement && isProse(text))) return
			if (!isElement && this.#held.has(text)) {
				this.values.push(text)
				return
			}
		}
		const content = isShown || text !== '' ? contentOf(nodes, { isAttribute: true }) : null
		if (content !== null) this.messages.push(content.message)
		for (const node of nodes) {
			if (node.type !== 'ExpressionTag') continue
			const { start, end } = attribute
			// `{title}`: the name is the expression.
			const isShort = node.start === start + 1
			if (!isShort) this.#given(node, isShown, isElement)
			else if (isShown && isElement) this.shown.push({ from: start, to: end, attribute: name })
		}
	}

	/** What an element says is translated as it is said; what a component is given, where that shows it. */
	#given(tag: Node, isShown: boolean, isElement: boolean): void {
		const expression = childOf(tag, 'expression')
		if (expression === null) return
		if (isShown && isElement) this.#show(expression)
		this.script(expression, isShown || (isElement ? null : false))
	}
}
