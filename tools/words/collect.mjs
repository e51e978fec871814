/** `node tools/words/collect.mjs`: remakes the catalogue of the site's texts, tools/words/en.json. */
import { runnerImport } from 'vite'

const { module } = await runnerImport(new URL('collect.ts', import.meta.url).pathname, {
	configFile: false,
	logLevel: 'error',
})
console.log(module.collect())
