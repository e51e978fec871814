/** What the site brings for readers without shared memory: one real run of every scene. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { recordingFromJson } from '../../model/file.ts'
import type { Recording } from '../../model/recording.ts'
import { scenes } from '../../programs/scenes.ts'
import { checkKnob } from '../knob-check.ts'
import { largestSeed } from '../route.ts'

const folder = path.resolve(import.meta.dirname, '../../../public/recordings')
const fileOf = (id: string): string => path.join(folder, `${id}.bin`)
const recordingOf = (id: string): Recording =>
	recordingFromJson(gunzipSync(readFileSync(fileOf(id))).toString('utf8'))

/** What the run of a scene is there to break: one of these laws. Every other run keeps them all. */
const broken: Readonly<Record<string, readonly string[]>> = {
	'check-then-act': ['conservation', 'no duplicate', 'first in, first out'],
	'lost-wakeup': ['no stuck waiter'],
	'stolen-item': ['conservation', 'no duplicate', 'first in, first out'],
	overfull: ['capacity'],
	'single-condition-deadlock': ['no stuck waiter'],
	'covering-condition': ['no stuck waiter'],
	'bounded-cycle': ['no stuck waiter'],
	shutdown: ['no stuck waiter'],
	'actor-counter': ['no lost update'],
	'mutual-ask': ['every ask is answered'],
	'pool-starvation': ['no stuck waiter'],
}

const mostBytesOfAll = 3 * 1024 * 1024

for (const scene of scenes) {
	test(`${scene.id} has a recorded run, whole and of this scene as it is`, () => {
		const recording = recordingOf(scene.id)
		const { cast, startUs, endUs } = recording
		expect(cast.scene).toBe(scene.id)
		expect(cast.seed).toBeLessThanOrEqual(largestSeed)
		expect(Object.keys(cast.knobs).sort()).toEqual(scene.knobs.map(({ name }) => name).sort())
		for (const knob of scene.knobs) {
			const value = cast.knobs[knob.name]
			expect(checkKnob(knob, value), knob.name).toMatchObject({ ok: true, value })
		}
		expect(recording.letGo).toBe(0)
		const { counts, laws } = recording.momentAt(endUs)
		const breaches = laws.filter(({ holds }) => !holds).map(({ name }) => name)
		const wanted = broken[scene.id]
		if (wanted === undefined) expect(breaches).toEqual([])
		else expect(breaches.some((name) => wanted.includes(name))).toBe(true)
		expect(counts.recordsLost).toBe(0)
		expect(counts.offered).toBeGreaterThan(0)
		const middle = recording.momentAt((startUs + endUs) / 2)
		expect(middle.threads.length).toBeGreaterThan(0)
		expect(middle.threads.some(({ state }) => state !== 'new' && state !== 'finished')).toBe(true)
	})
}

test('all of them together are small enough to be kept for later', () => {
	const files = scenes.map(({ id }) => fileOf(id)).filter(existsSync)
	expect(files).toHaveLength(scenes.length)
	const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0)
	expect(bytes).toBeLessThan(mostBytesOfAll)
})
