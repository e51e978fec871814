/** The knobs of all scenes in which handlers pass on what comes to workers: how much comes, how long it takes. */
import { counted, type NumberKnob } from './knob.ts'
import type { Role } from './scene.ts'

export const rate: NumberKnob = {
	...counted,
	name: 'rate',
	label: 'Arrival rate',
	unit: 'tasks/s',
	place: 'producers',
	min: 1,
	max: 500,
	default: 60,
	isLog: true,
}

export const workers: NumberKnob = {
	...counted,
	name: 'workers',
	label: 'Workers',
	unit: 'threads',
	place: 'consumers',
	min: 1,
	max: 16,
	default: 8,
}

export const service: NumberKnob = {
	...counted,
	name: 'service',
	label: 'Service time',
	unit: 'ms',
	place: 'consumers',
	min: 1,
	max: 5000,
	default: 80,
	isLog: true,
}

/** So many handlers, whose program is `program`. */
export function handlers(count: number, program: string): Role {
	return {
		name: 'handler',
		letter: 'H',
		side: 'producers',
		count,
		program,
		leaves: 'at loop top',
	}
}

/** As many workers as the knob says. */
export function workersOf(program: string): Role {
	return {
		name: 'worker',
		letter: 'W',
		side: 'consumers',
		count: workers.name,
		program,
		leaves: 'at once',
	}
}
