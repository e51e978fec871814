import { expect, test } from 'vitest'
import { scenes } from '../../programs/scenes.ts'
import { layoutKnobs } from '../../view/stage/knob-grid.ts'
import { knobView } from '../shown.ts'
import { firstRow, scaleFor } from './presented.ts'

const smallest = 12

test('the smallest type is 24 pixels in a room and 16 on a small screen, and never less than at a desk', () => {
	expect(scaleFor(1920) * smallest).toBeGreaterThanOrEqual(24)
	expect(scaleFor(1280) * smallest).toBeGreaterThanOrEqual(16)
	expect(scaleFor(900)).toBe(1)
})

test.each(scenes)('knobs of $id take one row when nobody chose', ({ knobs }) => {
	const shown = firstRow(knobs.map(knobView))
	const onStage = knobs.filter(({ place }) => place !== 'listing')
	expect(shown.length > 0).toBe(onStage.length > 0)
	for (const { row } of layoutKnobs(shown)) expect(row).toBe(1)
})
