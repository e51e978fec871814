/**
 * The list of scenes without the scenes: what is known of each before it is opened, and how it is loaded. Derived from
 * the list itself, so that a scene is told of in one place, and what belongs to it is fetched with it.
 */
import { type Plugin, runnerImport } from 'vite'
import type { Scene } from '../../src/programs/scene.ts'
import { isNode, type Node, parseProgram } from './walk.ts'

/** Where a name in the list comes from. */
interface Origin {
	readonly file: string
	readonly exported: string
}

/** `plugins`: without which the scenes cannot be imported. `files`: all that it was derived from. */
export async function listedModule(
	path: string,
	text: string,
	plugins: Plugin[],
): Promise<{ readonly code: string; readonly files: readonly string[] }> {
	const { module, dependencies } = await runnerImport<{ readonly scenes: readonly Scene[] }>(path, {
		configFile: false,
		logLevel: 'error',
		plugins,
	})
	const origins = originsIn(path, text)
	const entries = module.scenes.map(({ id, title, chapter }, i) => {
		const { file, exported } = origins[i] ?? refuse(path)
		const known = JSON.stringify({ id, title, chapter }).slice(1, -1)
		return `\t{ ${known}, load: async () => (await import('${file}')).${exported} },`
	})
	if (origins.length !== entries.length) refuse(path)
	return {
		code: ['export const scenes = [', ...entries, ']', ''].join('\n'),
		files: dependencies,
	}
}

/** Of every element of `scenes`, in its order. */
function originsIn(path: string, text: string): Origin[] {
	const statements = nodesIn(parseProgram(path, text), 'body')
	const imported = new Map(statements.flatMap(importsOf))
	const list = statements
		.flatMap((one) => nodesIn(one['declaration'], 'declarations'))
		.find(({ id }) => isNode(id) && id['name'] === 'scenes')
	return nodesIn(list?.['init'], 'elements').map((element) => {
		return imported.get(String(element['name'])) ?? refuse(path)
	})
}

function importsOf(statement: Node): [string, Origin][] {
	const source = statement['source']
	if (statement.type !== 'ImportDeclaration' || !isNode(source)) return []
	return nodesIn(statement, 'specifiers').map(({ local, imported }) => {
		const exported = String(isNode(imported) && imported['name'])
		const name = String(isNode(local) && local['name'])
		return [name, { file: String(source['value']), exported }]
	})
}

function nodesIn(node: unknown, name: string): Node[] {
	const found = isNode(node) ? node[name] : null
	return Array.isArray(found) ? found.filter(isNode) : []
}

function refuse(path: string): never {
	throw new SyntaxError(`${path}: scenes must be a list of imported names`)
}
