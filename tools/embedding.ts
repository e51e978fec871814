/**
 * Vite plugin that puts Comlink beside the example of a page that drives a scene (public/embedding), as anybody
 * would take it from the package: no copy of it is kept.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Plugin } from 'vite'

const file = 'embedding/comlink.js'
const packaged = path.resolve(
	import.meta.dirname,
	'../node_modules/comlink/dist/esm/comlink.min.mjs',
)

export function embeddingExample(): Plugin {
	return {
		name: 'embedding-example',
		generateBundle() {
			this.emitFile({ type: 'asset', fileName: file, source: comlinkText() })
		},
		configureServer({ middlewares }) {
			middlewares.use(`/${file}`, (_request, response) => {
				response.setHeader('Content-Type', 'text/javascript')
				response.end(comlinkText())
			})
		},
	}
}

/** Without the address of its source map, which is not beside it. */
function comlinkText(): string {
	const licence =
		'/* Comlink, © Google LLC, Apache-2.0: https://github.com/GoogleChromeLabs/comlink */\n'
	return licence + readFileSync(packaged, 'utf8').replace(/\/\/# sourceMappingURL=.*\s*$/, '')
}
