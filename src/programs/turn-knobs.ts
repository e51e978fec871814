/** What can be turned at a dispatcher. */
import type { NumberKnob } from './knob.ts'

export const threads: NumberKnob = {
	name: 'threads',
	label: 'Threads',
	unit: 'threads',
	kind: 'number',
	place: 'consumers',
	min: 1,
	max: 8,
	step: 1,
	default: 2,
	isLog: false,
	restarts: false,
}
