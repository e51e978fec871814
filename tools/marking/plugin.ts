/**
 * Vite plugins for the code that is shown: markers in programs and primitives, and their twins under `?twin`.
 * They must stand in `plugins` and again in `worker.plugins`, or the built workers silently have no markers.
 */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, relative, resolve, sep } from 'node:path'
import type { Plugin } from 'vite'
import { markedPrimitives } from '../../src/sync/marked.ts'
import { packInner, packProgramLine } from '../../src/trace/event.ts'
import { mark, twin, unmark, type Marker } from './mark.ts'

const src = resolve(import.meta.dirname, '../../src')

/** The marker for a file under `src`, or null when its lines are not shown. */
export function markerFor(path: string): Marker | null {
	const [folder, , file] = path.split('/')
	if (folder === 'programs' && file && file !== 'scene.ts' && !file.endsWith('.test.ts')) {
		return (line) => `me.at(${packProgramLine(line)});`
	}
	const primitive = markedPrimitives.indexOf(path)
	if (primitive < 0) return null
	return (line) => `me.within(${packInner(primitive + 1, line)});`
}

export function markedSources(): Plugin {
	return {
		name: 'handoff-marked-sources',
		enforce: 'pre',
		transform(text, id) {
			const [file = '', query = ''] = id.split('?')
			const path = pathUnderSrc(file)
			if (query === 'twin') return changed(twin(path, text, (other) => twinOf(file, other)))
			// Other queries (a reload's time stamp) still mean the running module.
			const marker = /^(raw|url)\b/.test(query) ? null : markerFor(path)
			if (!marker) return null
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

/** The specifier of the twin, for files that run on a thread; others are shared as they are. */
function twinOf(importer: string, specifier: string): string {
	if (!specifier.startsWith('.')) return specifier
	const file = resolve(dirname(importer), specifier)
	const isTwinned = existsSync(file) && /\(\s*me: Thread\b/.test(readFileSync(file, 'utf8'))
	return isTwinned ? `${specifier}?twin` : specifier
}
