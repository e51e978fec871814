import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'
import { embeddingExample } from './tools/embedding.ts'
import { isolationHeaders, pageHeaders, writtenHeaders } from './tools/headers.ts'
import { markedSources } from './tools/marking/plugin.ts'
import { offlineSite } from './tools/offline/plugin.ts'
import { otherLanguage } from './tools/words/plugin.ts'

/** Tests that take long: `npm test` runs them, `npm run check` does not. */
const searches = ['src/explore/!(*.threads).test.ts', 'src/**/*.search.test.ts']
const replays = [
	'src/explore/*.threads.test.ts',
	'src/**/history.threads.test.ts',
	'src/engine/queue-makes.threads.test.ts',
]
/** What real threads measure, beside the formulas for it. */
const measured = [
	'src/programs/!(wait-notify|blocking-queue|covering-condition|full-queue-styles|bounded-cycle)/*.threads.test.ts',
	'src/lessons/**/*.threads.test.ts',
	'src/engine/canary.threads.test.ts',
	'src/app/{sweep,load-point,throughput-point}.threads.test.ts',
	'src/app/compare/rows.threads.test.ts',
]

const onThreads = {
	globalSetup: './tools/real-threads/setup.ts',
	include: ['src/**/*.threads.test.ts'],
	testTimeout: 30_000,
	// Real threads on few cores: one file at a time.
	fileParallelism: false,
}

export default defineConfig({
	// Works from any folder of any static host.
	base: './',
	plugins: [
		...otherLanguage(),
		svelte(),
		writtenHeaders(),
		embeddingExample(),
		markedSources({ isPage: true }),
		offlineSite(),
	],
	// Plugins do not reach workers by themselves.
	worker: { format: 'es', plugins: () => [...otherLanguage(), markedSources()] },
	build: {
		target: 'es2024',
		// The policy refuses data: fonts, so no asset may be inlined.
		assetsInlineLimit: 0,
		modulePreload: { polyfill: false },
	},
	// Vite's own client needs what the policy refuses: development goes without it.
	server: { headers: isolationHeaders },
	preview: { port: 4173, headers: pageHeaders },
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					// No module keeps state, so files may share one world: half the time.
					pool: 'threads',
					isolate: false,
					// Seconds become many where others want the same cores.
					testTimeout: 30_000,
					include: ['src/**/*.test.ts', 'tools/**/*.test.ts'],
					exclude: ['**/*.threads.test.ts', '**/*.svelte.test.ts', ...searches],
				},
			},
			{
				extends: true,
				test: { name: 'searches', pool: 'threads', isolate: false, include: searches },
			},
			{
				extends: true,
				// Runes take effect only in Svelte's browser half.
				resolve: { conditions: ['browser'] },
				test: {
					name: 'runes',
					include: ['src/**/*.svelte.test.ts'],
					environment: './tools/runes-environment.ts',
				},
			},
			{
				extends: true,
				test: { name: 'threads', ...onThreads, exclude: [...replays, ...measured] },
			},
			{
				extends: true,
				test: { name: 'measured', ...onThreads, include: measured },
			},
			{
				extends: true,
				test: { name: 'replays', ...onThreads, include: replays },
			},
		],
	},
})
