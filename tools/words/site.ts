/** Every text of the site: which files have any, and what stands in them. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseProgram, type Node } from '../marking/walk.ts'
import { parseComponent, scriptStart, wordsInComponent } from './component-words.ts'
import type { Findings } from './found.ts'
import { wordsInGuide } from './guide-words.ts'
import { gatherHeld } from './held.ts'
import { wordsInPage } from './page-words.ts'
import { unread } from './rules.ts'
import { wordsInScript } from './script-words.ts'
import { listNamesIn, shownValuesIn } from './shown-values.ts'

export const root = path.resolve(import.meta.dirname, '../..')
export const page = 'index.html'

export interface Written {
	/** Below `src`, or `index.html`. */
	readonly path: string
	readonly source: string
	readonly findings: Findings
	/** Where an import may be written; null where none can be. */
	readonly scriptAt: number | null
}

export type Site = ReadonlyMap<string, Written>

export interface Source {
	readonly path: string
	readonly source: string
}

/** All sources that may have texts, in the order of their names. */
export function readSources(): readonly Source[] {
	const names = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
	const paths = names.map((name) => name.split(path.sep).join('/'))
	const read = (file: string) => readFileSync(path.join(root, file), 'utf8')
	const below = paths
		.filter((one) => /\.(ts|svelte|md)$/.test(one))
		.toSorted()
		.map((one) => ({ path: one, source: read(`src/${one}`) }))
	return [...below, { path: page, source: read(page) }]
}

export function readSite(): Site {
	return siteOf(readSources())
}

/** Two passes: a word that is held anywhere is left in place everywhere. */
export function siteOf(sources: readonly Source[]): Site {
	const trees = treesOf(sources)
	const held = heldBy(trees)
	const lists = new Set([...trees.values()].flatMap(listNamesIn))
	const written = sources.map(({ path: file, source }): [string, Written] => {
		const tree = trees.get(file) ?? null
		const found = findingsIn(file, source, { tree, held })
		const values = [...found.values, ...(tree ? shownValuesIn(tree, lists) : [])]
		const findings = { messages: found.messages, shown: found.shown, values }
		return [file, { path: file, source, findings, scriptAt: scriptIn(file, tree) }]
	})
	return new Map(written)
}

/** All words that the sources hold against something. */
export function heldIn(sources: readonly Source[]): ReadonlySet<string> {
	return heldBy(treesOf(sources))
}

type Trees = ReadonlyMap<string, Node>

function treesOf(sources: readonly Source[]): Trees {
	const trees = sources.map(({ path: file, source }) => [file, treeOf(file, source)] as const)
	return new Map(trees.flatMap(([file, tree]) => (tree ? [[file, tree]] : [])))
}

function heldBy(trees: Trees): ReadonlySet<string> {
	const held = new Set<string>()
	for (const tree of trees.values()) gatherHeld(tree, held)
	return held
}

/** What only tests hold against something is not held. */
const untold = /(\.test|fixture[\w-]*)\.ts$/

function treeOf(file: string, source: string): Node | null {
	if (file.endsWith('.svelte')) return parseComponent(file, source)
	return file.endsWith('.ts') && !untold.test(file) ? parseProgram(file, source) : null
}

function scriptIn(file: string, tree: Node | null): number | null {
	if (tree === null) return null
	return file.endsWith('.svelte') ? scriptStart(tree) : 0
}

interface Known {
	readonly tree: Node | null
	readonly held: ReadonlySet<string>
}

const nothing: Findings = { messages: [], shown: [], values: [] }

function findingsIn(file: string, source: string, { tree, held }: Known): Findings {
	if (file === page) return wordsInPage(source)
	if (file.endsWith('.md')) return wordsInGuide(file, source)
	if (tree === null || unread.some(([pattern]) => pattern.test(file))) return nothing
	if (file.endsWith('.svelte')) return wordsInComponent(file, tree, held)
	return wordsInScript(tree, { path: file, held })
}
