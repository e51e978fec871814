/** Builds the site, serves it with its headers, and opens a browser where there is one. */
import { spawn } from 'node:child_process'
import { build, preview } from 'vite'
import { root } from './run.mjs'

await build({ root, logLevel: 'warn' })
const server = await preview({ root })
const address = server.resolvedUrls?.local[0] ?? server.resolvedUrls?.network[0] ?? ''
console.log(`Handoff is at ${address}  (Ctrl+C ends it)`)
openBrowser(address)

/** @param {string} url */
function openBrowser(url) {
	const opener = findOpener()
	if (opener === null) return
	const [program, ...given] = opener
	const child = spawn(program, [...given, url], { stdio: 'ignore', detached: true })
	child.on('error', () => console.log('No browser could be opened; open the address yourself.'))
	child.unref()
}

/** The system's way to open an address, or `null` where nobody could see the page. */
function findOpener() {
	const { env, platform } = process
	if (env['BROWSER'] === 'none' || env['CI']) return null
	if (platform === 'darwin') return ['open']
	if (platform === 'win32') return ['cmd', '/c', 'start', '']
	return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? ['xdg-open'] : null
}
