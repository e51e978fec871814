/**
 * Where the tests find a browser: the one that CHROMIUM_BIN names, else an installed Chrome,
 * Chromium or Edge, else Playwright's own download, else Debian's package.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { run, runTool } from './run.mjs'

const advice =
	'No browser for the tests: install Chrome, Chromium or Edge, or set CHROMIUM_BIN to the path of one.'

/**
 * A Chromium that can be started now, or `null`.
 *
 * @returns {Promise<string | null>}
 */
export async function findBrowser() {
	const named = process.env['CHROMIUM_BIN']
	if (named !== undefined && named !== '') {
		if (existsSync(named)) return named
		throw new Error(`CHROMIUM_BIN names ${named}, which does not exist.`)
	}
	return usualPaths().find(existsSync) ?? (await downloadedBrowser())
}

/** Finds a browser or gets one; rejects with a sentence that says what to do. */
export async function ensureBrowser() {
	if ((await findBrowser()) !== null) return
	console.log('No browser found; getting one for the tests…')
	if (runTool('playwright', ['install', 'chromium']) && (await findBrowser()) !== null) return
	if (installDebianPackage() && (await findBrowser()) !== null) return
	throw new Error(advice)
}

/** Firefox for the second engine, or `null`: the suite runs without it. */
export function findFirefox() {
	const places = [process.env['FIREFOX_BIN'] ?? '', '/usr/bin/firefox-esr']
	return places.find(existsSync) ?? null
}

/** Playwright's own browser, if it is there and the system has the libraries it needs. */
async function downloadedBrowser() {
	const { chromium } = await import('playwright-core')
	const place = chromium.executablePath()
	if (!existsSync(place)) return null
	const isStartable = process.platform !== 'linux' || spawnSync(place, ['--version']).status === 0
	return isStartable ? place : null
}

function installDebianPackage() {
	const isAllowed = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
	return (
		isAllowed &&
		run('apt-get', ['update', '-qq']) &&
		run(
			'apt-get',
			['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation'],
			{ DEBIAN_FRONTEND: 'noninteractive' },
		)
	)
}

function usualPaths() {
	switch (process.platform) {
		case 'darwin':
			return ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((name) =>
				['/Applications', path.join(process.env['HOME'] ?? '', 'Applications')].map((folder) =>
					path.join(folder, `${name}.app/Contents/MacOS/${name}`),
				),
			)
		case 'win32':
			return [
				'Google\\Chrome\\Application\\chrome.exe',
				'Microsoft\\Edge\\Application\\msedge.exe',
			].flatMap((program) =>
				['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].map((folder) =>
					path.join(process.env[folder] ?? '', program),
				),
			)
		default:
			return [
				'/usr/bin/chromium',
				'/usr/bin/chromium-browser',
				'/usr/bin/google-chrome-stable',
				'/usr/bin/google-chrome',
				'/opt/google/chrome/chrome',
				'/snap/bin/chromium',
				'/usr/bin/microsoft-edge-stable',
				'/usr/bin/microsoft-edge',
			]
	}
}
