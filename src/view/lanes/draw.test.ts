import { expect, test } from 'vitest'
import { recordingOf } from '../../model/fixture.ts'
import { boxesIn, drawLog } from '../canvas/draw-log.ts'
import type { Palette } from '../canvas/palette.svelte.ts'
import { perState } from '../canvas/states.ts'
import { Chunks } from './chunks.ts'
import { layoutDepth } from './depth-mark.ts'
import { type Accents, drawLanes } from './draw.ts'
import { gridView, layoutLanes } from './layout.ts'
import { placeRows } from './rows.ts'

const palette: Palette = {
	panel: 'panel',
	ink: 'ink',
	ink2: 'ink2',
	ink3: 'ink3',
	hair: 'hair',
	line: 'line',
	states: perState((state) => ({
		fill: `${state} fill`,
		on: `${state} on`,
		stroke: `${state} stroke`,
		text: `${state} text`,
	})),
	sans: 'sans',
	mono: 'mono',
}

function drawn(accents: Accents = {}, atUs = Infinity, capacity = 1) {
	const recording = recordingOf(
		`
		P1  ====p==p###w-p=======
		C1  zzzzzt======t========
		C2  s~~~~hhh~~x..........
		`,
		{ capacity },
	)
	const queues = recording.cast.objects.filter(({ kind }) => kind === 'queue')
	const frame = placeRows({ width: 824, height: 200, scale: 1 }, recording.cast.threads, queues)
	const view = gridView({ fromUs: 0, toUs: 24_000 }, frame)
	const chunks = new Chunks(recording, view.usPerPx)
	const lanes = layoutLanes({ frame, view, chunks, moment: recording.momentAt(atUs) })
	const { context, log } = drawLog()
	drawLanes(context, lanes, palette, accents)
	return { log, lanes }
}

test('the same marks are drawn by the same calls', () => {
	expect(drawn().log).toEqual(drawn().log)
})

test('every save is restored, and the panel is painted before anything else', () => {
	const { log } = drawn()
	const count = (name: string) => log.filter(([call]) => call === name).length
	expect(count('save')).toBeGreaterThan(1)
	expect(count('save')).toBe(count('restore'))
	expect(log.slice(0, 2)).toEqual([
		['fillStyle', 'panel'],
		['fillRect', 0, 0, 824, 200],
	])
})

test('nothing is drawn with a colour that is not a token, nor at a place that is no number', () => {
	const { log } = drawn()
	for (const [name, ...values] of log) {
		if (name === 'fillStyle' || name === 'strokeStyle')
			expect(values[0]).toMatch(/^[a-z]+[23]?( |$)/)
		for (const value of values) expect(value).not.toBeNaN()
	}
})

test('solid states are filled in their colour, held ones are only outlined', () => {
	const { log } = drawn()
	expect(boxesIn(log, 'working fill').length).toBeGreaterThan(3)
	expect(boxesIn(log, 'waiting fill').length).toBeGreaterThan(0)
	expect(boxesIn(log, 'held fill')).toEqual([])
	expect(log).toContainEqual(['strokeStyle', 'held stroke'])
	expect(log).toContainEqual(['setLineDash', '[4,4]'])
})

test('an item has its number on its span where there is room', () => {
	const texts = drawn().log.filter(([name]) => name === 'fillText')
	expect(texts.map(([, text]) => text)).toContain('1')
})

test('every row has its name, the depth its capacity', () => {
	const texts = drawn()
		.log.filter(([name]) => name === 'fillText')
		.map(([, text]) => text)
	expect(texts).toEqual(expect.arrayContaining(['P1', 'C1', 'C2']))
	expect(texts).toContain('queue depth, dashed line = capacity 1')
})

test('a queue without bound has no capacity line, and a scale of its own', () => {
	const { log, lanes } = drawn({}, Infinity, 2 ** 31 - 1)
	const texts = log.filter(([name]) => name === 'fillText').map(([, text]) => text)
	expect(texts).toContain('queue depth, no bound')
	expect(texts).not.toContain('2147483647')
	expect(lanes.depths[0]?.capacity).toEqual([])
	expect(lanes.depths[0]?.topValue).toBeLessThan(10)
})

test('the end of memory comes in sight of the depth strip when a quarter of it is full', () => {
	const { lanes } = drawn({}, Infinity, 2 ** 31 - 1)
	const [strip] = lanes.frame.strips
	if (strip === undefined) throw new Error('no strip')
	const recording = recordingOf('P1  =p=p=p====', { capacity: 2 ** 31 - 1 })
	const markFor = (budget: number | null) => {
		const chunks = new Chunks(recording, lanes.usPerPx)
		return layoutDepth(
			strip,
			lanes.frame,
			[0, 1, 2, 3, 4],
			chunks,
			(us) => us / lanes.usPerPx + 50,
			budget,
		)
	}
	expect(markFor(null).budget).toBeNull()
	expect(markFor(13).budget).toBeNull()
	expect(markFor(12)).toMatchObject({ topValue: 20, budget: { count: 12 } })
	expect(markFor(12).budget?.y).toBeCloseTo(strip.bottom - (strip.bottom - strip.top) * 0.6)
})

test('what was recorded after the time shown is veiled', () => {
	const veils = (atUs: number) => {
		return drawn({}, atUs).log.filter(([name, value]) => name === 'globalAlpha' && value === 0.6)
	}
	expect(veils(9000).length).toBe(1)
	expect(veils(Infinity).length).toBe(0)
})

test('settled chunks are copied where there is a picture of them, the others are drawn', () => {
	const image = 'picture' as unknown as CanvasImageSource
	const { log, lanes } = drawn({ pictureOf: () => ({ image, width: 65, height: 200 }) })
	const settled = lanes.parts.filter(({ isSettled }) => isSettled).length
	expect(settled).toBeGreaterThan(2)
	expect(log.filter(([name]) => name === 'drawImage').length).toBe(settled)
	expect(log.filter(([name]) => name === 'translate').length).toBe(lanes.parts.length - settled)
})
