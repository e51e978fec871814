/** The lanes of recorded runs, drawn in shapes. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { recordingFromJson } from '../../model/file.ts'
import type { Palette } from '../canvas/palette.svelte.ts'
import { perState } from '../canvas/states.ts'
import { Chunks } from '../lanes/chunks.ts'
import { drawLanes } from '../lanes/draw.ts'
import { gridView, layoutLanes } from '../lanes/layout.ts'
import { placeRows } from '../lanes/rows.ts'
import { footOf } from '../layout/foot.ts'
import { sheetToSvg } from './sheet.ts'
import { drawnAsSvg } from './svg-context.ts'

const palette: Palette = {
	panel: '#fcfaf6',
	ink: '#211e19',
	ink2: '#544e45',
	ink3: '#6c655a',
	hair: '#ded7c9',
	line: '#8a8274',
	states: perState(() => ({ fill: '#0b7d5b', on: '#ffffff', stroke: '#0a6d50', text: '#0a6b4e' })),
	sans: "'Plex Sans', sans-serif",
	mono: "'Plex Mono', monospace",
}

/** Between them they have waves, turns, dead letters, refusals, interrupts and several queues. */
const scenes = [
	...['wait-notify', 'retry-storm', 'dispatcher', 'mailbox-overflow', 'overload-policies'],
	...['pipeline', 'shutdown', 'supervision', 'rendezvous'],
]

function lanesOf(scene: string): { readonly svg: string; readonly names: readonly string[] } {
	const file = gunzipSync(readFileSync(`public/recordings/${scene}.bin`)).toString()
	const recording = recordingFromJson(file)
	const { threads, objects } = recording.cast
	const { hasWave } = footOf(recording.cast)
	const queues = objects.filter(({ kind }) => kind === 'queue')
	const frame = placeRows({ width: 824, height: 400, scale: 1 }, threads, queues, hasWave)
	const view = gridView({ fromUs: recording.startUs, toUs: recording.endUs }, frame)
	const chunks = new Chunks(recording, view.usPerPx)
	const moment = recording.momentAt(recording.endUs)
	const lanes = layoutLanes({ frame, view, chunks, moment })
	const measure = (_: string, text: string) => text.length * 7
	const picture = drawnAsSvg(
		(context) => {
			drawLanes(context, lanes, palette)
		},
		measure,
		'lanes',
	)
	const sheet = { title: scene, description: '', width: 824, height: 400, picture, lines: ['End'] }
	const names = frame.rows.filter(({ isNamed }) => isNamed).map(({ name }) => name)
	return { svg: sheetToSvg(sheet, palette), names }
}

test.each(scenes)('the lanes of %s can be drawn in shapes alone', (scene) => {
	const { svg, names } = lanesOf(scene)
	expect(names.length).toBeGreaterThan(1)
	for (const name of names) expect(svg).toContain(`>${name}</text>`)
	expect(svg.match(/<(rect|path)/g)?.length).toBeGreaterThan(20)
	expect(svg).not.toMatch(/NaN|undefined|Infinity|null/)
	expect(svg.match(/<g[ >]/g)?.length).toBe(svg.match(/<\/g>/g)?.length)
	const references = [...svg.matchAll(/url\(#([^)]+)\)/g)].map(([, id]) => id)
	for (const id of references) expect(svg).toContain(`id="${id ?? ''}"`)
	expect(svg).not.toMatch(/var\(|href|@import|url\((?!#)/)
})
