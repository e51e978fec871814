/** What a first visit costs: the script that has been fetched by the time the page is at rest, as a host would send it. */
import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import { expect, test } from './handoff-page.ts'

/** Adds up, in KiB, the script that is fetched from now on. */
function weighScripts(page: Page): () => Promise<number> {
	const weighed: Promise<number>[] = []
	page.on('response', (response) => {
		if (!new URL(response.url()).pathname.endsWith('.js')) return
		weighed.push(response.body().then((body) => gzipSync(body).length))
	})
	return async () => {
		const sizes = await Promise.all(weighed)
		return Math.ceil(sizes.reduce((sum, size) => sum + size, 0) / 1024)
	}
}

/** `last`: the heading that comes last. `mostKb`: of home as promised; of a scene, what it has come down to. */
const visits = [
	{ address: '/', name: 'home', last: 'Two families of solutions', mostKb: 150 },
	{ address: '/blocking-queue', name: 'a scene', last: 'Put waits, take waits', mostKb: 200 },
]

for (const { address, name, last, mostKb } of visits) {
	test(`${name} takes no more than ${String(mostKb)} KiB of script`, async ({ lab }) => {
		const { page } = lab
		const weigh = weighScripts(page)
		await lab.goto(address)
		await expect(page.getByRole('heading', { name: last })).toBeAttached()
		await page.waitForLoadState('networkidle')
		const kb = await weigh()
		expect(kb).toBeLessThanOrEqual(mostKb)
		// Less than half of it could not show the page: then not all was heard of.
		expect(kb).toBeGreaterThan(mostKb / 2)
	})
}
