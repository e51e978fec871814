/** Finds words that the code holds and shows as they are: states, laws, options of knobs, roles, kinds of items. */
import type { Node } from '../marking/walk.ts'
import { hasWords } from './prose.ts'
import { shownLists } from './rules.ts'
import { childOf, descend, nameOf, nodesIn, stringIn } from './syntax.ts'

/** Properties of scenes and knobs whose lists are shown. */
const lists = ['options', 'kinds']

export function shownValuesIn(tree: Node, named: ReadonlySet<string>): readonly string[] {
	const values: string[] = []
	descend(tree, (node) => {
		values.push(...(isShownList(node, named) ? stringsBelow(node) : []), ...rolesIn(node))
		return true
	})
	return values.filter((value) => hasWords(value) && !codeName.test(value))
}

/** Names of keys and of properties are no words. */
const codeName = /^[A-Za-z][a-z]*[A-Z]\w*$/

/** Names of lists that a scene gives to a knob, wherever they are declared. */
export function listNamesIn(tree: Node): readonly string[] {
	const names: string[] = []
	descend(tree, (node) => {
		const value = node.type === 'Property' && isListed(node) ? childOf(node, 'value') : null
		if (value?.type === 'Identifier') names.push(String(value['name']))
		return true
	})
	return names
}

function isListed(property: Node): boolean {
	return lists.includes(nameOf(childOf(property, 'key')) ?? '')
}

function isShownList(node: Node, named: ReadonlySet<string>): boolean {
	if (node.type === 'Property') {
		return isListed(node) && childOf(node, 'value')?.type === 'ArrayExpression'
	}
	if (!/^(VariableDeclarator|TSTypeAliasDeclaration)$/.test(node.type)) return false
	const name = nameOf(childOf(node, 'id')) ?? ''
	return shownLists.includes(name) || (node.type === 'VariableDeclarator' && named.has(name))
}

/** What has a name and a letter is a role. Several of them are called by its name with an s. */
function rolesIn(node: Node): readonly string[] {
	if (node.type !== 'ObjectExpression') return []
	const properties = nodesIn(node, 'properties')
	const valueOf = (name: string) => {
		const found = properties.find((one) => nameOf(childOf(one, 'key')) === name)
		const value = found && childOf(found, 'value')
		return value ? stringIn(value) : null
	}
	const name = valueOf('name')
	if (name === null || valueOf('letter') === null) return []
	return name.endsWith('s') ? [name] : [name, `${name}s`]
}

function stringsBelow(node: Node): readonly string[] {
	const found: string[] = []
	descend(node, (one) => {
		const text = stringIn(one)
		if (text !== null) found.push(text)
		return true
	})
	return found
}
