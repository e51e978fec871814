/**
 * `npm run bench`: measures what we promise, in a real browser, and prints it. Nothing is left behind, and a goal that
 * is missed is no error: figures depend on the machine, compare the ratios.
 *
 *   --quick   the promised figures alone, in under a minute
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { build, preview } from 'vite'
import { siteFigures, threadFigures } from '../e2e/bench/figures.mjs'
import { measureSite } from '../e2e/bench/site.mjs'
import { withoutGates } from '../e2e/bench/without-gates.mjs'
import { findBrowser } from './browser.mjs'
import { root } from './run.mjs'

const port = 5240
const isQuick = process.argv.includes('--quick')
const everybody = ['ours', 'bare', 'ringbuf', 'ringbufFiveWords', 'port', 'multithreading']
const peersWithCapacity = ['bare', 'ringbuf', 'multithreading']
const manyToMany = ['ours', 'multithreading']
/** Other makes of our queue. */
const makes = ['fair', 'twoLocks', 'batched']
const contests = (who, shape) => who.map((name) => `${name} ${shape}`)

const plan = {
	repetitions: 7,
	lapsMs: isQuick ? [100, 250, 100] : [150, 400, 200],
	contests: [
		...contests(everybody, '1x1 c1024'),
		...contests(['monitor'], '1x1 c1024'),
		...[1, 16, 64].flatMap((capacity) => contests(['ours', 'spinning'], `1x1 c${capacity}`)),
		...contests(['restless'], '1x1 c1'),
		...(isQuick
			? []
			: [
					...contests(peersWithCapacity, '1x1 c16'),
					...contests(peersWithCapacity, '1x1 c1'),
					...contests(makes, '1x1 c1024'),
					...[1024, 16, 1].flatMap((capacity) => contests(manyToMany, `2x2 c${capacity}`)),
					...[1024, 16].flatMap((capacity) => contests(makes, `2x2 c${capacity}`)),
				]),
	],
	traced: ['1x1 c16', '2x2 c16'],
	gated: ['1x1 c16', '2x2 c16'],
}
const sitePlan = isQuick ? { seconds: 4, heapSeconds: 0 } : { seconds: 10, heapSeconds: 60 }

const browser = await chromium.launch({ executablePath: (await findBrowser()) ?? undefined })
try {
	console.log(`Chromium ${browser.version()}, ${availableParallelism()} cores, ${load()}`)
	const figures = threadFigures(await measureThreads())
	print(figures.concat(await siteOrReason()))
	console.log(
		`\n${load()}; medians of ${plan.repetitions}. On a busy machine only the ratios mean anything.`,
	)
} finally {
	await browser.close()
}

/** Builds the benchmark page with the project's own configuration, opens it, and lets it measure. */
async function measureThreads() {
	const outDir = await mkdtemp(path.join(tmpdir(), 'handoff-bench-'))
	const options = {
		configFile: path.join(root, 'vite.config.ts'),
		root: path.join(root, 'e2e/bench'),
		logLevel: 'warn',
		plugins: [withoutGates()],
		// Workers get the plugins of their own list alone: those of the site, and this one.
		worker: { plugins: () => [withoutGates()] },
		build: { outDir, emptyOutDir: true },
		// The policy of the site lets through its own workers alone.
		preview: { port, strictPort: true, headers: { 'Content-Security-Policy': '' } },
	}
	await build(options)
	const server = await preview(options)
	const page = await browser.newPage()
	try {
		await page.goto(`http://localhost:${port}/`)
		return await page.evaluate((given) => globalThis.bench(given), plan)
	} finally {
		await page.close()
		await server.close()
		await rm(outDir, { recursive: true })
	}
}

async function siteOrReason() {
	try {
		return siteFigures(await measureSite(browser, root, sitePlan))
	} catch (error) {
		return [{ name: 'page', value: `not measured: ${error.message}`, goal: '', isMet: null }]
	}
}

function print(figures) {
	const width = Math.max(...figures.map(({ name }) => name.length))
	for (const { name, value, goal, isMet } of figures) {
		const verdict = isMet === null ? '' : isMet ? 'met' : 'MISSED'
		console.log(
			[name.padEnd(width), value.padEnd(16), goal.padEnd(9), verdict].join('  ').trimEnd(),
		)
	}
}

function load() {
	return `load ${loadavg()
		.map((one) => one.toFixed(1))
		.join(' ')}`
}
