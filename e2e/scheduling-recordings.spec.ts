/** A run that was stepped is a recording like any other: it opens again, also in Perfetto. */
import { factsOf } from './books.ts'
import { expect, test } from './handoff-page.ts'
import { SchedulingPage } from './scheduling-page.ts'

interface ChromeEvent {
	readonly ph: string
	readonly name: string
	readonly tid: number
	readonly ts?: number
	readonly dur?: number
	readonly id?: string
	readonly args?: { readonly name?: string }
}

test('a stepped run opens again with the same facts at every step', async ({ lab }) => {
	await lab.goto('/single-condition-deadlock')
	const hands = new SchedulingPage(lab)
	await hands.find()
	const end = await lab.snapshot()
	const json = await lab.call('recording', 'json')
	const times = [0, 0.25, 0.5, 0.75, 1].map((part) => part * end.endMs)
	const seen = []
	for (const atMs of times) {
		await lab.call('seek', atMs)
		seen.push(factsOf(await lab.snapshot(), ['memory']))
	}
	await lab.page.goto('about:blank')
	await lab.goto('/wait-notify')
	await lab.call('load', json)
	expect(lab.page.workers()).toHaveLength(0)
	for (const [i, atMs] of times.entries()) {
		await lab.call('seek', atMs)
		expect(factsOf(await lab.snapshot(), ['memory'])).toEqual(seen[i])
	}
	expect(await lab.call('recording', 'json')).toBe(json)
	const broken = (await lab.snapshot()).laws.filter(({ holds }) => !holds)
	expect(broken.map(({ name }) => name)).toEqual(['no stuck waiter'])
})

test('its Chrome form has named threads, slices, counters, and an arrow for every item taken', async ({
	lab,
}) => {
	await lab.goto('/single-condition-deadlock')
	await new SchedulingPage(lab).find()
	const { endMs, threads } = await lab.snapshot()
	const text = await lab.call('recording', 'chrome')
	const { traceEvents } = JSON.parse(text) as { traceEvents: readonly ChromeEvent[] }
	const ofKind = (ph: string) => traceEvents.filter((event) => event.ph === ph)
	const titles = ofKind('M').filter(({ name }) => name === 'thread_name')
	const tids = new Map(titles.map(({ tid, args }) => [args?.name, tid]))
	for (const { name } of threads) {
		const slices = ofKind('X').filter(({ tid }) => tid === tids.get(name))
		expect(slices.length, `slices of ${name}`).toBeGreaterThan(1)
		expect(slices.map((one) => one.name).join(), name).toContain('waiting')
		for (const { ts = NaN, dur = NaN } of slices) {
			expect(ts).toBeGreaterThanOrEqual(0)
			expect(ts + dur).toBeLessThanOrEqual(endMs * 1000)
		}
	}
	expect(ofKind('C').length, 'depths of the queue').toBeGreaterThanOrEqual(2)
	const [starts, ends] = [ofKind('s'), ofKind('f')]
	expect(ends.length).toBeGreaterThan(0)
	for (const { id, ts = NaN, tid } of ends) {
		const start = starts.find((one) => one.id === id)
		expect(start?.ts, `arrow ${id}`).toBeLessThan(ts)
		expect(start?.tid).not.toBe(tid)
	}
})
