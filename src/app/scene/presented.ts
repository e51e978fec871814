/** What a room full of people gets to see of a scene, and how large. */
import { layoutKnobs } from '../../view/stage/knob-grid.ts'
import type { KnobView } from '../../view/session.ts'

/** Across the stage at its ordinary size; the smallest type of that size is 12 pixels. */
const designWidth = 960

/** How many times as large everything is: 24-pixel type on 1920 pixels, 16 on 1280. */
export function scaleFor(width: number): number {
	return Math.max(1, width / designWidth)
}

/** Where nobody chose knobs: those that fit into one row, each under what it acts on. */
export function firstRow(knobs: readonly KnobView[]): readonly KnobView[] {
	const onStage = knobs.filter(({ place }) => place !== 'listing')
	const names = new Set(
		layoutKnobs(onStage)
			.filter(({ row }) => row === 1)
			.map(({ knob }) => knob.name),
	)
	return knobs.filter(({ name }) => names.has(name))
}
