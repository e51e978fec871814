import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { build, loadConfigFromFile, minifySync, type InlineConfig, type Plugin } from 'vite'
import { expect, test } from 'vitest'
import { packProgramLine } from '../../src/trace/event.ts'
import { mark } from './mark.ts'
import { markedSources } from './plugin.ts'

const root = resolve(import.meta.dirname, '../..')
/** On a line of its own, or in the test of a loop, which then is a pair in brackets. */
const anyMarker = /^\s*me\.(?:at|within)\([\de]+\);\n|me\.(?:at|within)\([\de]+\), /gm

/** The scripts that a build of `entry` yields, by file name, neither written nor minified. */
async function built(entry: string, config: InlineConfig): Promise<Map<string, string>> {
	const result = await build({
		...config,
		root,
		logLevel: 'silent',
		build: {
			write: false,
			minify: false,
			target: 'es2024',
			// What an entry exports is used by nobody here, and is kept all the same.
			rolldownOptions: { input: resolve(root, entry), preserveEntrySignatures: 'strict' },
		},
	})
	if (!Array.isArray(result) && !('output' in result)) throw new Error('a watcher is no build')
	const outputs = Array.isArray(result) ? result : [result]
	const files = new Map<string, string>()
	for (const file of outputs.flatMap(({ output }) => output)) {
		if (!file.fileName.endsWith('.js')) continue
		files.set(file.fileName, file.type === 'chunk' ? file.code : String(file.source))
	}
	return files
}

/** The one script among them that holds the threads' programs. */
function workerOf(files: ReadonlyMap<string, string>): string {
	const found = [...files].filter(([name]) => name.includes('thread.worker'))
	expect(found).toHaveLength(1)
	return found[0]?.[1] ?? ''
}

/** One way to print a program: without its markers, a block may be left with one statement and braces it does not need. */
function printed(code: string): string {
	const { code: text, errors } = minifySync('thread.js', code, { module: true })
	expect(errors).toEqual([])
	return text
}

const entry = 'src/engine/thread.worker.ts'
const programs = ['blocking-queue', 'wait-notify'].flatMap((folder) =>
	['produce', 'consume'].map((name) => `src/programs/${folder}/${name}.ts`),
)

/** The markers that the lines of a program call for. */
function markersOf(program: string): string[] {
	const text = readFileSync(resolve(root, program), 'utf8')
	const marked = mark(program, text, (line) => `me.at(${packProgramLine(line)});`).toString()
	return (marked.match(/me\.at\(\d+\)[;,]/g) ?? []).map((marker) => marker.slice(0, -1))
}

test('the built thread is the same program with markers as without, byte for byte', async () => {
	const without = markedSources({ withMarkers: false })
	const plain = workerOf(await built(entry, { configFile: false, plugins: [without] }))
	const marked = workerOf(await built(entry, { configFile: false, plugins: [markedSources()] }))
	expect(plain).not.toMatch(anyMarker)
	expect(marked).toMatch(anyMarker)
	expect(printed(marked.replaceAll(anyMarker, ''))).toBe(printed(plain))
	expect(printed(marked)).not.toBe(printed(plain))
})

test('the built thread has a marker for every line of its programs', async () => {
	const marked = workerOf(await built(entry, { configFile: false, plugins: [markedSources()] }))
	for (const program of programs) {
		expect(markersOf(program).length).toBeGreaterThan(2)
		for (const marker of markersOf(program)) expect(marked).toContain(marker)
	}
	expect(marked).toMatch(/me\.within\(\d+\);/)
})

test('the configuration of the site brings the markers into its workers', async () => {
	const configFile = resolve(root, 'vite.config.ts')
	const loaded = await loadConfigFromFile({ command: 'build', mode: 'production' }, configFile)
	const plugins = (loaded?.config.worker?.plugins?.() ?? []).flat() as Plugin[]
	expect(plugins.map(({ name }) => name)).toContain('handoff-marked-sources')
	const files = await built('src/engine/pool.ts', { configFile })
	const worker = workerOf(files)
	for (const marker of programs.flatMap(markersOf)) expect(worker).toContain(marker)
})

test('a worker is not built without the plugin: its programs would have no markers and no variants', async () => {
	const withoutPlugin = built('src/engine/pool.ts', {
		configFile: false,
		plugins: [markedSources()],
		worker: { format: 'es' },
	})
	await expect(withoutPlugin).rejects.toThrow(/"variants" is not exported/)
})

test('the built worker has every variant of the buffer, the page one for each that it constructs otherwise', async () => {
	const configFile = resolve(root, 'vite.config.ts')
	const inWorker = workerOf(await built('src/engine/pool.ts', { configFile }))
	const onPage = [...(await built('src/programs/scenes.ts', { configFile })).values()].join('\n')
	const buffers = (code: string) => (code.match(/\bjoinLate\(me, condition\) \{/g) ?? []).length
	// One more is the buffer as written, among the strategies to compare.
	expect(buffers(inWorker)).toBe(48 + 1)
	expect(buffers(onPage)).toBe(12 + 1)
})
