/**
 * `npm run soak`: ten minutes in one page, scene after scene, at their own paces and at full; then a thousand runs that are
 * started and stopped. Prints what grew, what was lost and which laws held; ends with 1 when a promise is broken.
 *
 *   --quick          one minute and 100 cycles
 *   --minutes <n>    instead of ten
 *   --cycles <n>     instead of a thousand
 *   --dist <folder>  a site that has been built, instead of building one
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { build, preview } from 'vite'
import { findBrowser } from './browser.mjs'
import { root } from './run.mjs'
import { startAndStop } from './soak/cycles.mjs'
import { cyclesFigures, print, tourFigures } from './soak/figures.mjs'
import { SoakPage } from './soak/soak-page.mjs'
import { tour } from './soak/tour.mjs'

const port = 5242
const { values } = parseArgs({
	options: {
		quick: { type: 'boolean', default: false },
		minutes: { type: 'string' },
		cycles: { type: 'string' },
		dist: { type: 'string' },
	},
})
const minutes = Number(values.minutes ?? (values.quick ? 1 : 10))
const cycles = Number(values.cycles ?? (values.quick ? 100 : 1000))

const outDir = values.dist ?? (await mkdtemp(path.join(tmpdir(), 'handoff-soak-')))
const options = { configFile: path.join(root, 'vite.config.ts'), root, logLevel: 'warn' }
if (values.dist === undefined) await build({ ...options, build: { outDir, emptyOutDir: true } })
const server = await preview({
	...options,
	build: { outDir },
	preview: { port, strictPort: true },
})
const browser = await chromium.launch({ executablePath: (await findBrowser()) ?? undefined })
try {
	const cores = availableParallelism()
	console.log(
		`Chromium ${browser.version()}, ${cores} cores, ${load()}, ${new Date().toISOString()}`,
	)
	const page = await SoakPage.open(browser, `http://localhost:${port}/`)
	const toured = await tour(page, minutes * 60_000, console.log)
	const isTourKept = print(tourFigures(toured, page.complaints))
	const cycled = await startAndStop(page, cycles, console.log)
	const areCyclesKept = print(cyclesFigures(cycled, page.complaints))
	console.log(`\n${load()}; on a busy machine more tasks are long and more records are lost.`)
	process.exitCode = isTourKept && areCyclesKept ? 0 : 1
} finally {
	await browser.close()
	await server.close()
	if (values.dist === undefined) await rm(outDir, { recursive: true })
}

function load() {
	return `load ${loadavg()
		.map((one) => one.toFixed(1))
		.join(' ')}`
}
