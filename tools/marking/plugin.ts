/**
 * Vite plugins for the code that is shown: markers in programs and primitives, their twins under `?twin`, and the list
 * of scenes without the scenes under `?listed`.
 * They must stand in `plugins` and again in `worker.plugins`, or the built workers silently have no markers.
 */
import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, relative, resolve, sep } from 'node:path'
import type { Plugin } from 'vite'
import { chosenIn, withSwitches } from '../../src/programs/switches.ts'
import { markedPrimitives } from '../../src/sync/marked.ts'
import { packInner, packProgramLine } from '../../src/trace/event.ts'
import { listedModule } from './listed.ts'
import { mark, twin, twinOfHandle, unmark, type Marker } from './mark.ts'
import { variantsModule } from './switches.ts'

/** The text of the thread's handle, whose own methods are the gates. */
const handles = ['sync/thread.ts', 'sync/handle.ts']

const src = resolve(import.meta.dirname, '../../src')

/** Programs of tests, whose lines a search must tell apart. */
const tried = ['rows', 'meetings'].map((what) => `../tools/real-threads/contract-${what}.ts`)

/** The marker for a file under `src`, or null when its lines are not shown. */
export function markerFor(path: string): Marker | null {
	const primitive = markedPrimitives.indexOf(path)
	if (primitive >= 0) return (line) => `me.within(${packInner(primitive + 1, line)});`
	if (tried.includes(path)) return (line) => `me.at(${packProgramLine(line)});`
	const [folder, , file] = path.split('/')
	const isProgram = folder === 'programs' && file !== undefined && file !== 'scene.ts'
	if (!isProgram || file.endsWith('.test.ts')) return null
	return (line) => `me.at(${packProgramLine(line)});`
}

interface Options {
	/** False for the same modules without a marker, which a test compares with. */
	readonly withMarkers?: boolean
	/** What is built never runs a program, see `Wanted`; its workers have a plugin of their own. */
	readonly isPage?: boolean
}

export function markedSources({ withMarkers = true, isPage = false }: Options = {}): Plugin {
	let isBuiltPage = false
	return {
		name: 'handoff-marked-sources',
		enforce: 'pre',
		configResolved({ command }) {
			// In development one server serves the page and its workers.
			isBuiltPage = isPage && command === 'build'
		},
		transform(written, id) {
			const [file = '', query = ''] = id.split('?')
			const asked = new URLSearchParams(query)
			if (asked.has('raw') || asked.has('url')) return null
			const path = pathUnderSrc(file)
			const isTwin = asked.has('twin')
			if (asked.has('variants')) {
				const wanted = { isTwin, isPage: isBuiltPage }
				return { code: variantsModule(basename(file), written, wanted), map: null }
			}
			if (asked.has('listed')) {
				return listedModule(file, written, [markedSources()]).then(({ code, files }) => {
					for (const one of files) this.addWatchFile(one)
					return { code, map: null }
				})
			}
			const key = asked.get('variant')
			const text = key === null ? written : withSwitches(written, chosenIn(key))
			if (isTwin) {
				const renamed = (other: string) => twinOf(file, other)
				const isHandle = handles.includes(path)
				if (isHandle) return changed(twinOfHandle(path, text, renamed))
				return changed(twin(path, text, renamed, markerFor(path)))
			}
			// Other queries (a reload's time stamp) still mean the running module.
			const marker = withMarkers ? markerFor(path) : null
			if (!marker) return key === null ? null : { code: text, map: null }
			const marked = mark(path, text, marker)
			if (unmark(marked.toString()) !== text)
				this.error(`${path}: markers cannot be taken out again`)
			return changed(marked)
		},
	}
}

function changed(text: ReturnType<typeof mark>): { code: string; map: string } {
	return { code: text.toString(), map: text.generateMap({ hires: true }).toString() }
}

function pathUnderSrc(file: string): string {
	return relative(src, file).split(sep).join('/')
}

/** The specifier of the twin, for files that run on a thread or lead to one that does; others are shared as they are. */
function twinOf(importer: string, specifier: string): string {
	if (!specifier.startsWith('.')) return specifier
	const [name = '', query] = specifier.split('?')
	if (!leadsToThreads(resolve(dirname(importer), name))) return specifier
	return query === undefined ? `${specifier}?twin` : `${specifier}&twin`
}

/** Functions of a thread, as primitives and programs declare them, and as scenes bind them. */
const onThread = /\(\s*_?me: Thread\b/
const bound = /\(\s*(?:me|you)(?:,[^()]*)?\) =>/
/** What a class has from another is a twin, too. */
const inherits = /\bclass \w+ extends\b/
const imported = /^(?:import|export) (?!type\b)[^'"]*['"](\.[^'"?]+)/gm

function leadsToThreads(file: string): boolean {
	if (!existsSync(file)) return false
	if (handles.includes(pathUnderSrc(file))) return true
	const text = readFileSync(file, 'utf8')
	if (onThread.test(text)) return true
	if (!pathUnderSrc(file).startsWith('programs/') && !inherits.test(text)) return false
	if (bound.test(text)) return true
	return [...text.matchAll(imported)].some(([, from = '']) =>
		leadsToThreads(resolve(dirname(file), from)),
	)
}
