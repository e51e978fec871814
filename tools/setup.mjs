/**
 * Makes a fresh clone ready: the right Node, the packages of the lock file, and with `--browser`
 * a browser for the tests. Runs before anything is installed, so it needs Node alone.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { root, runNpm } from './run.mjs'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
const isNodeFit = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22
if (!isNodeFit) {
	stop(`Handoff needs Node 20.19, 22.12 or newer; this is Node ${process.versions.node}.`)
}

if (!isInstalled()) {
	console.log('Installing what is missing…')
	if (!runNpm(['ci'])) stop('The packages could not be installed; npm says why above.')
}

if (process.argv.includes('--browser')) {
	const { ensureBrowser } = await import('./browser.mjs')
	await ensureBrowser().catch((problem) => stop(problem.message))
}

/** Whether npm's record of `node_modules` holds what the lock file asks for. */
function isInstalled() {
	const installed = readPackages('node_modules/.package-lock.json')
	const wanted = Object.entries(readPackages('package-lock.json'))
	return wanted.every(
		([place, { version, optional }]) =>
			place === '' || optional || installed[place]?.version === version,
	)
}

/** @param {string} file */
function readPackages(file) {
	try {
		return JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages
	} catch {
		return {}
	}
}

/** @param {string} sentence */
function stop(sentence) {
	console.error(sentence)
	process.exit(1)
}
