/** What can be turned where far more comes for a while than before and after it. */
import { type ChoiceKnob, counted, type NumberKnob } from './knob.ts'
import { rate } from './load-knobs.ts'

/** When the many begin to come, s of run time. */
export const burstFromS = 1

/** How times between arrivals scatter: all alike, or memoryless. */
export const patterns = ['paced', 'Poisson'] as const

export const burst: NumberKnob = {
	...counted,
	name: 'burst',
	label: 'Burst',
	unit: 'tasks/s',
	place: 'producers',
	min: 0,
	max: 10_000,
	step: 10,
	default: 400,
}

export const burstLength: NumberKnob = {
	...counted,
	name: 'length',
	label: 'Burst lasts',
	unit: 's',
	place: 'producers',
	min: 0,
	max: 30,
	default: 5,
}

/** How much comes when there is no burst. */
export const background: NumberKnob = { ...rate, label: 'Before and after' }

export const pattern: ChoiceKnob = {
	name: 'pattern',
	label: 'Arrivals',
	unit: '',
	kind: 'choice',
	place: 'producers',
	options: patterns,
	default: 'paced',
	restarts: false,
}

/** How long whoever has asked waits for an answer. */
export const deadline: NumberKnob = {
	...counted,
	name: 'deadline',
	label: 'Deadline',
	unit: 'ms',
	place: 'queue',
	min: 50,
	max: 10_000,
	step: 10,
	default: 1000,
	isLog: true,
}

/** From when to when the many come, s of run time, as knobs stand. */
export function burstS(
	values: Readonly<Record<string, number | string | boolean>>,
): readonly [number, number] {
	return [burstFromS, burstFromS + Number(values[burstLength.name] ?? burstLength.default)]
}
