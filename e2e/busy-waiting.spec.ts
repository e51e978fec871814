/** Busy-waiting burns real cores: the canary says what is left, and the page stays usable. */
import { expectBooksToBalance } from './books.ts'
import { expect, test } from './handoff-page.ts'

// Machines that run tests are shared: what the canary says is judged in wide bands here.
const jitter = 0.15

test('the more spin, the less is left for others; Stop works with every core spinning', async ({
	lab,
}) => {
	test.setTimeout(90_000)
	await lab.goto('/busy-waiting')
	await lab.call('set', { uncapped: true, rate: 0, spinners: 0 })
	await lab.call('start')
	const left: number[] = []
	for (const spinners of [0, 2, 8]) {
		await lab.call('set', { spinners })
		const { endMs } = await lab.snapshot()
		const { canary } = await lab.until(
			(now) => now.endMs > endMs + 1500 && now.canary !== null,
			'the canary has been measured',
		)
		left.push(canary ?? NaN)
	}
	const [alone = NaN, two = NaN, eight = NaN] = left
	// Others may want the cores of this machine, too: then it is not all even without spinners.
	expect(alone).toBeGreaterThan(0.2)
	expect(two).toBeLessThan(alone + jitter)
	expect(eight).toBeLessThan(two + jitter)
	expect(eight).toBeLessThan(0.5)
	expect(eight).toBeLessThan(0.8 * alone)
	await lab.page.getByRole('button', { name: 'Stop', exact: true }).click()
	await expect.poll(() => lab.page.workers().length).toBe(0)
})

test('spinners are capped, and the page says so', async ({ lab }) => {
	await lab.goto('/busy-waiting')
	const cores = await lab.page.evaluate(() => navigator.hardwareConcurrency)
	await lab.call('set', { spinners: 16 })
	await lab.call('start')
	const { threads } = await lab.until(({ counts }) => counts.spins > 100_000, 'they spin')
	expect(threads.filter(({ role }) => role === 'spinner')).toHaveLength(
		Math.min(16, Math.max(1, cores - 1)),
	)
	await expect(lab.page.getByText(/capped/i).first()).toBeVisible()
	await lab.call('pause')
	const paused = await lab.snapshot()
	expect((await lab.snapshot()).counts.spins).toBe(paused.counts.spins)
	expectBooksToBalance(paused)
})

test('looking and taking without a lock goes wrong at once, with the lock never', async ({
	lab,
}) => {
	await lab.goto('/check-then-act')
	await lab.call('pace', 'full')
	await lab.call('start')
	await lab.until(
		({ laws }) => laws.some(({ name, holds }) => name === 'no duplicate' && !holds),
		'a task is taken twice, or from nothing',
	)
	const found = await lab.call('explore')
	expect(found.verdict).toBe('violation')
	await lab.call('reset')
	await lab.call('set', { lock: 'barging' })
	expect((await lab.call('explore')).verdict).toBe('safe')
	await lab.call('start')
	await lab.until(({ counts }) => counts.completed >= 50, 'fifty tasks are done')
	await lab.call('pause')
	const { laws } = await lab.snapshot()
	expect(laws.filter(({ holds }) => !holds)).toEqual([])
})
