/** Finds the texts in a module, or in the script and the expressions of a component. */
import type { Node } from '../marking/walk.ts'
import { type Findings, type Found, piecesOf, type Shown, type Slice } from './found.ts'
import { hasWords, isProse } from './prose.ts'
import { pictured, platform, quoting, shownProperties, thrown, wordy } from './rules.ts'
import {
	childOf,
	descend,
	isWithoutText,
	messageOf,
	nameOf,
	nodesIn,
	type Place,
	quasisOf,
	stringIn,
} from './syntax.ts'

interface Asked {
	/** Below `src`. */
	readonly path: string
	readonly held: ReadonlySet<string>
	/** Whether the value of the whole tree is shown, so that a single word is a text; null: certainly not. */
	readonly isShown?: boolean | null
}

export function wordsInScript(tree: Node, { path, held, isShown = false }: Asked): Findings {
	const messages: Found[] = []
	const shown: Shown[] = []
	const values: string[] = []
	const isOneOf = (patterns: readonly RegExp[]) => patterns.some((pattern) => pattern.test(path))
	const isWordy = isShown !== null && (isShown || isOneOf(wordy))
	const isPicture = isShown !== null && isOneOf(pictured)
	const isScene = path.startsWith('programs/')
	const show = ({ start, end }: Node) => shown.push({ from: start, to: end })
	descend(tree, (node, way) => {
		if (isWithoutText(node) || isSilent(way)) return false
		if (isPainted(node, way)) show(node)
		if (isWordy || isPicture) {
			for (const one of [...namesBesideWords(node), ...joinedIn(node)]) show(one)
		}
		const isTemplate = node.type === 'TemplateLiteral'
		const text = isTemplate ? messageOf(node) : stringIn(node)
		if (text === null) return true
		if (isTemplate && isPlural(node)) show(node)
		const isSaid = isNamed(way) || (isWordy && isValue(way)) || (isScene && isTitle(text, way))
		const isSeen = isPicture && isValue(way)
		const isProsaic = isProse(text)
		const isText = isProsaic || (hasWords(text) && (isSaid || isSeen))
		const isJoint = isTemplate && (isWordy ? /\s/ : /[,:;·] /).test(quasisOf(node).join('|'))
		const begins = isTemplate ? (quasisOf(node)[0] ?? '') : text
		const isHeld = begins !== '' && held.has(begins)
		if (isText && isHeld && !isTemplate && (isProsaic || isSaid || title.test(text)))
			values.push(text)
		if (isText && !isHeld) messages.push(isTemplate ? template(node, text) : literal(node, text))
		if ((isText && !isHeld) || isJoint) for (const hole of nodesIn(node, 'expressions')) show(hole)
		return true
	})
	return { messages, shown: isOneOf(quoting) ? [] : shown, values }
}

/** `isNew ? 'not started' : state`: what is handed on in place of a text is one, too. */
function namesBesideWords(node: Node): readonly Node[] {
	if (!/^(Conditional|Logical)Expression$/.test(node.type)) return []
	const sides = ['left', 'right', 'consequent', 'alternate'].flatMap(
		(as) => childOf(node, as) ?? [],
	)
	const isWord = (side: Node) => {
		return side.type === 'TemplateLiteral'
			? hasWords(messageOf(side)) || isPlural(side)
			: hasWords(stringIn(side) ?? '')
	}
	return sides.some(isWord) ? sides.filter(({ type }) => /^(Identifier|Member)/.test(type)) : []
}

/** `[name, state].join(', ')`, `laws.map(({ name }) => name).join(', ')`: each of them is said. */
function joinedIn(node: Node): readonly Node[] {
	const callee = node.type === 'CallExpression' ? childOf(node, 'callee') : null
	if (callee === null || nameOf(callee) !== 'join') return []
	const joined: Node[] = []
	let list: Node | null = callee
	while (list && list.type !== 'ArrayExpression') {
		if (list.type === 'CallExpression' && nameOf(childOf(list, 'callee')) === 'map') {
			const [made] = nodesIn(list, 'arguments')
			const body = made?.type === 'ArrowFunctionExpression' ? childOf(made, 'body') : null
			if (body) joined.push(body)
		}
		list = childOf(list, list.type === 'CallExpression' ? 'callee' : 'object')
	}
	const all = list === null ? joined : [...joined, ...nodesIn(list, 'elements')]
	return all.filter(({ type }) => /^(Identifier|Member|Call)/.test(type))
}

/** A word that begins a line. */
const title = /^\p{Lu}\p{Ll}+$/u

/** `${role}s`: a word that is looked up as a whole. */
function isPlural(node: Node): boolean {
	return quasisOf(node).join('|') === '|s'
}

/** A scene says its title among the arguments of a call. */
function isTitle(text: string, way: readonly Place[]): boolean {
	const last = way.at(-1)
	return last?.parent.type === 'CallExpression' && last.as === 'arguments' && title.test(text)
}

/** Where a word is a name, whatever it looks like: of a key, for the platform, of an error for programmers. */
function isSilent(way: readonly Place[]): boolean {
	const last = way.at(-1)
	if (!last) return false
	const { parent, as } = last
	if (parent.type === 'Property') return as === 'key' && parent['computed'] !== true
	if (parent.type === 'ExpressionStatement' && typeof parent['directive'] === 'string') return true
	if (parent.type === 'TaggedTemplateExpression') return true
	if (as !== 'arguments') return false
	const name = nameOf(childOf(parent, 'callee')) ?? ''
	return platform.includes(name) || (parent.type === 'NewExpression' && thrown.includes(name))
}

/** The value of a property that is only ever shown. */
function isNamed(way: readonly Place[]): boolean {
	const owner = way.findLast(({ parent }) => !isBranch(parent))
	if (owner?.parent.type !== 'Property' || owner.as !== 'value') return false
	return shownProperties.includes(nameOf(childOf(owner.parent, 'key')) ?? '')
}

/** Conditions and fallbacks hand on one of their sides. */
function isBranch({ type }: Node): boolean {
	return /^(ConditionalExpression|LogicalExpression|TS(As|Satisfies)Expression)$/.test(type)
}

/** A side that is handed on, an element of a list, what is returned or put in: not an argument, not a test. */
function isValue(way: readonly Place[]): boolean {
	const last = way.at(-1)
	if (!last) return true
	const { parent, as } = last
	if (isBranch(parent)) return as !== 'test'
	if (parent.type === 'Property') return as === 'value'
	if (parent.type === 'BinaryExpression') return parent['operator'] === '+'
	if (parent.type === 'CallExpression') return nameOf(childOf(parent, 'callee')) === 'join'
	return /^(Return|ArrowFunction|Array|TemplateLiteral|VariableDeclarator|Program)/.test(
		parent.type,
	)
}

/** What is handed to the canvas, to a voice, to the window's title. */
function isPainted(node: Node, way: readonly Place[]): boolean {
	const last = way.at(-1)
	if (!last) return false
	const { parent, as } = last
	if (parent.type === 'CallExpression') {
		const name = nameOf(childOf(parent, 'callee'))
		const isFirst = nodesIn(parent, 'arguments')[0] === node
		return as === 'arguments' && isFirst && (name === 'fillText' || name === 'measureText')
	}
	if (parent.type !== 'AssignmentExpression' || as !== 'right') return false
	const name = nameOf(childOf(parent, 'left'))
	return name === 'textContent' || name === 'title'
}

function literal({ start, end }: Node, text: string): Found {
	return { text, from: start, to: end, write: (translated) => quoted(translated) }
}

function template(node: Node, text: string): Found {
	const expressions = nodesIn(node, 'expressions')
	const write = (translated: string, slice: Slice) => {
		const written = piecesOf(translated).map((piece) => {
			if (typeof piece === 'string') return piece.replaceAll(/[\\`]|\$(?=\{)/g, '\\$&')
			const hole = expressions[piece - 1]
			return hole ? '${' + slice(hole.start, hole.end) + '}' : ''
		})
		return '`' + written.join('') + '`'
	}
	return { text, from: node.start, to: node.end, write }
}

function quoted(text: string): string {
	const escaped = text.replaceAll(/['\\]/g, '\\$&').replaceAll('\n', '\\n')
	return `'${escaped}'`
}
