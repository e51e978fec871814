/** Letters of two senders: some of the twenty legal orders come up, and no law is broken. */
import { expect, test } from './handoff-page.ts'

test('letters keep coming, and every law holds, straight or passed on', async ({ lab }) => {
	await lab.goto('/message-order')
	await lab.call('start')
	const straight = await lab.until(({ counts }) => counts.completed > 100, '100 letters were read')
	expect(straight.laws.filter(({ holds }) => !holds)).toEqual([])
	expect(straight.counts.deadLettered).toBe(0)
	await lab.call('set', { forward: true })
	await lab.call('start')
	const forwarded = await lab.until(({ counts }) => counts.completed > 100, '100 letters more')
	expect(forwarded.laws.filter(({ holds }) => !holds)).toEqual([])
})
