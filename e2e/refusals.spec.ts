/** What the page does when the browser, the server or the network refuse what it needs. */
import { expectBooksToBalance } from './books.ts'
import { expect, test } from './handoff-page.ts'

const isolating = [
	'cross-origin-opener-policy',
	'cross-origin-embedder-policy',
	'document-isolation-policy',
]

test('served without its headers, the page names them', async ({ lab }) => {
	const { page } = lab
	await page.route('**/*', async (route) => {
		const response = await route.fetch()
		const kept = Object.entries(response.headers()).filter(([name]) => !isolating.includes(name))
		await route.fulfill({ response, headers: Object.fromEntries(kept) })
	})
	await page.goto('./#/blocking-queue')
	await expect(page.getByRole('heading', { level: 1 })).toContainText('shared memory')
	await expect(page.getByText('Cross-Origin-Opener-Policy: same-origin')).toBeVisible()
	await expect(page.getByText('Cross-Origin-Embedder-Policy: require-corp')).toBeVisible()
	await expect(page.getByRole('link', { name: /new tab/ })).toBeVisible()
})

test('without SharedArrayBuffer the page says which browsers have it', async ({ lab }) => {
	const { page } = lab
	await page.addInitScript(() => {
		Reflect.deleteProperty(globalThis, 'SharedArrayBuffer')
	})
	await page.goto('./#/blocking-queue')
	await expect(page.getByRole('heading', { level: 1 })).toContainText('shared memory')
	await expect(page.getByText(/Chrome, Edge,\s+Firefox or Safari/)).toBeVisible()
	expect(page.workers()).toHaveLength(0)
})

for (const [what, body] of [
	['cannot be loaded', null],
	['is garbage', 'this is )( no script'],
	['throws at once', 'throw new Error("broken from the start")'],
] as const) {
	test(`a thread script that ${what} ends the run with a sentence, and a retry works`, async ({
		lab,
	}) => {
		await lab.goto()
		await lab.page.route('**/*worker*', (route) =>
			body === null
				? route.abort()
				: route.fulfill({
						body,
						contentType: 'text/javascript',
						headers: { 'Cross-Origin-Embedder-Policy': 'require-corp' },
					}),
		)
		await lab.call('start')
		const crashed = await lab.until(({ phase }) => phase === 'crashed', 'the run has crashed')
		expect(crashed.counts.accepted).toBe(0)
		await expect(lab.page.getByText(/^[PC]\d failed$/)).toBeVisible()
		await expect.poll(() => lab.page.workers().length).toBe(0)
		expect((await lab.snapshot()).phase).toBe('crashed')

		await lab.page.unrouteAll()
		await lab.call('start')
		await lab.until(({ counts }) => counts.completed > 0, 'items are completed after all')
		await lab.call('pause')
		expectBooksToBalance(await lab.snapshot())
	})
}
