/** What leaves the page as a file: pictures that stand alone, a recording that opens elsewhere, a trace in order, paper. */
import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Download, Page } from '@playwright/test'
import { recordingFromJson } from '../src/model/file.ts'
import { faultsOf } from '../tools/chrome-trace/faults.ts'
import { factsOf } from './books.ts'
import { expect, type HandoffPage, test } from './handoff-page.ts'

/** Runs a scene for a while, pauses it and opens the dialog. */
async function opened(lab: HandoffPage, scene: string): Promise<void> {
	await lab.goto(`/${scene}`)
	await lab.call('start')
	await lab.until(({ counts }) => counts.completed >= 3, 'three are done')
	await lab.call('pause')
	await lab.page.getByRole('button', { name: 'Save or open' }).click()
}

async function saved(page: Page, button: string): Promise<Download> {
	const coming = page.waitForEvent('download')
	await page.getByRole('button', { name: button, exact: true }).click()
	return coming
}

async function textOf(download: Download): Promise<string> {
	return readFile(await download.path(), 'utf8')
}

/** What a browser makes of an SVG file alone, and what it asked for beside it. */
async function looked(browser: Browser, svg: string) {
	const page = await browser.newPage()
	const asked: string[] = []
	const address = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
	page.on('request', (request) => {
		if (request.url() !== address) asked.push(request.url())
	})
	await page.setContent('<img alt="">')
	const size = await page.locator('img').evaluate(async (image: HTMLImageElement, address) => {
		image.src = address
		await image.decode()
		const canvas = document.createElement('canvas')
		canvas.width = image.naturalWidth
		canvas.height = image.naturalHeight
		const context = canvas.getContext('2d')
		context?.drawImage(image, 0, 0)
		const { data } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] }
		const colours = new Set(new Uint32Array(new Uint8Array(data).buffer)).size
		return { width: canvas.width, height: canvas.height, colours }
	}, address)
	await page.close()
	return { ...size, asked }
}

function expectAlone(svg: string): void {
	expect(svg).not.toMatch(/var\(|<script|<style|<foreignObject|href|class=|url\((?!#)/)
	expect(svg).toMatch(/<title>[^<]+<\/title>/)
	expect(svg).toMatch(/<desc>[^<]+<\/desc>/)
}

test('stage and lanes are saved as pictures that stand alone', async ({ lab, browser }) => {
	await opened(lab, 'wait-notify')
	const { threads } = await lab.snapshot()
	const { violations } = await new AxeBuilder({ page: lab.page }).include('dialog').analyze()
	expect(violations).toEqual([])
	for (const name of ['Stage', 'Lanes']) {
		const svg = await textOf(await saved(lab.page, `${name} as SVG`))
		expectAlone(svg)
		for (const thread of threads) expect(svg, name).toContain(`>${thread.name}<`)
		const { width, height, colours, asked } = await looked(browser, svg)
		expect(asked).toEqual([])
		expect(colours, `colours of the ${name}`).toBeGreaterThan(20)
		const download = await saved(lab.page, `${name} as PNG`)
		expect(download.suggestedFilename()).toMatch(/^handoff-wait-notify-\w+-\d+ms\.png$/)
		const png = await readFile(await download.path())
		expect(png.toString('latin1', 1, 4)).toBe('PNG')
		expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([width * 2, height * 2])
	}
})

test('a recording saved by its button opens in another browser profile, the same at every time', async ({
	lab,
	browser,
}) => {
	await opened(lab, 'blocking-queue')
	const here = await lab.snapshot()
	const path = await (await saved(lab.page, 'Recording as JSON')).path()
	const trace = await textOf(await saved(lab.page, 'Chrome trace as JSON'))
	expect(faultsOf(trace, { startUs: 0, endUs: here.endMs * 1000 })).toEqual([])
	const csv = await textOf(await saved(lab.page, 'Spans as CSV'))
	for (const { name } of here.threads) expect(csv).toContain(`\r\n${name},`)
	await lab.call('seek', here.endMs / 2)
	const middle = await lab.snapshot()

	const context = await browser.newContext({ serviceWorkers: 'block' })
	const page = await context.newPage()
	// Of another scene: the page goes to the one that was recorded.
	await page.goto(`${new URL(lab.page.url()).origin}/#/wait-notify`)
	await page.getByRole('button', { name: 'Save or open' }).click()
	await page.getByLabel('A recording that was saved').setInputFiles(path)
	await expect(page.getByRole('dialog')).toHaveCount(0)
	await expect(page).toHaveURL(/#\/blocking-queue/)
	for (const moment of [here, middle]) {
		const there = await page.evaluate(async (ms) => {
			await window.handoff?.seek(ms)
			return window.handoff?.snapshot()
		}, moment.atMs)
		if (!there) throw new Error('the page has no console')
		expect(factsOf(there, ['memory'])).toEqual(factsOf(moment, ['memory']))
	}
	await context.close()
})

test('a recording made elsewhere is opened or refused with its reason @firefox', async ({
	lab,
}) => {
	const made = gunzipSync(await readFile('public/recordings/supervision.bin'))
	const known = recordingFromJson(made.toString())
	await lab.goto('/wait-notify')
	await lab.page.getByRole('button', { name: 'Save or open' }).click()
	const input = lab.page.getByLabel('A recording that was saved')
	const file = { name: 'run.json', mimeType: 'application/json', buffer: made }
	await input.setInputFiles({ ...file, buffer: made.subarray(0, made.length / 2) })
	const dialog = lab.page.getByRole('dialog')
	await expect(dialog.getByRole('status')).toHaveText(/^This recording is refused: .*cut off.*\.$/)
	expect(await lab.snapshot()).toMatchObject({ scene: 'wait-notify', phase: 'ready' })
	await input.setInputFiles(file)
	await expect(dialog).toHaveCount(0)
	const { scene, endMs, counts } = await lab.snapshot()
	expect({ scene, endMs }).toEqual({ scene: 'supervision', endMs: known.endUs / 1000 })
	expect(counts.completed).toBe(known.momentAt(known.endUs).counts.completed)
})

test('a file that is dropped on the page is opened, from the home page too', async ({ lab }) => {
	const made = gunzipSync(await readFile('public/recordings/supervision.bin')).toString()
	await lab.goto('/')
	const drop = async (text: string) => {
		const dataTransfer = await lab.page.evaluateHandle((text) => {
			const transfer = new DataTransfer()
			transfer.items.add(new File([text], 'run.json'))
			return transfer
		}, text)
		await lab.page.dispatchEvent('main', 'drop', { dataTransfer })
	}
	await drop('{}')
	await expect(lab.page.getByText('This recording is refused:')).toBeVisible()
	await drop(made)
	await expect(lab.page.getByRole('heading', { level: 1, name: 'Let it crash' })).toBeVisible()
	await lab.until(({ scene, endMs }) => scene === 'supervision' && endMs > 0, 'it stands there')
})

test('a scene is one page of paper, black on white in both themes', async ({ lab }) => {
	await opened(lab, 'blocking-queue')
	await lab.page.keyboard.press('Escape')
	for (const theme of ['light', 'dark']) {
		if (theme === 'dark') await lab.page.getByRole('button', { name: 'Dark' }).click()
		const pdf = await lab.page.pdf({ format: 'A4' })
		expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
		await lab.page.emulateMedia({ media: 'print' })
		await expect(lab.page.locator('section.stage svg').first()).toBeVisible()
		await expect(lab.page.locator('.gauges').first()).toBeVisible()
		await expect(lab.page.locator('.guide section')).toBeVisible()
		await expect(lab.page.locator('button:visible:not(p button)')).toHaveCount(0)
		await expect(lab.page.locator('canvas:visible')).toHaveCount(0)
		const paper = await lab.page.locator('section.stage').evaluate((stage) => {
			const { backgroundColor, color } = getComputedStyle(stage)
			return { backgroundColor, color }
		})
		expect(paper).toEqual({ backgroundColor: 'rgb(255, 255, 255)', color: 'rgb(0, 0, 0)' })
		if (theme === 'light') await lab.page.emulateMedia({ media: 'screen' })
	}
	const { violations } = await new AxeBuilder({ page: lab.page }).analyze()
	expect(violations).toEqual([])
})
