/** A scene for somebody who hears it: what the accessibility tree says, and what is said of itself, is enough. */
import type { Snapshot } from '../src/model/snapshot.ts'
import { heardOf, type Heard, spokenFrom } from './heard.ts'
import { expect, type HandoffPage, test } from './handoff-page.ts'

const controls = [
	'button',
	'checkbox',
	'combobox',
	'link',
	'listbox',
	'radio',
	'slider',
	'switch',
	'tab',
]

/** A queue that is full, and stands still. */
async function fullAndPaused(lab: HandoffPage) {
	await lab.goto('/blocking-queue?rate=100&producers=3')
	await lab.call('start')
	await lab.until(({ queues }) => queues[0]?.depth === 6, 'the queue is full')
	await lab.call('pause')
	const snapshot = await lab.snapshot()
	return { snapshot, heard: await heardOf(lab.page) }
}

const named = ({ role, name }: Heard) => `${role} ${name}`

/** The parts of a scene are landmarks, in the order in which they are used. */
function expectParts(heard: readonly Heard[]): void {
	const roles = ['banner', 'main', 'navigation', 'region']
	expect(heard.filter(({ role }) => roles.includes(role)).map(named)).toEqual([
		'banner ',
		'navigation Where you are',
		'main ',
		'region Stage',
		'region Lanes',
		'region Guide',
		'navigation Cards',
		'region Code',
		'region Search all schedules',
		'region Gauges',
	])
	const order = ['Stage', 'Knobs', 'Threads', 'Meeting place', 'Run', 'Pace', 'Time shown', 'Lanes']
	const places = order.map((name) => heard.findIndex((one) => one.name === name))
	expect(places).toEqual(places.toSorted((one, other) => one - other))
	expect(places).not.toContain(-1)
}

/** Headings name every part, without a gap in their levels. */
function expectHeadings(heard: readonly Heard[]): void {
	const headings = heard.filter(({ role }) => role === 'heading')
	expect(headings.filter(({ level }) => level === 1).map(({ name }) => name)).toEqual([
		'Put and take',
	])
	const levels = headings.map(({ level }) => level)
	for (const [at, level] of levels.entries()) {
		expect(level, headings[at]?.name).toBeLessThanOrEqual((levels[at - 1] ?? 0) + 1)
	}
	const names = headings.map(({ name }) => name)
	for (const part of ['Stage', 'Lanes', 'Search all schedules', 'Gauges'])
		expect(names).toContain(part)
}

/** Every control has a name of its own, and every slider a value with its unit. */
function expectControls(heard: readonly Heard[]): void {
	const pressed = heard.filter(({ role }) => controls.includes(role))
	expect(pressed.length).toBeGreaterThan(25)
	expect(pressed.filter(({ name }) => name === '')).toEqual([])
	const names = pressed.map(named)
	expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
	const sliders = heard.filter(({ role }) => role === 'slider')
	expect(Object.fromEntries(sliders.map(({ name, value }) => [name, value]))).toMatchObject({
		Producers: '3 threads',
		Capacity: '6 items',
		Consumers: '3 threads',
		'Service time': '80 ms',
		'Arrival rate': '100 items/s',
		Pace: 'as fast as it really is',
	})
	for (const { name, value } of sliders) expect(value, name).toMatch(/[a-z%]/)
}

/** The stage says in words who stands where. */
function expectThreads(heard: readonly Heard[], snapshot: Snapshot): void {
	const rows = heard.filter(({ role }) => role === 'row').map(({ name }) => name)
	for (const { name, state } of snapshot.threads) {
		const row = rows.find((row) => row.startsWith(`${name} `))
		expect(row, name).toContain(state)
		expect(heard.map(({ name }) => name)).toContainEqual(
			expect.stringMatching(`^${name}, ${state}`),
		)
	}
	expect(rows.find((row) => row.startsWith('Queue'))).toBe('Queue full, 6 of 6')
	const waiting = snapshot.threads.filter(({ reason }) => reason === 'not full')
	const bay = rows.find((row) => row.startsWith('Waiting for not full'))
	for (const { name } of waiting) expect(bay).toContain(name)
}

test('a scene that stands still is told in order: its parts, headings, controls and threads', async ({
	lab,
}) => {
	const { heard, snapshot } = await fullAndPaused(lab)
	await test.step('parts', () => {
		expectParts(heard)
	})
	await test.step('headings', () => {
		expectHeadings(heard)
	})
	await test.step('controls', () => {
		expectControls(heard)
	})
	await test.step('threads', () => {
		expectThreads(heard, snapshot)
	})
})

test('a person who only listens runs, pauses, steps, turns a knob and reads the result', async ({
	lab,
}) => {
	const { page } = lab
	await lab.goto()
	const said = await spokenFrom(page)
	const press = async (role: 'button' | 'slider', name: string, key: string) => {
		await page.getByRole(role, { name, exact: true }).focus()
		await page.keyboard.press(key)
	}
	await press('slider', 'Arrival rate', 'End')
	await press('button', 'Run', 'Enter')
	await expect.poll(() => said.words()).toContainEqual(expect.stringContaining('has been full'))
	await press('button', 'Pause', 'Enter')
	await expect
		.poll(async () => (await said.words()).at(-1))
		.toMatch(/^Paused at \d+\.\d{3} s\. P1, .*\. Queue (full, )?\d of 6$/)
	await press('slider', 'Capacity', 'ArrowRight')
	const heard = await heardOf(page)
	expect(heard.find((one) => named(one) === 'slider Capacity')?.value).toBe('7 items')
	const at = heard.findIndex(({ name, role }) => role === 'region' && name === 'Gauges')
	const gauges = heard.slice(at).filter(({ role }) => role === 'StaticText')
	expect(gauges.map(({ name }) => name).join('')).toMatch(/Throughput\d+(\.\d)?\s\/s/)
	await press('button', 'Stop', 'Enter')
	await expect.poll(async () => (await said.words()).at(-1)).toMatch(/^Stopped at \d/)
	await press('button', 'Reset', 'Enter')
	await lab.until(({ endMs }) => endMs === 0, 'reset')
	await press('button', 'Step', 'Enter')
	await expect(page.getByTitle('Steps taken')).toHaveText('step 1')
	const gaps = await said.gapsMs()
	expect(gaps.length).toBeGreaterThan(2)
	expect(Math.min(...gaps)).toBeGreaterThanOrEqual(990)
})

test('a deadlock is said at once, with its reason', async ({ lab }) => {
	await lab.goto('/single-condition-deadlock?think=0')
	const said = await spokenFrom(lab.page)
	await lab.call('start')
	await lab.until(({ phase }) => phase === 'deadlocked', 'all wait')
	await expect.poll(() => said.words()).toContainEqual(expect.stringMatching(/^Deadlock.*\w+ .*/))
})
