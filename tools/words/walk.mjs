/** `node tools/words/walk.mjs [folder]`: names every text of the site that no catalogue has; fails when there is one. */
import { runnerImport } from 'vite'
import { findBrowser } from '../browser.mjs'

const { module } = await runnerImport(new URL('walk.ts', import.meta.url).pathname, {
	configFile: false,
	logLevel: 'error',
})
const plain = await module.walk(await findBrowser(), process.argv[2])
console.log(plain.length === 0 ? 'Nothing can be read.' : plain.join('\n'))
process.exitCode = plain.length === 0 ? 0 : 1
