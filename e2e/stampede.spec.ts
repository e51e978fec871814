/** A notifyAll wakes fifteen for one item; two conditions wake one. */
import { expectBooksToBalance } from './books.ts'
import { expect, type HandoffPage, test } from './handoff-page.ts'

/** Wake-ups in vain for each put, once there have been `puts`. */
async function futilePerPut(lab: HandoffPage, puts: number): Promise<number> {
	const { counts } = await lab.until((now) => now.counts.accepted >= puts, `${puts} items came`)
	return counts.futileWakeups / counts.accepted
}

test('fifteen wake for each item, about fourteen of them in vain; with two conditions hardly any', async ({
	lab,
}) => {
	await lab.goto('/stampede')
	await lab.call('start')
	const herd = await futilePerPut(lab, 10)
	expect(herd).toBeGreaterThan(9)
	expect(herd).toBeLessThan(15.5)
	expect((await lab.snapshot()).endMs).toBeLessThan(8000)
	await lab.call('set', { cvs: 2, notify: 'one' })
	await lab.call('start')
	expect(await futilePerPut(lab, 8)).toBeLessThan(0.5)
	await lab.call('pause')
	expectBooksToBalance(await lab.snapshot())
})

test('no schedule of a small herd breaks anything; with a plain notify one can hang', async ({
	lab,
}) => {
	await lab.goto('/stampede?consumers=4')
	expect((await lab.call('explore')).verdict).toBe('safe')
	await lab.call('set', { notify: 'one' })
	const found = await lab.call('explore')
	expect(found).toMatchObject({ verdict: 'violation', law: 'no stuck waiter' })
})
