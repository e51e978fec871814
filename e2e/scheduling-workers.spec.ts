/** A search can be ended at any time, and neither it nor threads that stand in your hands outlive their scene. */
import { expect, type HandoffPage, test } from './handoff-page.ts'
import { SchedulingPage } from './scheduling-page.ts'

/** A scene whose search takes far longer than anybody waits. */
const endless = '/lost-wakeup?producers=4&consumers=4&capacity=4'

async function searching(lab: HandoffPage): Promise<SchedulingPage> {
	await lab.goto(endless)
	const hands = new SchedulingPage(lab)
	await hands.finder.click()
	await expect(hands.finder).toHaveText('Cancel the search')
	await expect(hands.search).toContainText(/[1-9][\d ]* states/)
	expect(lab.page.workers()).toHaveLength(1)
	return hands
}

test('a search is cancelled, says that nothing is known, and the page works on', async ({
	lab,
}) => {
	const hands = await searching(lab)
	await hands.finder.click()
	await expect(hands.search.getByRole('status')).toContainText('was cancelled: nothing is known')
	await expect(hands.finder).toBeFocused()
	await hands.expectNoWorker('after a search that was cancelled')
	await lab.call('set', { producers: 1, consumers: 1, capacity: 1 })
	await hands.find()
	await expect(hands.search.getByRole('status')).toContainText('It breaks “no stuck waiter”')
	expect((await lab.snapshot()).phase).toBe('deadlocked')
})

test('the threads are stepped while a search goes on', async ({ lab }) => {
	const hands = await searching(lab)
	await hands.takeOver()
	await hands.step('C1', 2)
	expect(await lab.snapshot()).toMatchObject({ phase: 'paused' })
	await expect(hands.finder).toHaveText('Cancel the search')
	await lab.call('stop')
	await hands.finder.click()
	await hands.expectNoWorker('after stop and cancel')
})

test('a search ends with its scene, and with the page', async ({ lab }) => {
	const hands = await searching(lab)
	await lab.follow('/wait-notify')
	await hands.expectNoWorker('of a search whose scene was left')
	await expect(hands.finder).toHaveText(/^Find/)
	await searching(lab)
	await lab.page.goto('about:blank')
	await hands.expectNoWorker('of a search whose page was left')
})

test('threads in your hands end with a stop, with their scene, and with a reset', async ({
	lab,
}) => {
	await lab.goto('/single-condition-deadlock')
	const hands = new SchedulingPage(lab)
	await hands.takeOver()
	await hands.step('P1', 2)
	expect(lab.page.workers()).toHaveLength(4)
	await lab.call('stop')
	await hands.expectNoWorker('after a stop')
	expect((await lab.snapshot()).phase).toBe('ready')

	await lab.call('reset')
	await hands.takeOver()
	await hands.step('P1')
	await lab.call('reset')
	await hands.expectNoWorker('after a reset')
	await expect(hands.steps).toHaveCount(0)

	await hands.takeOver()
	await hands.step('C1')
	await lab.follow('/')
	await hands.expectNoWorker('on the home page')

	await lab.follow('/single-condition-deadlock')
	await hands.find()
	expect((await lab.snapshot()).phase).toBe('deadlocked')
	await lab.call('stop')
	await hands.expectNoWorker('of a run that hangs')
})
