/**
 * The built page as a server with the right headers delivers it: isolated, silent about its
 * content security policy, and talking to nobody else.
 */
import { expect, test, type Page } from '@playwright/test'

declare global {
	var refusals: string[]
}

/** From now on the page notes whatever its policy refuses. */
async function noteRefusals(page: Page): Promise<void> {
	await page.addInitScript(() => {
		globalThis.refusals = []
		document.addEventListener('securitypolicyviolation', (event) => {
			globalThis.refusals.push(`${event.effectiveDirective}: ${event.blockedURI}`)
		})
	})
}

test('the served page may share memory between threads', { tag: '@firefox' }, async ({ page }) => {
	await page.goto('./')
	await expect(page.getByRole('heading').first()).toBeVisible()
	const facts = await page.evaluate(() => ({
		isIsolated: crossOriginIsolated,
		bytes: typeof SharedArrayBuffer === 'function' ? new SharedArrayBuffer(8).byteLength : 0,
	}))
	expect(facts).toEqual({ isIsolated: true, bytes: 8 })
})

test('the policy refuses nothing that the page does', async ({ page }) => {
	await noteRefusals(page)
	const complaints: string[] = []
	page.on('console', (message) => {
		if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
	})
	page.on('pageerror', (error) => complaints.push(error.message))
	await page.goto('./')
	await expect(page.getByRole('heading').first()).toBeVisible()
	expect(await page.evaluate(() => globalThis.refusals)).toEqual([])
	expect(complaints).toEqual([])
})

test('the policy refuses markup and inline style that somebody plants', async ({ page }) => {
	await noteRefusals(page)
	await page.goto('./')
	const thrown = await page.evaluate(() => {
		document.body.setAttribute('style', 'color: red')
		try {
			document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="alert(1)">')
			return null
		} catch (error) {
			return error instanceof Error ? error.name : 'other'
		}
	})
	expect(thrown).toBe('TypeError')
	await expect
		.poll(() => page.evaluate(() => globalThis.refusals.map((it) => it.split(':')[0])))
		.toEqual(expect.arrayContaining(['style-src-attr', 'require-trusted-types-for']))
})

test('the page asks nobody but its own server', async ({ page, baseURL }) => {
	const foreign: string[] = []
	page.on('request', (request) => {
		if (!request.url().startsWith(baseURL ?? '')) foreign.push(request.url())
	})
	await page.goto('./')
	await expect(page.getByRole('heading').first()).toBeVisible()
	expect(foreign).toEqual([])
})
