/** Builds the thread that real-thread tests start, markers included, once before they run. */
import { resolve } from 'node:path'
import { build } from 'vite'
import { markedSources } from '../marking/plugin.ts'

const folder = resolve(import.meta.dirname, '../../node_modules/.cache/handoff')

export const builtThread = resolve(folder, 'node-thread.mjs')

export async function setup(): Promise<void> {
	await build({
		configFile: false,
		logLevel: 'warn',
		plugins: [markedSources()],
		build: {
			target: 'node20',
			outDir: folder,
			emptyOutDir: true,
			minify: false,
			lib: {
				entry: resolve(import.meta.dirname, 'node-thread.ts'),
				formats: ['es'],
				fileName: () => 'node-thread.mjs',
			},
			rolldownOptions: { external: [/^node:/] },
		},
	})
}
