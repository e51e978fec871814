/** Links come from anybody: whatever one says, the page takes what it can, names what it cannot, and works. */
import fc from 'fast-check'
import { expectBooksToBalance } from './books.ts'
import { expect, type HandoffPage, test } from './handoff-page.ts'

const markup = '<img src=x onerror="alert(1)">'
const hostile: Readonly<Record<string, string>> = {
	NaN: 'NaN',
	Infinity: 'Infinity',
	'a number too large': '1e309',
	'a negative number': '-5',
	markup: encodeURIComponent(markup),
	'markup as it is': '<svg/onload=alert(1)>',
	'a forbidden name': '__proto__',
	'a very long text': 'x'.repeat(5000),
	'a broken escape': '%ff%E0%A4%A',
	nothing: '',
}
const knobs = ['producers', 'rate', 'capacity', 'dist', 'consumers', 'service', 'kind']
const others = ['seed', 'pace', 'theme', 'controls']

/** No element came out of a link, and the page still knows itself. */
async function expectNoMarkup({ page }: HandoffPage): Promise<void> {
	await expect(page.locator('img, iframe, object, embed, svg[onload]')).toHaveCount(0)
	await expect(page.locator('body script')).toHaveCount(0)
}

async function expectToWork(lab: HandoffPage): Promise<void> {
	await lab.call('pace', 2)
	await lab.call('set', { rate: 100, service: 20, kind: 'I/O wait', producers: 2 })
	await lab.call('start')
	await lab.until(({ counts }) => counts.completed > 0, 'items are completed')
	await lab.call('pause')
	expectBooksToBalance(await lab.snapshot())
}

for (const name of [...knobs, ...others]) {
	test(`a hostile ${name} in a link is named with what is allowed`, async ({ lab }) => {
		await lab.goto()
		const status = lab.page.getByRole('status').filter({ hasText: name })
		for (const [what, value] of Object.entries(hostile)) {
			await lab.follow('/blocking-queue')
			await lab.follow(`/blocking-queue?${name}=${value}`)
			await expect(status, what).toContainText(new RegExp(`\\b${name} (is|are|lists)\\b`))
			await expectNoMarkup(lab)
			expect((await lab.snapshot()).phase).toBe('ready')
		}
		await expectToWork(lab)
	})
}

test('a fraction is brought to the nearest value, and the sentence says so', async ({ lab }) => {
	await lab.goto('/blocking-queue?rate=2.5&service=99999')
	await expect(lab.page.getByRole('status').first()).toContainText(
		'rate is a whole number from 1 to 500 items/s; taken as 3.',
	)
	const { knobs } = await lab.snapshot()
	expect(knobs).toMatchObject({ rate: 3, service: 5000 })
	await expectToWork(lab)
})

test('what a link says twice is said once', async ({ lab }) => {
	await lab.goto('/blocking-queue?rate=x&rate=y&nonsense=1&nonsense=2&pace=a&pace=b')
	await expect(lab.page.getByRole('status').first()).toContainText('rate is a whole number')
	await expectToWork(lab)
})

test('a sentence about a link can be dismissed', async ({ lab }) => {
	await lab.goto('/blocking-queue?rate=x')
	await lab.page.getByRole('button', { name: /^Dismiss/ }).click()
	await expect(lab.page.getByText('rate is a whole number')).toHaveCount(0)
})

test('a link keeps its theme and its choice of controls while knobs are turned', async ({
	lab,
}) => {
	const { page } = lab
	await lab.goto('/blocking-queue?rate=90&controls=capacity,rate&theme=dark')
	await expect(page.getByRole('slider', { name: 'Arrival rate' })).toBeVisible()
	await expect(page.getByRole('slider', { name: 'Service time' })).toHaveCount(0)
	await lab.call('set', { rate: 120 })
	await expect
		.poll(() => page.evaluate(() => location.hash))
		.toBe('#/blocking-queue?rate=120&controls=rate,capacity&theme=dark')
	await page.reload()
	await lab.whenReady()
	await expect(page.getByRole('slider', { name: 'Service time' })).toHaveCount(0)
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
	await page.getByRole('button', { name: 'Light' }).click()
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
})

test('a link that says run starts the run', async ({ lab }) => {
	await lab.goto('/blocking-queue?rate=90&run')
	await lab.until(({ counts }) => counts.completed > 0, 'items are completed')
	expect(await lab.snapshot()).toMatchObject({ phase: 'running', knobs: { rate: 90 } })
	await lab.page.goBack()
	await expect.poll(() => lab.page.workers().length).toBe(0)
})

test('back and forward lead through the scenes that were opened', async ({ lab }) => {
	await lab.goto('/')
	await lab.follow('/blocking-queue')
	await lab.call('open', 'blocking-queue', { rate: 90 })
	await lab.call('start')
	await lab.page.goBack()
	await lab.until(({ knobs, phase }) => knobs['rate'] === 60 && phase === 'ready', 'back')
	await expect.poll(() => lab.page.workers().length).toBe(0)
	await lab.page.goForward()
	await lab.until(({ knobs }) => knobs['rate'] === 90, 'forward')
	await lab.page.goBack()
	await lab.page.goBack()
	await expect(lab.page.getByRole('button', { name: 'Run it live' })).toBeVisible()
})

test('an address that leads nowhere says so and leads back', async ({ lab }) => {
	await lab.goto('/no-such-scene')
	await expect(lab.page.getByRole('heading', { level: 1 })).toContainText('no scene')
	await lab.page.getByRole('link', { name: /blocking queue/i }).click()
	await expect.poll(() => lab.page.evaluate(() => location.hash)).toContain('blocking-queue')
	await expectToWork(lab)
	for (const address of [`/${encodeURIComponent(markup)}`, '/__proto__', '/constructor', '/%ff']) {
		await lab.follow(address)
		await expect(lab.page.getByRole('heading', { level: 1 })).toContainText('no scene')
		await expectNoMarkup(lab)
	}
})

const word = fc.oneof(
	fc.constantFrom(...knobs, ...others, 'run', 'present', 'embed', 'schedule', '__proto__'),
	fc.string({ unit: 'grapheme', maxLength: 30 }),
)
const value = fc.oneof(
	fc.constantFrom(...Object.values(hostile)),
	fc.double().map(String),
	fc.string({ unit: 'binary', maxLength: 40 }),
	fc.webQueryParameters(),
)
const link = fc
	.tuple(
		fc.oneof(
			{ weight: 4, arbitrary: fc.constant('/blocking-queue?') },
			{ weight: 1, arbitrary: word },
		),
		fc.array(fc.tuple(word, value), { maxLength: 6 }),
	)
	.map(([path, pairs]) => path + pairs.map(([name, text]) => `${name}=${text}`).join('&'))

test('three hundred links made by chance never break the page', async ({ lab }) => {
	test.setTimeout(120_000)
	await lab.goto()
	for (const address of fc.sample(link, { numRuns: 300, seed: 20_260 })) {
		await lab.follow(address)
		expect(lab.complaints, address).toEqual([])
	}
	await expectNoMarkup(lab)
	await lab.follow('/blocking-queue')
	await expectToWork(lab)
})
