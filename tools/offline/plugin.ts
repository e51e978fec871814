/**
 * Vite plugin that adds the service worker to the built site: one classic script beside the page, which knows the
 * version, every file, the text of the page and the headers (src/app/hosting).
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { build, type Plugin, type Rolldown } from 'vite'
import type { Site } from '../../src/app/hosting/site.ts'
import { pageHeaders } from '../headers.ts'

const entry = path.resolve(import.meta.dirname, '../../src/app/hosting/service.worker.ts')
/** For the host, which need not give it to anybody. */
const unserved = '_headers'

export function offlineSite(): Plugin {
	let publicDir = ''
	return {
		name: 'offline-site',
		apply: 'build',
		configResolved(config) {
			publicDir = config.publicDir
		},
		generateBundle: {
			order: 'post',
			async handler(_options, bundle) {
				const built = new Map([...publicFiles(publicDir), ...filesOf(bundle)])
				// Builds of parts, for tests, have no page.
				if (!built.has('index.html')) return
				const source = await scriptFor(siteOf(built))
				this.emitFile({ type: 'asset', fileName: 'service-worker.js', source })
			},
		},
	}
}

type Files = ReadonlyMap<string, string | Uint8Array>

/** `built`: every file of the site by its path. */
export function siteOf(built: Files): Site {
	const sorted = [...built].filter(([file]) => file !== unserved).sort(byName)
	const hash = createHash('sha256')
	for (const [file, content] of sorted) hash.update(`${file} ${content.length} `).update(content)
	const page = built.get('index.html') ?? ''
	return {
		version: hash.digest('hex').slice(0, 12),
		files: sorted.map(([file]) => file).filter((file) => file !== 'index.html'),
		page: typeof page === 'string' ? page : Buffer.from(page).toString('utf8'),
		headers: pageHeaders,
	}
}

const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]) =>
	one < other ? -1 : 1

function filesOf(bundle: Rolldown.OutputBundle): [string, string | Uint8Array][] {
	return Object.values(bundle).map((file) => [
		file.fileName,
		file.type === 'chunk' ? file.code : file.source,
	])
}

function publicFiles(folder: string): [string, Uint8Array][] {
	if (folder === '' || !existsSync(folder)) return []
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((it) => it.isFile())
		.map((it) => path.join(it.parentPath, it.name))
		.map((file) => [path.relative(folder, file).replaceAll(path.sep, '/'), readFileSync(file)])
}

/** Classic, so that browsers that know no modules in service workers run it, too. */
async function scriptFor(site: Site): Promise<string> {
	const result = await build({
		configFile: false,
		publicDir: false,
		logLevel: 'silent',
		define: { builtSite: JSON.stringify(site) },
		build: {
			write: false,
			target: 'es2022',
			modulePreload: false,
			rolldownOptions: { input: entry, output: { format: 'iife' } },
		},
	})
	const outputs = Array.isArray(result) ? result : [result]
	const [script] = outputs.flatMap((it) => ('output' in it ? it.output : []))
	if (script?.type !== 'chunk') throw new Error('the service worker was not built')
	return script.code
}
