/**
 * Words that the code holds against each other: what stands in a type, beside `===`, as a key, in a list that is asked.
 * Such a word is left where it stands, whatever it looks like; a translation of it would be another word to the code.
 */
import type { Node } from '../marking/walk.ts'
import {
	childOf,
	descend,
	isNode,
	nameOf,
	nodesIn,
	type Place,
	quasisOf,
	stringIn,
} from './syntax.ts'

const asking = [
	'includes indexOf startsWith endsWith has get set delete getItem setItem replace replaceAll split',
	'localeCompare getAttribute setAttribute addEventListener querySelector closest matches',
].flatMap((names) => names.split(' '))

/** Adds to `held` what the module or component in `tree` holds against something. */
export function gatherHeld(tree: Node, held: Set<string>): void {
	descend(tree, (node, way) => {
		const text = stringIn(node)
		if (text !== null && isHeld(node, way)) held.add(text)
		if (node.type === 'TemplateLiteral' && isHeld(node, way)) held.add(quasisOf(node)[0] ?? '')
		const key = keyIn(node)
		if (key !== null) held.add(key)
		return node.type !== 'ImportDeclaration'
	})
}

function isHeld(node: Node, way: readonly Place[]): boolean {
	const last = way.at(-1)
	if (!last) return false
	const { parent, as } = last
	switch (parent.type) {
		case 'TSLiteralType':
		case 'SwitchCase':
			return true
		case 'BinaryExpression':
			return /^[=!]==?$|^in$/.test(String(parent['operator']))
		case 'MemberExpression':
			return as === 'property'
		case 'CallExpression':
			return isAsked(parent) && nodesIn(parent, 'arguments')[0] === node
		case 'ArrayExpression':
			return isAskedList(parent, way)
		default:
			return isConstant(way)
	}
}

function isAsked(call: Node): boolean {
	return asking.includes(nameOf(childOf(call, 'callee')) ?? '')
}

/** `['full', 'empty'].includes(reason)` and `['full', 'empty'] as const`. */
function isAskedList(list: Node, way: readonly Place[]): boolean {
	const above = way.at(-2)
	if (above?.parent.type === 'MemberExpression') {
		return above.as === 'object' && asking.includes(nameOf(above.parent) ?? '')
	}
	const maker = above?.parent
	if (maker?.type === 'NewExpression' && nameOf(childOf(maker, 'callee')) === 'Set') return true
	return isConstant(way) || nodesIn(list, 'elements').length === 0
}

/** Inside what is `as const`: the compiler knows the word as a type. */
function isConstant(way: readonly Place[]): boolean {
	return way.some(({ parent }) => {
		const type = parent.type === 'TSAsExpression' ? parent['typeAnnotation'] : null
		return isNode(type) && nameOf(childOf(type, 'typeName')) === 'const'
	})
}

function keyIn(node: Node): string | null {
	const isProperty = node.type === 'Property' || node.type === 'TSPropertySignature'
	if (!isProperty || node['computed'] === true) return null
	return nameOf(childOf(node, 'key'))
}
