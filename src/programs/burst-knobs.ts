/** What can be turned where far more comes for a while than before and after it. */
import type { ChoiceKnob, NumberKnob } from './knob.ts'

/** When the many begin to come, s of run time. */
export const burstFromS = 1

/** How times between arrivals scatter: all alike, or memoryless. */
export const patterns = ['paced', 'Poisson'] as const

const numbered = { kind: 'number', step: 1, isLog: false, restarts: false } as const

export const burst: NumberKnob = {
	...numbered,
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
	...numbered,
	name: 'length',
	label: 'Burst lasts',
	unit: 's',
	place: 'producers',
	min: 0,
	max: 30,
	default: 5,
}

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
	...numbered,
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
