/**
 * For the benchmark alone: `?ungated` gives a file of `src/sync` as if nobody could ever be held up: no gate in the
 * thread's handle, no marker in a primitive. Made from the file itself, so there is no second text to keep.
 */
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

const query = '?ungated'
const prefix = '/ungated'
const gate = /^\t*this\.seam\.gate\(.*\)\n/gm

/** @returns {import('vite').Plugin} */
export function withoutGates() {
	return {
		name: 'handoff-bench-without-gates',
		enforce: 'pre',
		resolveId(source, importer) {
			if (!source.endsWith(query) || importer === undefined) return null
			return prefix + resolve(dirname(importer), source.slice(0, -query.length))
		},
		load(id) {
			if (!id.startsWith(prefix)) return null
			const file = id.slice(prefix.length)
			const text = readFileSync(file, 'utf8')
			if (file.endsWith('thread.ts') && !gate.test(text)) this.error('no gates found to leave out')
			return text
				.replace(gate, '')
				.replace(/from '(\.[^']+)'/g, (_, other) => `from '${resolve(dirname(file), other)}'`)
		},
	}
}
