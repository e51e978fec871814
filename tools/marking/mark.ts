/**
 * The one pass over the text of a program or primitive. It writes a line marker in front of every statement, or it derives
 * the twin in which every sync call is a `yield*`, for the search. Nobody ever writes either by hand.
 */
import MagicString from 'magic-string'
import {
	isFunction,
	isMarkerName,
	isNode,
	isOwnCall,
	isSyncCall,
	parseProgram,
	runsOnThread,
	takesHandle,
	walk,
	type Node,
} from './walk.ts'

/** The text of a marker at a line, such as `me.at(1024);`. */
export type Marker = (line: number) => string

/**
 * Inserts markers into every function that runs on a thread, at most one a line: in front of each statement, and in the
 * test of a loop, which is run again each time round.
 */
export function mark(path: string, text: string, marker: Marker): MagicString {
	const out = new MagicString(text)
	const marked = new Set<number>()
	forEachThreadFunction(parseProgram(path, text), (node) => {
		walk(node['body'] as Node, (inner) => {
			if (runsOnThread(inner)) return false
			for (const statement of statementsOf(inner)) {
				// What it guards has markers of its own.
				if (statement.type === 'TryStatement') continue
				const isLoop = statement.type === 'WhileStatement'
				const { start } = isLoop ? (statement['test'] as Node) : statement
				const line = lineOf(text, start)
				if (marked.has(line)) continue
				marked.add(line)
				const written = marker(line)
				out.appendLeft(start, isLoop ? written.replace(/;$/, ',') : written)
			}
			return true
		})
	})
	return out
}

/** Takes the markers out again. */
export function unmark(marked: string): string {
	return marked.replace(/me\.(?:at|within)\(\d+\)[;,]/g, '')
}

/**
 * Derives the generator twin, with line markers when `marker` is given. `renamed` maps the import specifiers of other
 * twins.
 */
export function twin(
	path: string,
	text: string,
	renamed: (specifier: string) => string,
	marker: Marker | null = null,
): MagicString {
	const out = marker ? mark(path, text, marker) : new MagicString(text)
	const program = parseProgram(path, text)
	for (const statement of program['body'] as Node[]) renameImport(out, statement, renamed)
	walk(program, (node) => {
		if (node.type === 'ClassBody') endFields(out, node['body'] as Node[])
		if (node.type === 'MethodDefinition' && takesHandle(node['value'] as Node)) {
			out.appendLeft((node['key'] as Node).start, '*')
		} else if (node.type === 'FunctionDeclaration' && takesHandle(node)) {
			out.appendLeft(node.start + 'function'.length, '*')
		} else if (node.type === 'ArrowFunctionExpression' && takesHandle(node)) {
			makeGenerator(out, text, node)
		}
		return true
	})
	forEachFunctionWithHandle(program, (node) => {
		yieldCalls(out, path, node['body'] as Node)
	})
	return out
}

/** No semicolon ends a field: a star at the beginning of the next line would multiply it. */
function endFields(out: MagicString, members: readonly Node[]): void {
	for (const [i, member] of members.entries()) {
		const isMethod = member.type === 'MethodDefinition' && takesHandle(member['value'] as Node)
		if (isMethod && members[i - 1]?.type === 'PropertyDefinition') out.appendLeft(member.start, ';')
	}
}

/**
 * Derives the twin of the thread's handle: every method but the markers is a generator, and whatever can hold the
 * thread up, on the way through `this.seam`, is a place where threads switch.
 */
export function twinOfHandle(
	path: string,
	text: string,
	renamed: (specifier: string) => string,
): MagicString {
	const out = new MagicString(text)
	const program = parseProgram(path, text)
	for (const statement of program['body'] as Node[]) renameImport(out, statement, renamed)
	walk(program, (node) => {
		if (node.type !== 'MethodDefinition' || node['kind'] !== 'method') return true
		const key = node['key'] as Node
		if (isMarkerName(key['name'])) return false
		out.appendLeft(key.start, '*')
		yieldCalls(out, path, (node['value'] as Node)['body'] as Node, isOwnCall)
		return false
	})
	return out
}

function forEachFunctionWithHandle(program: Node, found: (node: Node) => void): void {
	walk(program, (node) => {
		if (takesHandle(node)) found(node)
		return true
	})
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

function yieldCalls(
	out: MagicString,
	path: string,
	body: Node,
	isSwitch: (node: Node) => boolean = isSyncCall,
): void {
	/** Offsets at which a statement begins: there a bracket would continue the line above, since no semicolon ends it. */
	const beginnings = new Set<number>()
	const whole = new Set<Node>()
	walk(body, (inner) => {
		if (takesHandle(inner)) return false
		if (isSwitch !== isSyncCall && isFunction(inner)) return false
		if (inner.type === 'ExpressionStatement') {
			beginnings.add(inner.start)
			whole.add(inner['expression'] as Node)
		}
		if (!isSwitch(inner)) return true
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
