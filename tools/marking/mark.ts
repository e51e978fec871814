/**
 * The one pass over the text of a program or primitive. It writes a line marker in front of every statement, or it derives
 * the twin in which every sync call is a `yield*`, for the search. Nobody ever writes either by hand.
 */
import MagicString from 'magic-string'
import { isNode, isSyncCall, parseProgram, runsOnThread, walk, type Node } from './walk.ts'

/** The text of a marker at a line, such as `me.at(1024);`. */
export type Marker = (line: number) => string

/** Inserts markers into every function that runs on a thread, at most one a line. */
export function mark(path: string, text: string, marker: Marker): MagicString {
	const out = new MagicString(text)
	const marked = new Set<number>()
	forEachThreadFunction(parseProgram(path, text), (node) => {
		walk(node['body'] as Node, (inner) => {
			if (runsOnThread(inner)) return false
			for (const statement of statementsOf(inner)) {
				// What it guards has markers of its own.
				if (statement.type === 'TryStatement') continue
				const line = lineOf(text, statement.start)
				if (marked.has(line)) continue
				marked.add(line)
				out.appendLeft(statement.start, marker(line))
			}
			return true
		})
	})
	return out
}

/** Takes the markers out again. */
export function unmark(marked: string): string {
	return marked.replace(/me\.(?:at|within)\(\d+\);/g, '')
}

/** Derives the generator twin. `renamed` maps the import specifiers of other twins. */
export function twin(
	path: string,
	text: string,
	renamed: (specifier: string) => string,
): MagicString {
	const out = new MagicString(text)
	const program = parseProgram(path, text)
	for (const statement of program['body'] as Node[]) renameImport(out, statement, renamed)
	walk(program, (node) => {
		if (node.type === 'MethodDefinition' && runsOnThread(node['value'] as Node)) {
			out.appendLeft((node['key'] as Node).start, '*')
		} else if (node.type === 'FunctionDeclaration' && runsOnThread(node)) {
			out.appendLeft(node.start + 'function'.length, '*')
		} else if (node.type === 'ArrowFunctionExpression' && runsOnThread(node)) {
			makeGenerator(out, text, node)
		}
		return true
	})
	forEachThreadFunction(program, (node) => {
		yieldCalls(out, path, node['body'] as Node)
	})
	return out
}

function forEachThreadFunction(program: Node, found: (node: Node) => void): void {
	walk(program, (node) => {
		if (runsOnThread(node)) found(node)
		return true
	})
}

/** The statements directly inside a block or a case. */
function statementsOf(node: Node): Node[] {
	if (node.type === 'BlockStatement') return node['body'] as Node[]
	if (node.type === 'SwitchCase') return node['consequent'] as Node[]
	return []
}

function yieldCalls(out: MagicString, path: string, body: Node): void {
	/** Offsets at which a statement begins: there a bracket would continue the line above, since no semicolon ends it. */
	const beginnings = new Set<number>()
	const whole = new Set<Node>()
	walk(body, (inner) => {
		if (runsOnThread(inner)) return false
		if (inner.type === 'ExpressionStatement') {
			beginnings.add(inner.start)
			whole.add(inner['expression'] as Node)
		}
		if (!isSyncCall(inner)) return true
		if (whole.has(inner)) out.appendLeft(inner.start, 'yield* ')
		else if (beginnings.has(inner.start)) {
			throw new SyntaxError(`${path}: a statement may not go on after the sync call it begins with`)
		} else {
			out.appendLeft(inner.start, '(yield* ')
			out.appendRight(inner.end, ')')
		}
		return true
	})
}

function makeGenerator(out: MagicString, text: string, node: Node): void {
	const body = node['body'] as Node
	const arrow = text.lastIndexOf('=>', body.start)
	if (body.type !== 'BlockStatement')
		throw new SyntaxError('an arrow function on a thread needs braces')
	out.appendLeft(node.start, 'function* ')
	out.remove(arrow, arrow + 2)
}

function renameImport(
	out: MagicString,
	statement: Node,
	renamed: (specifier: string) => string,
): void {
	if (statement.type !== 'ImportDeclaration' || statement['importKind'] === 'type') return
	const source = statement['source']
	if (!isNode(source)) return
	const specifier = String(source['value'])
	if (renamed(specifier) !== specifier)
		out.update(source.start, source.end, `'${renamed(specifier)}'`)
}

function lineOf(text: string, offset: number): number {
	let line = 1
	for (let i = 0; i < offset; i++) if (text.charCodeAt(i) === 10) line++
	return line
}
