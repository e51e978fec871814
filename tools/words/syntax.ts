/** What the finders ask of a syntax tree: ESTree with TypeScript, from Vite's parser or from Svelte's. */
import type { Node } from '../marking/walk.ts'

/** Svelte's fragments say of themselves neither where they begin nor where they end. */
export function isNode(value: unknown): value is Node {
	return typeof value === 'object' && value !== null && 'type' in value
}

export interface Place {
	readonly parent: Node
	/** The name of the parent's property that the node stands in. */
	readonly as: string
}

/** Calls `visit` on `node` and all below with the way down to each; below a node it answers false for, nothing. */
export function descend(
	node: Node,
	visit: (node: Node, way: readonly Place[]) => boolean,
	way: readonly Place[] = [],
): void {
	if (!visit(node, way)) return
	for (const [as, child] of Object.entries(node)) {
		if (as === 'metadata' || as === 'css') continue
		const below = [...way, { parent: node, as }]
		for (const one of Array.isArray(child) ? child : [child]) {
			if (isNode(one)) descend(one, visit, below)
		}
	}
}

/** Types and imports hold no text; what only tells the compiler of a type is looked through. */
export function isWithoutText({ type }: Node): boolean {
	if (/^(Import|ExportAll)/.test(type)) return true
	return type.startsWith('TS') && !/^TS(As|Satisfies|NonNull|TypeAssertion)/.test(type)
}

export function stringIn(node: Node): string | null {
	if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value']
	return null
}

export function nodesIn(node: Node, name: string): readonly Node[] {
	const found = node[name]
	return Array.isArray(found) ? found.filter(isNode) : []
}

export function childOf(node: Node, name: string): Node | null {
	const found = node[name]
	return isNode(found) ? found : null
}

/** The name of a property, a variable or a member, when it is written out. */
export function nameOf(node: Node | null): string | null {
	if (node === null) return null
	if (node.type === 'Identifier') return String(node['name'])
	if (node.type === 'Literal') return String(node['value'])
	if (node.type === 'MemberExpression') return nameOf(childOf(node, 'property'))
	return null
}

/** The words of a template literal between its holes, as they are said. */
export function quasisOf(node: Node): readonly string[] {
	return nodesIn(node, 'quasis').map((quasi) => {
		const value = quasi['value'] as { readonly cooked?: string; readonly raw: string }
		return value.cooked ?? value.raw
	})
}

/** The whole of a template as a message: its expressions become holes. */
export function messageOf(node: Node): string {
	return quasisOf(node).reduce((text, quasi, at) => `${text}{${at}}${quasi}`)
}
