/** Threads in one's hands, with the buttons of the page alone: there, back, and on again. */
import { factsOf } from './books.ts'
import { expect, type HandoffPage, test } from './handoff-page.ts'
import { namesIn, SchedulingPage } from './scheduling-page.ts'

async function opened(lab: HandoffPage, address: string): Promise<SchedulingPage> {
	await lab.goto(address)
	return new SchedulingPage(lab)
}

const waits = /cannot go: It waits on “changed” until somebody notifies it\./

test('by hand, led by the cards: seven sections, and the banner says who, for what and why', async ({
	lab,
}) => {
	const hands = await opened(lab, '/single-condition-deadlock')
	const { guide } = hands
	const nextCard = async (title: string) => {
		await guide.getByRole('button', { name: 'Next card' }).click()
		await expect(guide.getByRole('heading')).toHaveText(title)
	}
	await expect(guide.getByRole('heading')).toHaveText('One condition for both')
	await guide.getByRole('button', { name: 'P1 C2, capacity 1' }).click()
	await hands.takeOver()

	await nextCard('Sections 1 and 2: both wait')
	await hands.stepIntoWait('C1')
	await hands.stepIntoWait('C2')
	await nextCard('Sections 3 and 4: put, full')
	await hands.stepIntoWait('P1')
	await nextCard('Sections 5, 6: the wrong one')
	await expect(hands.stepOf('C1')).toHaveAccessibleName(/^Step C1/)
	await hands.stepIntoWait('C1')
	await expect(hands.banner).toHaveCount(0)
	await nextCard('Section 7: all asleep')
	await expect(hands.stepOf('P1')).toHaveAccessibleName(waits)
	await expect(hands.stepOf('C1')).toHaveAccessibleName(waits)
	await hands.stepIntoWait('C2')

	const { phase, threads, counts } = await lab.snapshot()
	expect(phase).toBe('deadlocked')
	expect(namesIn(threads, 'waiting')).toEqual(['P1', 'C1', 'C2'])
	expect(counts).toMatchObject({ accepted: 1, queued: 0 })
	await expect(hands.banner).toContainText('Deadlocked after 7 sections')
	await expect(hands.banner).toContainText(
		'P1 waits for “not full”; C1 and C2 wait for “not empty”',
	)
	await expect(hands.banner).toContainText('whoever could do that waits, too: P1 could put')
	await expect(hands.banner).toContainText('The last notify, by C1, went to C2.')
	await expect(hands.banner).toContainText('P + C > 2·B')
})

test('a thread that cannot go says for what, and who holds it', async ({ lab }) => {
	const hands = await opened(lab, '/single-condition-deadlock')
	await hands.takeOver()
	await hands.stepUntil('P1', /leave the lock|wake|notify|read|write/)
	await hands.stepUntil('C1', /cannot go/)
	await expect(hands.stepOf('C1')).toHaveAccessibleName('C1 cannot go: The lock is held by P1.')
	await expect(hands.stepOf('C1')).toHaveAttribute('aria-disabled', 'true')
	const before = await lab.snapshot()
	await hands.stepOf('C1').focus()
	await lab.page.keyboard.press('Enter')
	await hands.settle()
	expect(await lab.snapshot(), 'pressing it changes nothing').toEqual(before)
	expect(await lab.refusal('step', 'C1')).toBe('C1 cannot go. The lock is held by P1.')
	expect(await lab.refusal('step', 'X9')).toContain('no thread "X9"')
})

test('undo takes back one step after another, to the same facts as before each', async ({
	lab,
}) => {
	const hands = await opened(lab, '/single-condition-deadlock')
	const undo = hands.steps.getByRole('button', { name: /^Undo/ })
	await hands.takeOver()
	await expect(undo).toBeDisabled()
	await expect(undo).toHaveAccessibleName('Undo: No step has been taken yet.')
	const seen: { facts: object; cards: string[] }[] = []
	const look = async () => {
		seen.push({ facts: await lab.snapshot(), cards: await hands.cards() })
	}
	await look()
	for (let i = 0; i < 8; i++) {
		await lab.page.getByRole('button', { name: 'Step', exact: true }).click()
		await hands.settle()
		await look()
	}
	await expect(undo).toHaveAccessibleName(/^Undo step 8: [PC]\d$/)
	seen.pop()
	for (const before of seen.reverse()) {
		await undo.click()
		await hands.settle()
		expect(await lab.snapshot()).toEqual(before.facts)
		expect(await hands.cards()).toEqual(before.cards)
	}
	await expect(undo).toBeDisabled()
})

test('undo leads out of a deadlock', async ({ lab }) => {
	const hands = await opened(lab, '/single-condition-deadlock')
	await hands.find()
	expect((await lab.snapshot()).phase).toBe('deadlocked')
	await expect(hands.banner).toBeVisible()
	await lab.page.keyboard.press('Backspace')
	await lab.until(({ phase }) => phase === 'paused', 'a step back stands before the end')
	await expect(hands.banner).toHaveCount(0)
	await lab.page.getByRole('button', { name: 'Step', exact: true }).click()
	await lab.until(({ phase }) => phase === 'deadlocked', 'the only step left leads back into it')
})

test('a run that began freely is stepped on, goes on freely, and is not taken back', async ({
	lab,
}) => {
	const { page } = lab
	const hands = await opened(lab, '/wait-notify?think=20')
	await page.getByRole('button', { name: 'Run', exact: true }).click()
	await lab.until(({ counts }) => counts.completed >= 5, 'it runs freely')
	await page.getByRole('button', { name: 'Pause', exact: true }).click()
	const paused = await lab.until(({ phase }) => phase === 'paused', 'it is paused')
	await hands.takeOver()
	const taken = await lab.snapshot()
	expect(taken.phase).toBe('paused')
	expect(taken.counts.completed, 'nobody runs away').toBeLessThanOrEqual(
		paused.counts.completed + paused.threads.length,
	)
	const undo = hands.steps.getByRole('button', { name: /^Undo/ })
	await expect(undo).toBeDisabled()
	const why = 'This run began freely: it can be stepped on and scrubbed'
	await expect(hands.steps.getByText(why)).toBeVisible()

	for (let i = 0; i < 12; i++) {
		await page.getByRole('button', { name: 'Step', exact: true }).click()
		await hands.settle()
	}
	const stepped = await lab.snapshot()
	expect(stepped).toMatchObject({ phase: 'paused', live: true })
	expect(stepped.endMs).toBeGreaterThan(taken.endMs)
	await expect(undo).toBeDisabled()
	await page.keyboard.press('Backspace')
	await expect(hands.notices()).toContainText(why)

	await hands.takeOver(false)
	await lab.until(
		({ phase, counts }) => phase === 'running' && counts.completed > stepped.counts.completed + 5,
		'let go, it goes on by itself',
	)
	await page.getByRole('button', { name: 'Pause', exact: true }).click()
	const { laws, counts } = await lab.until(({ phase }) => phase === 'paused', 'paused again')
	expect(laws.filter(({ holds }) => !holds)).toEqual([])
	expect(counts.recordsLost).toBe(0)
})

test('a knob that is turned while the threads are in your hands is in force at once', async ({
	lab,
}) => {
	const hands = await opened(lab, '/single-condition-deadlock?producers=1&consumers=1')
	await hands.takeOver()
	await hands.step('P1', 3)
	await lab.page.getByRole('slider', { name: 'Capacity' }).focus()
	await lab.page.keyboard.press('ArrowRight')
	const wider = await lab.until(({ queues }) => queues[0]?.capacity === 2, 'two places')
	expect(wider).toMatchObject({ phase: 'paused', knobs: { capacity: 2 } })
	await hands.stepIntoWait('P1')
	const full = await lab.snapshot()
	expect(full.queues[0]).toMatchObject({ depth: 2, capacity: 2 })
	expect(full.laws.filter(({ holds }) => !holds)).toEqual([])
	await hands.stepUntil('C1', /wake P1/)
})

test('who is woken, and whether somebody wakes unnotified, can be left open to you', async ({
	lab,
}) => {
	const hands = await opened(lab, '/single-condition-deadlock')
	await hands.takeOver()
	await hands.stepIntoWait('C1')
	await hands.stepIntoWait('C2')
	await hands.stepUntil('P1', /: wake C1;/)
	await hands.steps.getByRole('checkbox', { name: 'I choose whom a notify wakes' }).check()
	await hands.card('P1').getByRole('button', { name: 'P1: wake C2' }).click()
	await hands.settle()
	await expect(hands.stepOf('C1')).toHaveAccessibleName(waits)
	await expect(hands.stepOf('C2')).not.toHaveAccessibleName(waits)
	await hands.steps.getByRole('checkbox', { name: 'spurious wake-ups' }).check()
	await hands.card('C1').getByRole('button', { name: 'C1: wake it unnotified' }).click()
	await hands.settle()
	await expect(hands.stepOf('C1')).not.toHaveAccessibleName(waits)
	const { laws } = await lab.snapshot()
	expect(laws.filter(({ holds }) => !holds)).toEqual([])
})

test('a step goes to the next gate, the next line, or over a call', async ({ lab }) => {
	const hands = await opened(lab, '/wait-notify?producers=1&consumers=1')
	await hands.takeOver()
	const steps = async (grain: RegExp) => {
		await hands.steps.getByRole('radio', { name: grain }).check()
		let count = 0
		while ((await lab.snapshot()).counts.accepted === 0) {
			await hands.step('P1')
			count++
		}
		await lab.call('reset')
		await hands.takeOver()
		return count
	}
	const [gates, lines, calls] = [await steps(/^gate/), await steps(/^line/), await steps(/^call/)]
	expect(calls).toBeLessThan(lines)
	expect(calls).toBeLessThan(gates)
	const { atMs } = await lab.snapshot()
	const stepped = await lab.call('step', 'P1', 'line')
	expect(stepped).toMatchObject({
		thread: 'P1',
		from: expect.any(Number),
		state: expect.any(String),
	})
	expect(stepped.to).not.toBe(stepped.from)
	expect(factsOf(await lab.snapshot())).not.toMatchObject({ atMs })
})
