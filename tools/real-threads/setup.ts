/** Builds the thread that real-thread tests start, markers included, once before they run. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import type { TestProject } from 'vitest/node'
import { markedSources } from '../marking/plugin.ts'

declare module 'vitest' {
	interface ProvidedContext {
		/** Path of the built thread. */
		builtThread: string
	}
}

/** A folder of its own each time: others may be testing meanwhile. Returns what takes it away again. */
export async function setup(project: TestProject): Promise<() => void> {
	const folder = mkdtempSync(join(tmpdir(), 'handoff-thread-'))
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
	project.provide('builtThread', join(folder, 'node-thread.mjs'))
	return () => {
		rmSync(folder, { recursive: true })
	}
}
