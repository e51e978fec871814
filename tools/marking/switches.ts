/** All variants of a file whose text knobs change: `?variants` is the map of them, `?variant=KEY` one, each also `&twin`. */
import { combinationsOf, variantKey, withSwitches } from '../../src/programs/switches.ts'
import { parseProgram, runsOnThread, walk } from './walk.ts'

export interface Wanted {
	/** Modules of generators, for the search. */
	readonly isTwin: boolean
	/** The page constructs and never runs a program: variants that differ in nothing else are one module there. */
	readonly isPage: boolean
}

/** The module that knows the others: `variants`, by key. Keys that choose the same text share one module. */
export function variantsModule(name: string, text: string, { isTwin, isPage }: Wanted): string {
	const modules = new Map<string, string>()
	const imports: string[] = []
	const entries = combinationsOf(text).map((chosen) => {
		const key = variantKey(chosen)
		const variant = withSwitches(text, chosen)
		const told = isPage ? withoutThreads(name, variant) : variant
		let module = modules.get(told)
		if (module === undefined) {
			module = `variant${modules.size}`
			modules.set(told, module)
			const query = `variant=${key}${isTwin ? '&twin' : ''}`
			imports.push(`import * as ${module} from './${name}?${query}'`)
		}
		return `\t'${key}': ${module},`
	})
	return [...imports, 'export const variants = {', ...entries, '}', ''].join('\n')
}

/** `text` without the functions that run on a thread. */
function withoutThreads(name: string, text: string): string {
	const parts: string[] = []
	let from = 0
	walk(parseProgram(name, text), (node) => {
		if (!runsOnThread(node)) return true
		parts.push(text.slice(from, node.start))
		from = node.end
		return false
	})
	return parts.join('') + text.slice(from)
}
