/** The built site under load: eight threads at pace 1, seen from outside through the browser's own counters. */
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { preview } from 'vite'

const port = 5241
const scene = 'blocking-queue'
const knobs = { producers: 4, consumers: 4 }

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} root Of the repository; the site must have been built.
 * @param {{ seconds: number, heapSeconds: number }} plan
 * @returns {Promise<Record<string, number>>} Rejects with a reason when the site cannot be driven.
 */
export async function measureSite(browser, root, { seconds, heapSeconds }) {
	const server = await preview({
		configFile: path.join(root, 'vite.config.ts'),
		root,
		logLevel: 'warn',
		preview: { port, strictPort: true },
	})
	const page = await browser.newPage({
		viewport: { width: 1280, height: 800 },
		// What is kept for later is fetched just when frames are counted.
		serviceWorkers: 'block',
	})
	try {
		const scripts = weighScripts(page)
		await page.goto(`http://localhost:${port}/`, { waitUntil: 'networkidle' })
		const scriptKb = (await scripts()) / 1024
		if (!(await page.evaluate(() => 'handoff' in globalThis))) {
			throw new Error('the site has no window.handoff')
		}
		await page.evaluate(countFrames)
		const idle = await frames(page, 3)
		await page.evaluate(
			async ([id, values]) => {
				await globalThis.handoff.open(id, values)
				await globalThis.handoff.pace(1)
				await globalThis.handoff.start()
			},
			[scene, knobs],
		)
		return { scriptKb, ...(await whileRunning(page, idle, seconds, heapSeconds)) }
	} finally {
		await page.close()
		await server.close()
	}
}

async function whileRunning(page, idle, seconds, heapSeconds) {
	const client = await page.context().newCDPSession(page)
	await client.send('Performance.enable')
	const read = async () => {
		const { metrics } = await client.send('Performance.getMetrics')
		return Object.fromEntries(metrics.map(({ name, value }) => [name, value]))
	}
	const heapMb = async () => {
		await client.send('HeapProfiler.collectGarbage')
		return (await read()).JSHeapUsedSize / 2 ** 20
	}
	await page.waitForTimeout(1000)
	await page.evaluate(() => globalThis.counted.longTasks.splice(0))
	const before = await read()
	const perSecond = await frames(page, seconds)
	const after = await read()
	const longTasks = await page.evaluate(() => globalThis.counted.longTasks)
	const msPerFrame = (name) => ((after[name] - before[name]) * 1000) / (perSecond * seconds)
	const figures = {
		scriptMs: msPerFrame('ScriptDuration'),
		taskMs: msPerFrame('TaskDuration'),
		framesPerSecond: perSecond,
		frameShare: perSecond / idle,
		longTasks: longTasks.length,
		longestTaskMs: Math.max(0, ...longTasks),
		heapMb: await heapMb(),
	}
	if (heapSeconds <= seconds) return figures
	await page.waitForTimeout((heapSeconds - seconds) * 1000)
	return { ...figures, laterHeapMb: await heapMb() }
}

/** Frames a second over so many seconds. */
async function frames(page, seconds) {
	return page.evaluate(
		(ms) =>
			new Promise((resolve) => {
				const from = performance.now()
				const shown = globalThis.counted.frames
				setTimeout(() => {
					resolve(((globalThis.counted.frames - shown) * 1000) / (performance.now() - from))
				}, ms)
			}),
		seconds * 1000,
	)
}

/** Runs in the page. */
function countFrames() {
	globalThis.counted = { frames: 0, longTasks: [] }
	const next = () => {
		globalThis.counted.frames++
		globalThis.requestAnimationFrame(next)
	}
	next()
	new PerformanceObserver((list) => {
		for (const { duration } of list.getEntries()) globalThis.counted.longTasks.push(duration)
	}).observe({ type: 'longtask' })
}

/** Answers, when called, with the gzipped size of all scripts loaded so far. */
function weighScripts(page) {
	const sizes = []
	page.on('response', (response) => {
		if (response.url().endsWith('.js')) {
			sizes.push(response.body().then((body) => gzipSync(body).length))
		}
	})
	return async () => (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}
