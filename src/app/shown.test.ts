import { expect, test } from 'vitest'
import type { KnobValue } from '../programs/knob.ts'
import type { Scene } from '../programs/scene.ts'
import { scenes, sceneOf } from '../programs/scenes.ts'
import { defaultsOf, knobView, listingsOf, writtenOf } from './shown.ts'

const scene = sceneOf('single-condition-deadlock')
async function textsOf(of: Scene, values: Readonly<Record<string, KnobValue>>) {
	return listingsOf(of, values, await writtenOf(of))
}

const buffer = 'programs/wait-notify/buffer.ts'

async function bufferWith(values: Readonly<Record<string, string | number>>, of = scene) {
	const listings = await textsOf(of, { ...defaultsOf(of), ...values })
	const found = listings.find(({ path }) => path === buffer)
	if (!found) throw new Error('the buffer is not shown')
	return found
}

test.each(scenes)(
	'$id shows every file that takes part, and switches only where its knobs have them',
	async (one) => {
		const listings = await textsOf(one, defaultsOf(one))
		const used = one.sources.filter(({ isUsed }) => isUsed?.(defaultsOf(one)) ?? true)
		expect(listings.map(({ path }) => path)).toEqual(used.map(({ path }) => path))
		const switched = new Set(listings.flatMap(({ switches }) => switches.map(({ knob }) => knob)))
		const placed = one.knobs.filter(({ place }) => place === 'listing').map(({ name }) => name)
		expect(switched).toEqual(new Set(placed))
		for (const { text } of listings) expect(text).not.toMatch(/\/\/ \w+: .* \| /)
	},
)

test.each([
	{},
	{ guard: 'if', notify: 'all', cvs: 2 },
	{ lock: 'none' },
	{ lock: 'FIFO-fair', guard: 'if' },
])('with %j each switch stands at its place in the text, at the option chosen', async (values) => {
	const { text, switches } = await bufferWith(values)
	const lines = text.split('\n')
	const all: Record<string, unknown> = { ...defaultsOf(scene), ...values }
	expect(switches.length).toBeGreaterThan(8)
	for (const { knob, line, column, options } of switches) {
		const chosen = options.find(({ value }) => value === all[knob])
		expect(lines[line - 1]?.startsWith(chosen?.text ?? '?', column)).toBe(true)
	}
})

test('where two values have the same text there is one option, and the present value speaks for it', async () => {
	const lockCall = async (lock: string) =>
		(await bufferWith({ lock })).switches.find(({ options }) => options[0]?.text === 'me.')?.options
	const off = { value: 'none', text: '// me.' }
	expect(await lockCall('barging')).toEqual([{ value: 'barging', text: 'me.' }, off])
	expect(await lockCall('FIFO-fair')).toEqual([{ value: 'FIFO-fair', text: 'me.' }, off])
	expect(await lockCall('none')).toEqual([{ value: 'barging', text: 'me.' }, off])
})

test('a switch of a knob that the scene does not have is no switch', async () => {
	const knobsOf = async (id: string) =>
		new Set((await bufferWith({}, sceneOf(id))).switches.map(({ knob }) => knob))
	expect(await knobsOf('lost-wakeup')).toContain('join')
	expect(await knobsOf('overfull')).not.toContain('join')
})

test('a knob in the listing is told to the view as such', () => {
	const places = scene.knobs.map(knobView).map(({ name, place }) => [name, place])
	expect(places).toContainEqual(['guard', 'listing'])
	expect(places).toContainEqual(['capacity', 'queue'])
})

test('each make of the queue shows the file that runs, and no other make', async () => {
	const of = sceneOf('blocking-queue')
	const shown = async (values: Readonly<Record<string, string | number>>) => {
		const listings = await textsOf(of, { ...defaultsOf(of), ...values })
		return listings.map(({ path }) => path.slice(path.lastIndexOf('/') + 1)).slice(0, -3)
	}
	expect(await shown({})).toEqual(['produce.ts', 'consume.ts', 'blocking-queue.ts'])
	expect(await shown({ variant: 'two locks', batch: 4 })).toEqual([
		...['produce.ts', 'consume-batch.ts', 'two-lock-queue.ts'],
	])
	expect(await shown({ variant: 'spin then park' })).toEqual([
		...['produce.ts', 'consume.ts', 'spinning-queue.ts', 'blocking-queue.ts'],
	])
})
