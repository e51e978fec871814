import { expect, test } from 'vitest'
import type { KnobView } from '../../view/session.ts'
import { captionOf, fileNameOf } from './caption.ts'

const knob: KnobView = {
	name: 'rate',
	label: 'Arrival rate',
	unit: 'items/s',
	kind: 'number',
	min: 0,
	max: 9,
	step: 1,
	isLog: false,
	options: [],
	place: 'producers',
	restarts: false,
}
const pictured = {
	...{ sceneId: 'blocking-queue', title: 'Put and take', atUs: 1_234_567, seed: 7 },
	...{ values: { rate: 60, unbounded: true }, version: '0.1.0', date: '2026-01-02T03:04:05Z' },
	knobs: [knob, { ...knob, name: 'unbounded', label: 'Unbounded', unit: '' }],
}

test('a caption says when, with what and by what it was made', () => {
	expect(captionOf(pictured)).toEqual([
		'Put and take, 1.235 s after the start.',
		'Arrival rate 60 items/s · Unbounded on · seed 7',
		'Recorded from real threads by Handoff 0.1.0, saved 2026-01-02.',
	])
})

test('a knob without a value is not spoken of', () => {
	expect(captionOf({ ...pictured, values: {} })[1]).toBe('seed 7')
})

test('files are called after what is in them', () => {
	expect(fileNameOf(pictured, 'stage', 'svg')).toBe('handoff-blocking-queue-stage-1235ms.svg')
})
