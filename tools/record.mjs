/**
 * Records one real run of every scene for readers whose browser gives the page no shared memory: the built page, driven
 * in Chromium, at the scene's defaults. Names of scenes as arguments: only those are recorded again.
 */
import { spawn } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { findBrowser } from './browser.mjs'

const port = 4186
const folder = 'public/recordings'
const seconds = 5
/** Records a file may hold at most: some 80 KB of it, compressed. */
const mostRecords = 20_000
const tries = 12

/**
 * Where the point of a scene needs something else than five seconds at its defaults, in which no law is broken. `ends`:
 * how the run has to end by itself; `isBroken`: a law has to be broken; `most`: records that are few enough.
 *
 * @type {Record<string, { seconds?: number, knobs?: object, ends?: string, isBroken?: boolean, most?: number }>}
 */
const plans = {
	'busy-waiting': { seconds: 8 },
	'check-then-act': { isBroken: true, seconds: 8 },
	// A quarter of the memory: a quarter of the records.
	'click-storm': { ends: 'crashed', knobs: { heap: 64 }, most: 40_000 },
	'slow-leak': { seconds: 8 },
	'lost-wakeup': { ends: 'deadlocked', isBroken: true, seconds: 60, most: 8000 },
	'stolen-item': { isBroken: true, seconds: 2 },
	overfull: { isBroken: true, seconds: 3 },
	'single-condition-deadlock': { ends: 'deadlocked', isBroken: true, seconds: 60 },
	'safe-by-one': { seconds: 3 },
	'covering-condition': { ends: 'deadlocked', isBroken: true, seconds: 60 },
	'bounded-cycle': { ends: 'deadlocked', isBroken: true, seconds: 60 },
	shutdown: { ends: 'deadlocked', isBroken: true, seconds: 60 },
	'actor-counter': { ends: 'finished', isBroken: true, seconds: 60 },
	'mutual-ask': { isBroken: true },
	'mailbox-overflow': { seconds: 3 },
	dispatcher: { seconds: 2, most: 30_000 },
	'pool-starvation': { ends: 'deadlocked', isBroken: true, seconds: 60 },
	// The burst is from the first second to the sixth; what matters comes after it.
	burst: { seconds: 12, most: 40_000 },
	'overload-policies': { seconds: 9, most: 40_000 },
	'retry-storm': { seconds: 10, most: 60_000 },
	'token-bucket': { seconds: 9, most: 40_000 },
	autoscaling: { seconds: 12, most: 40_000 },
}

/** @param {import('playwright-core').Page} page */
async function record(page, id) {
	const plan = { seconds, knobs: {}, ends: null, isBroken: false, ...plans[id] }
	return page.evaluate(
		async ([id, { seconds, knobs, ends, isBroken }]) => {
			const { handoff } = globalThis
			await handoff.open(id, knobs)
			await handoff.start()
			const isOver = ({ phase, endMs }) => phase !== 'running' || endMs >= seconds * 1000
			while (!isOver(await handoff.snapshot()))
				await new Promise((resolve) => setTimeout(resolve, 20))
			await handoff.pause()
			await handoff.whenIdle()
			await handoff.live()
			const { phase, counts, laws } = await handoff.snapshot()
			const broken = laws.filter(({ holds }) => !holds).map(({ name }) => name)
			const faults = [
				counts.recordsLost > 0 && `${counts.recordsLost} records were lost`,
				counts.offered === 0 && 'nothing was offered',
				ends !== null && phase !== ends && `it is ${phase}, not ${ends}`,
				isBroken !== broken.length > 0 && `broken: ${broken.join(', ') || 'nothing'}`,
			]
			return {
				text: await handoff.recording('json'),
				records: counts.records,
				faults: faults.filter((fault) => fault !== false),
				said: [phase, ...broken].join(', '),
			}
		},
		[id, plan],
	)
}

/** The first run without a fault that is short enough; of those that are too long, the shortest. */
async function recordWell(page, id) {
	const most = plans[id]?.most ?? mostRecords
	let best = null
	for (let trial = 0; trial < tries; trial++) {
		const found = await record(page, id)
		if (found.faults.length > 0) {
			console.log(`${id}: again, ${found.faults.join(', ')}`)
			continue
		}
		if (best === null || found.records < best.records) best = found
		if (best.records <= most) return best
	}
	if (best === null) throw new Error(`${id}: no run in ${tries} was as it has to be`)
	return best
}

const dist = process.env['HANDOFF_DIST'] ?? 'dist'
const given = ['preview', '--outDir', dist, '--port', `${port}`, '--strictPort']
const server = spawn('node', ['node_modules/vite/bin/vite.js', ...given])
await new Promise((resolve) => server.stdout.once('data', resolve))
const browser = await chromium.launch({
	executablePath: (await findBrowser()) ?? undefined,
	args: ['--no-sandbox'],
})
try {
	const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
	await page.goto(`http://localhost:${port}/#/blocking-queue`)
	await page.waitForFunction(() => 'handoff' in globalThis)
	const all = await page.evaluate(async () => {
		return (await globalThis.handoff.scenes()).map(({ id }) => id)
	})
	const asked = process.argv.slice(2)
	await mkdir(folder, { recursive: true })
	for (const id of all.filter((one) => asked.length === 0 || asked.includes(one))) {
		const { text, records, said } = await recordWell(page, id)
		const file = gzipSync(text, { level: 9 })
		await writeFile(`${folder}/${id}.bin`, file)
		console.log(`${id}: ${said}, ${records} records, ${(file.length / 1024).toFixed(0)} KB`)
	}
} finally {
	await browser.close()
	server.kill()
}
