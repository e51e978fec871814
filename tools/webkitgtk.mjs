/**
 * `node tools/webkitgtk.mjs [folder]`: a smoke test of the built page in WebKitGTK, where its driver is installed (Debian:
 * webkit2gtk-driver, xvfb). It is not Safari: same engine, another platform, and shared memory only by a switch.
 */
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { preview } from 'vite'
import { shared, unshared } from '../e2e/webkitgtk/checks.mjs'
import { openSession } from '../e2e/webkitgtk/driver.mjs'
import { root } from './run.mjs'

const port = 4308
const lanes = [
	{ checks: shared, environment: { JSC_useSharedArrayBuffer: '1' } },
	{ checks: unshared, environment: {} },
]

/** Its programs, or `null` where one of them is missing. */
export function findWebkitGtk() {
	const place = {
		driver: '/usr/bin/WebKitWebDriver',
		browser: miniBrowser(),
		screen: '/usr/bin/Xvfb',
	}
	return Object.values(place).every(existsSync) ? place : null
}

/**
 * @param {NonNullable<ReturnType<typeof findWebkitGtk>>} place
 * @param {string} outDir Of the built site.
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function checkWebkitGtk(place, outDir = path.join(root, 'dist')) {
	const server = await preview({
		...{ root, configFile: path.join(root, 'vite.config.ts'), logLevel: 'warn' },
		build: { outDir },
		preview: { port, strictPort: true },
	})
	const score = { passed: 0, failed: 0 }
	try {
		for (const lane of lanes) await runLane(place, lane, score)
	} finally {
		await server.close()
	}
	return score
}

async function runLane(place, { checks, environment }, score) {
	let session = null
	for (const { name, holds } of checks) {
		const from = performance.now()
		const fault = await (async () => {
			session ??= await openSession(place, environment)
			await holds(session, `http://localhost:${port}/`)
			return null
		})().catch((error) => error)
		const seconds = ((performance.now() - from) / 1000).toFixed(1)
		console.log(`${fault === null ? '✓' : '✕'} WebKitGTK: ${name} (${seconds} s)`)
		if (fault !== null) console.log(fault)
		score[fault === null ? 'passed' : 'failed']++
	}
	await session?.end()
}

/** It lies in a folder named after the machine. */
function miniBrowser() {
	const libraries = '/usr/lib'
	const folders = existsSync(libraries) ? readdirSync(libraries) : []
	const places = folders.flatMap((folder) =>
		['webkit2gtk-4.1', 'webkitgtk-6.0', 'webkit2gtk-4.0'].map((version) =>
			path.join(libraries, folder, version, 'MiniBrowser'),
		),
	)
	return places.find(existsSync) ?? ''
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const place = findWebkitGtk()
	if (place === null) {
		console.log('WebKitGTK is not here: nothing was checked (Debian: webkit2gtk-driver, xvfb).')
	} else {
		const { passed, failed } = await checkWebkitGtk(place, process.argv[2])
		console.log(`${passed} passed, ${failed} failed`)
		process.exitCode = failed === 0 ? 0 : 1
	}
}
