/** The page that is soaked: driven through `window.handoff`, weighed from outside, and watched for whatever goes wrong. */
import { readFile } from 'node:fs/promises'
import { objectBytes } from './heap-objects.mjs'

/**
 * What a page weighs when its garbage has been collected. `heap`: bytes of its scripts; `objects`: those of them
 * that are no compiled code; `memory`: bytes that its process
 * holds, 0 where nobody tells; `shared`: buffers of shared memory that are alive.
 *
 * @typedef {{ atMs: number, heap: number, objects: number, nodes: number, listeners: number, shared: number, memory: number, workers: number }} Weight
 */

export class SoakPage {
	/** Sentences about what went wrong; a sound run leaves none. @type {string[]} */
	complaints = []
	#page
	#cdp
	#processes
	#startMs = performance.now()

	/** @param {import('playwright-core').Page} page */
	constructor(page, cdp, processes) {
		this.#page = page
		this.#cdp = cdp
		this.#processes = processes
	}

	/**
	 * @param {import('playwright-core').Browser} browser
	 * @param {string} home
	 */
	static async open(browser, home) {
		const page = await browser.newPage({
			viewport: { width: 1280, height: 800 },
			serviceWorkers: 'block',
		})
		const cdp = await page.context().newCDPSession(page)
		const soaked = new SoakPage(page, cdp, await browser.newBrowserCDPSession())
		soaked.#watch()
		await page.addInitScript(countInside)
		await page.goto(home)
		await page.waitForFunction(() => globalThis.handoff !== undefined)
		await cdp.send('Performance.enable')
		await cdp.send('HeapProfiler.enable')
		return soaked
	}

	/** Calls the page's own console. */
	call(name, ...given) {
		return this.#page.evaluate(([name, given]) => globalThis.handoff[name](...given), [name, given])
	}

	/** Lets the run go on for so long. */
	async watchFor(ms) {
		await this.#page.waitForTimeout(ms)
	}

	/** Resolves with whether every worker is gone within five seconds. */
	async areWorkersGone() {
		const end = performance.now() + 5000
		while (this.#page.workers().length > 0 && performance.now() < end) {
			await this.#page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 5)))
		}
		return this.#page.workers().length === 0
	}

	/** Tasks that kept the page from answering for more than 50 ms, and the longest of them, since this was asked last. */
	longTasks() {
		return this.#page.evaluate(() => {
			const tasks = globalThis.soak.longTasks.splice(0)
			return { count: tasks.length, longestMs: Math.max(0, ...tasks) }
		})
	}

	/** @returns {Promise<Weight>} */
	async weigh() {
		// What the first collection frees may free more.
		for (let time = 0; time < 3; time++) await this.#collect()
		const { metrics } = await this.#cdp.send('Performance.getMetrics')
		const metric = (name) => metrics.find((one) => one.name === name)?.value ?? 0
		const { usedSize } = await this.#cdp.send('Runtime.getHeapUsage')
		return {
			atMs: performance.now() - this.#startMs,
			heap: usedSize,
			objects: await objectBytes(this.#cdp),
			nodes: metric('Nodes'),
			listeners: metric('JSEventListeners'),
			shared: await this.#page.evaluate(() => globalThis.soak.shared),
			memory: await this.#memory(),
			workers: this.#page.workers().length,
		}
	}

	async #collect() {
		await this.#cdp.send('HeapProfiler.collectGarbage')
		// What is let go of is told in a task of its own.
		await this.#page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 20)))
	}

	/** Of the process that holds most: the page's own. */
	async #memory() {
		const { processInfo } = await this.#processes.send('SystemInfo.getProcessInfo')
		const renderers = processInfo.filter(({ type }) => type === 'renderer')
		return Math.max(0, ...(await Promise.all(renderers.map(({ id }) => heldBy(id)))))
	}

	#watch() {
		const page = this.#page
		page.on('pageerror', (error) =>
			this.complaints.push(`uncaught: ${error.stack ?? error.message}`),
		)
		page.on('crash', () => this.complaints.push('the page crashed'))
		page.on('dialog', (dialog) => {
			this.complaints.push(`dialog: ${dialog.message()}`)
			void dialog.dismiss()
		})
		page.on('console', (message) => {
			if (message.type() === 'error') this.complaints.push(`console: ${message.text()}`)
		})
	}
}

/** Runs in the page before it does: counts long tasks, and shared memory that is made and let go of. */
function countInside() {
	const soak = { longTasks: [], shared: 0 }
	globalThis.soak = soak
	new PerformanceObserver((list) => {
		for (const { duration } of list.getEntries()) soak.longTasks.push(duration)
	}).observe({ type: 'longtask' })
	const freed = new FinalizationRegistry(() => (soak.shared -= 1))
	globalThis.SharedArrayBuffer = new Proxy(SharedArrayBuffer, {
		construct(target, given, self) {
			const buffer = Reflect.construct(target, given, self)
			soak.shared += 1
			freed.register(buffer, null)
			return buffer
		},
	})
}

/** Resident memory, where the system tells. */
async function heldBy(id) {
	try {
		const status = await readFile(`/proc/${id}/status`, 'utf8')
		return 1024 * Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0)
	} catch {
		return 0
	}
}
