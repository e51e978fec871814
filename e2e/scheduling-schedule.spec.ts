/** A schedule that was found: shown once it has been played, jumped into, and played on a program that was mended. */
import { expect, type HandoffPage, test } from './handoff-page.ts'
import { SchedulingPage } from './scheduling-page.ts'

async function found(lab: HandoffPage): Promise<SchedulingPage> {
	await lab.goto('/single-condition-deadlock')
	const hands = new SchedulingPage(lab)
	await hands.find()
	// Shown once the real workers have played it.
	await expect(hands.section().first()).toBeVisible({ timeout: 30_000 })
	await hands.settle()
	return hands
}

test('what the search finds is played on the real workers, then shown section by section', async ({
	lab,
}) => {
	const hands = await found(lab)
	await expect(hands.search.getByRole('status')).toContainText(
		'It breaks “no stuck waiter” in 8 sections',
	)
	await expect(hands.strip.getByRole('heading')).toHaveText('Shortest schedule that hangs')
	await expect(hands.strip).toContainText('8 sections, 32 steps')
	expect(await hands.sections()).toEqual([
		expect.stringMatching(/^Section 1, \w+ empty: waits; 0 in the queue, waiting: \w+$/),
		expect.stringMatching(/^Section 2, \w+ empty: waits; 0 in the queue, waiting: \w+, \w+$/),
		expect.stringMatching(/^Section 3, \w+ puts \d+, wakes C\d; 1 in the queue, waiting: C\d$/),
		expect.stringMatching(/^Section 4, \w+ full: waits; 1 /),
		expect.stringMatching(/^Section 5, \w+ full: waits; 1 /),
		expect.stringMatching(/^Section 6, \w+ takes \d+, wakes C\d; 0 in the queue/),
		expect.stringMatching(/^Section 7, \w+ empty: waits; 0 /),
		expect.stringMatching(/^Section 8, \w+ empty: waits; 0 in the queue, waiting: (\w+, ){3}\w+$/),
	])
	const { phase, live } = await lab.snapshot()
	expect({ phase, live }).toEqual({ phase: 'deadlocked', live: true })
	await expect(hands.banner).toContainText('Deadlocked after 8 sections')
	await hands.strip.getByRole('button', { name: 'Replay on the real workers' }).click()
	await hands.settle()
	await lab.until((now) => now.phase === 'deadlocked', 'played again, it hangs again')
})

test('one jumps into a schedule at any section, and goes on by hand', async ({ lab }) => {
	const hands = await found(lab)
	await lab.call('pace', 'full')
	await hands.section().nth(2).click()
	await lab.until(({ counts, phase }) => phase === 'paused' && counts.queued === 1, 'section 3')
	await hands.settle()
	await expect(hands.section().nth(2)).toHaveAttribute('aria-current', 'step')
	const before = await lab.snapshot()
	expect(before.queues.find(({ kind }) => kind === 'waitset')).toMatchObject({ depth: 1 })
	await hands.stepUntil('C1', /leave the lock/)
	const { counts, phase } = await lab.snapshot()
	expect({ phase, queued: counts.queued }).toEqual({ phase: 'paused', queued: 0 })
	await expect(hands.strip, 'one may go another way').not.toContainText('the runs part')
})

test('the arrow keys go from section to section, and Tab stops at them once', async ({ lab }) => {
	const { page } = lab
	const hands = await found(lab)
	const stops = await hands.section().evaluateAll((all) => all.map((one) => one.tabIndex))
	expect(stops.filter((stop) => stop === 0)).toHaveLength(1)
	expect(stops).toHaveLength(8)
	await hands.section().nth(stops.indexOf(0)).focus()
	await page.keyboard.press('Home')
	await expect(hands.section().first()).toBeFocused()
	await page.keyboard.press('ArrowRight')
	await expect(hands.section().nth(1)).toBeFocused()
	await page.keyboard.press('End')
	await expect(hands.section().last()).toBeFocused()
	await page.keyboard.press('ArrowLeft')
	await page.keyboard.press('Enter')
	await lab.until(({ phase }) => phase === 'paused', 'Enter plays up to there')
	await hands.settle()
	await expect(hands.section().nth(6)).toHaveAttribute('aria-current', 'step')
	await expect(hands.section().nth(6)).toBeFocused()
})

test('two conditions mend it: the same schedule hangs no more, and the page says where', async ({
	lab,
}) => {
	const hands = await found(lab)
	const listing = lab.page.getByRole('region', { name: 'Code', exact: true })
	const conditions = listing.getByRole('radiogroup', { name: /^Conditions: / })
	const first = conditions.first().getByRole('radio')
	await expect(first.nth(0)).toBeChecked()
	await first.nth(1).check()
	await hands.settle()
	const mended = await lab.until(({ knobs }) => knobs['cvs'] === 2, 'two conditions')
	expect(mended.phase).toBe('paused')
	expect(mended.queues.filter(({ kind }) => kind === 'waitset')).toHaveLength(2)
	expect(mended.laws.filter(({ holds }) => !holds)).toEqual([])
	await expect(hands.banner).toHaveCount(0)
	await expect(hands.strip).toContainText(/Step \d+: here the runs part\./)
	await expect(hands.strip.getByRole('button', { name: /; the run parts here$/ })).toHaveCount(1)
	await expect(conditions.first().getByRole('radio').nth(1)).toBeChecked()

	await conditions.first().getByRole('radio').nth(0).check()
	await hands.settle()
	await lab.until(({ phase }) => phase === 'deadlocked', 'with one again it hangs again')
	await expect(hands.strip).not.toContainText('the runs part')
	await expect(hands.banner).toContainText('Deadlocked after 8 sections')
})

test('what was mended is proved, with its bounds in words', async ({ lab }) => {
	await lab.goto('/single-condition-deadlock?cvs=2')
	const hands = new SchedulingPage(lab)
	await hands.find()
	const said = hands.search.getByRole('status')
	await expect(said).toContainText('It cannot break: every state was looked at')
	await expect(said).toContainText('producers 2, consumers 2, capacity 1')
	await expect(said).toContainText('no spurious wake-ups')
	await expect(hands.strip).toHaveCount(0)
})
