/** Makes what is shown of the built page from the page itself: the README's picture and the home page's recorded run. */
import { spawn } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { chromium } from 'playwright-core'
import { findBrowser } from './browser.mjs'

const port = 4185
const address = `http://localhost:${port}/`
const server = spawn('node', [
	'node_modules/vite/bin/vite.js',
	'preview',
	'--port',
	`${port}`,
	'--strictPort',
])
await new Promise((resolve) => server.stdout.once('data', resolve))

const browser = await chromium.launch({
	executablePath: (await findBrowser()) ?? undefined,
	args: ['--no-sandbox'],
})
try {
	const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
	await page.goto(`${address}#/blocking-queue`)
	await page.waitForFunction(() => 'handoff' in globalThis)
	const recording = await page.evaluate(async (seconds) => {
		const { handoff } = globalThis
		await handoff.open('blocking-queue', { rate: 60, service: 60 })
		await handoff.start()
		await new Promise((resolve) => setTimeout(resolve, seconds * 1000))
		await handoff.pause()
		await handoff.whenIdle()
		return handoff.recording('json')
	}, 2.6)
	await mkdir('public/recordings', { recursive: true })
	await writeFile('public/recordings/blocking-queue.json', recording)
	// Line by line, at a moment when somebody is inside the lock and others stand at its door.
	await page.evaluate(
		async (crowd) => {
			const { handoff } = globalThis
			await handoff.open('blocking-queue', crowd)
			await handoff.start()
			await new Promise((resolve) => setTimeout(resolve, 2000))
			await handoff.pace('line')
			for (let blocked = 0; blocked < 2;) {
				await new Promise((resolve) => setTimeout(resolve, 200))
				const { threads } = await handoff.snapshot()
				blocked = threads.filter(({ state }) => state === 'blocked').length
			}
			await handoff.pause()
			await handoff.whenIdle()
		},
		{ producers: 3, consumers: 4, capacity: 8, rate: 300, service: 20, dist: 'exponential' },
	)
	await mkdir('docs', { recursive: true })
	await page.screenshot({ path: 'docs/blocking-queue.png' })
} finally {
	await browser.close()
	server.kill()
}
