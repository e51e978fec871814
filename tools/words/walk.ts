/** Goes through the site in the language that nobody speaks: whatever can be read there is in no catalogue. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { build, preview } from 'vite'
import { isPlain, pseudoName } from './pseudo.ts'
import { root } from './site.ts'

/** What is the same in all languages: programs as they are written, names of files, keys as they are marked. */
const same =
	'section.code td.text, section.code h2, section.code button, kbd, option, script, style'

/** How files, threads and acronyms are called, and what programs call their actors. */
const names =
	/\b(?:[A-Z]\d+|[\w-]+\.ts|[\w-]+\/[\w-]+|FIFO|LIFO|CoDel|Handoff|PNG|SVG|CSV|(?:hot|cold|blocking) \d+)\b/g

const scenes = ['blocking-queue', 'dispatcher', 'burst']

/** One line for each text that can be read. `built`: of an earlier build; without it, one is made. */
export async function walk(executablePath: string, built?: string): Promise<readonly string[]> {
	const outDir = built ?? (await buildAccented())
	const server = await preview({ root, logLevel: 'error', build: { outDir } })
	const browser = await chromium.launch({ executablePath })
	try {
		const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
		const home = server.resolvedUrls?.local[0] ?? ''
		const plain: string[] = []
		const read = async (where: string) => {
			plain.push(...(await plainOn(page)).map((text) => `${where}: ${text}`))
		}
		await page.goto(home)
		await page.waitForFunction(() => window.handoff !== undefined)
		await page.keyboard.press('?')
		await page.locator('dialog[open]').waitFor()
		await read('home, with its keys')
		for (const scene of scenes) {
			await run(page, `${home}#/${scene}`)
			await read(scene)
		}
		await page.goto(`${home}#/compare`)
		await page.locator('table').first().waitFor()
		await read('compare')
		return plain
	} finally {
		await browser.close()
		await server.close()
		if (built === undefined) rmSync(outDir, { recursive: true })
	}
}

async function buildAccented(): Promise<string> {
	const outDir = mkdtempSync(path.join(tmpdir(), 'handoff-words-'))
	process.env['HANDOFF_LANGUAGE'] = pseudoName
	await build({ root, logLevel: 'error', build: { outDir, emptyOutDir: true } })
	return outDir
}

/** Until twenty items are done. */
async function run(page: Page, address: string): Promise<void> {
	await page.goto(address)
	await page.reload()
	await page.waitForFunction(() => window.handoff !== undefined)
	await page.evaluate(async () => {
		await window.handoff?.whenIdle()
		await window.handoff?.start()
	})
	await page.waitForFunction(async () => {
		const snapshot = await window.handoff?.snapshot()
		return (snapshot?.counts.completed ?? 0) >= 20
	})
	await page.evaluate(() => window.handoff?.pause())
}

/** Every visible text and accessible name that somebody could read who reads English alone. */
async function plainOn(page: Page): Promise<readonly string[]> {
	const texts = await page.evaluate((same) => {
		const found: string[] = []
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
		while (walker.nextNode()) {
			const { parentElement, nodeValue } = walker.currentNode
			if (parentElement?.closest(same) === null) found.push(nodeValue ?? '')
		}
		const read = ['aria-label', 'aria-description', 'aria-valuetext', 'title', 'placeholder']
		for (const element of document.body.querySelectorAll('*')) {
			if (element.closest('section.code') !== null) continue
			found.push(...read.map((name) => element.getAttribute(name) ?? ''))
		}
		return [...new Set(found.map((text) => text.replaceAll(/\s+/g, ' ').trim()))]
	}, same)
	return texts.filter((text) => isPlain(text.replaceAll(names, '')))
}
