/** Just enough of a syntax tree walk for the marking pass. Nodes are ESTree with TypeScript, from Vite's own parser. */
import { parseSync } from 'vite'

export interface Node {
	readonly type: string
	readonly start: number
	readonly end: number
	readonly [key: string]: unknown
}

/** @throws SyntaxError naming the file when the text does not parse. */
export function parseProgram(path: string, text: string): Node {
	const { program, errors } = parseSync(path, text, { lang: 'ts' })
	const [first] = errors
	if (first) throw new SyntaxError(`${path}: ${first.message}`)
	return program as unknown as Node
}

/** Calls `visit` on `node` and everything below, outermost first; below a node it answers false for, nothing is visited. */
export function walk(node: Node, visit: (node: Node) => boolean): void {
	if (!visit(node)) return
	for (const child of Object.values(node)) {
		if (Array.isArray(child)) {
			for (const one of child) if (isNode(one)) walk(one, visit)
		} else if (isNode(child)) walk(child, visit)
	}
}

export function isNode(value: unknown): value is Node {
	return typeof value === 'object' && value !== null && 'type' in value && 'start' in value
}

const functionTypes = ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']

export function isFunction(node: Node): boolean {
	return functionTypes.includes(node.type)
}

/**
 * The dialect of programs and primitives: a function whose first parameter is called `me` runs on a thread (`you`: on
 * the page's), and a call that is made on `me` or hands `me` on first may be a place where threads switch.
 */
export function runsOnThread(node: Node): boolean {
	return takesHandle(node) && (node['params'] as Node[])[0]?.['name'] === 'me'
}

export function takesHandle(node: Node): boolean {
	return isFunction(node) && isHandle((node['params'] as unknown[])[0])
}

export function isSyncCall(node: Node): boolean {
	if (node.type !== 'CallExpression') return false
	const [first] = node['arguments'] as unknown[]
	if (isHandle(first)) return true
	const callee = node['callee']
	if (!isNode(callee) || callee.type !== 'MemberExpression') return false
	return isHandle(callee['object']) && !isMarkerCall(callee)
}

/** In the text of the handle itself: a call of one of its own methods, or of its seam. */
export function isOwnCall(node: Node): boolean {
	if (node.type !== 'CallExpression') return false
	const callee = node['callee']
	if (!isNode(callee) || callee.type !== 'MemberExpression') return false
	const object = callee['object']
	if (!isNode(object)) return false
	return object.type === 'ThisExpression' || isSeam(object)
}

/** Markers are no place where threads switch. */
export function isMarkerName(name: unknown): boolean {
	return name === 'at' || name === 'within'
}

function isMarkerCall(callee: Node): boolean {
	const property = callee['property']
	return isNode(property) && isMarkerName(property['name'])
}

function isSeam(node: Node): boolean {
	if (node.type !== 'MemberExpression') return false
	const [object, property] = [node['object'], node['property']]
	return (
		isNode(object) &&
		object.type === 'ThisExpression' &&
		isNode(property) &&
		property['name'] === 'seam'
	)
}

/** The last: of a function that makes no use of it. */
const handles = ['me', 'you', '_me']

function isHandle(node: unknown): boolean {
	return isNode(node) && handles.includes(String(node['name']))
}
