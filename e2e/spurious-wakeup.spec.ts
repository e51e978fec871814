/** Wake-ups that nobody caused: a while shrugs, an if breaks. */
import { expectBooksToBalance } from './books.ts'
import { expect, test } from './handoff-page.ts'

test('who tests again wakes in vain, and no law is broken; who does not breaks one', async ({
	lab,
}) => {
	await lab.goto('/spurious-wakeup')
	await lab.call('start')
	const calm = await lab.until(({ counts }) => counts.futileWakeups >= 5, 'five wake in vain')
	expect(calm.endMs).toBeLessThan(5000)
	await lab.call('pause')
	expectBooksToBalance(await lab.snapshot())
	await lab.call('set', { guard: 'if' })
	await lab.call('start')
	const broken = await lab.until(
		({ laws }) => laws.some(({ name, holds }) => name === 'no duplicate' && !holds),
		'an item is taken that is not there',
	)
	expect(broken.endMs).toBeLessThan(5000)
})

test('the knob turns ghosts off while the run goes on', async ({ lab }) => {
	await lab.goto('/spurious-wakeup')
	await lab.call('start')
	await lab.until(({ counts }) => counts.futileWakeups >= 2, 'two wake in vain')
	await lab.call('set', { spurious: 0 })
	const { counts, endMs } = await lab.snapshot()
	const later = await lab.untilMs(endMs + 2000)
	// One may have begun its wait before the knob was turned.
	expect(later.counts.futileWakeups).toBeLessThanOrEqual(counts.futileWakeups + 2)
	expect(later.counts.completed).toBeGreaterThan(counts.completed)
})

test('the search counts on ghosts where they are injected', async ({ lab }) => {
	await lab.goto('/spurious-wakeup')
	expect((await lab.call('explore')).verdict).toBe('safe')
	await lab.call('set', { guard: 'if' })
	const found = await lab.call('explore')
	expect(found).toMatchObject({ verdict: 'violation', law: 'no duplicate' })
	await lab.call('replay', found.schedule ?? '')
	const laws = (await lab.snapshot()).laws.filter(({ holds }) => !holds)
	expect(laws.map(({ name }) => name)).toContain('no duplicate')
	await lab.call('set', { spurious: 0 })
	expect((await lab.call('explore')).verdict).toBe('safe')
})
