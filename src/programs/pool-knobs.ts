/** The knobs of the pool: how many threads, how much room, and what it does when there is neither. */
import { type ChoiceKnob, counted, type Knob, type NumberKnob } from './knob.ts'
import { service } from './load-knobs.ts'
import type { FixedValues } from './scene.ts'

const perRun = { ...counted, restarts: true } as const

/** Threads and places at most. */
export const mostThreads = 8
export const mostPlaces = 100

const tasks: NumberKnob = {
	...perRun,
	name: 'tasks',
	label: 'Tasks',
	unit: 'tasks',
	place: 'producers',
	min: 1,
	max: 20,
	default: 9,
}

const capacity: NumberKnob = {
	...perRun,
	name: 'capacity',
	label: 'Capacity',
	unit: 'tasks',
	place: 'queue',
	min: 0,
	max: mostPlaces,
	default: 3,
}

const core: NumberKnob = {
	...perRun,
	name: 'core',
	label: 'Core threads',
	unit: 'threads',
	place: 'consumers',
	min: 0,
	max: 4,
	default: 2,
}

const max: NumberKnob = {
	...perRun,
	name: 'max',
	label: 'Threads at most',
	unit: 'threads',
	place: 'consumers',
	min: 1,
	max: mostThreads,
	default: 4,
}

export const policyKnob: ChoiceKnob = {
	name: 'full',
	label: 'When there is nobody',
	unit: '',
	kind: 'choice',
	place: 'listing',
	options: ['abort', 'caller runs', 'discard', 'discard oldest', 'block'],
	default: 'abort',
	restarts: true,
}

export const stopKnob: ChoiceKnob = {
	name: 'stop',
	label: 'At the end',
	unit: '',
	kind: 'choice',
	place: 'listing',
	options: ['shutdown', 'now'],
	default: 'shutdown',
	restarts: true,
}

export const poolKnobs: readonly Knob[] = [
	tasks,
	capacity,
	core,
	max,
	{ ...service, default: 2000 },
	policyKnob,
	stopKnob,
]

export interface Sizes {
	/** Threads that are started whether or not there is room in the queue. */
	readonly core: number
	/** Never fewer than `core`. */
	readonly max: number
	/** Of the queue. */
	readonly capacity: number
}

export function sizesOf(fixed: FixedValues): Sizes {
	const at = ({ name, default: otherwise }: NumberKnob) => Number(fixed[name] ?? otherwise)
	const most = at(max)
	return { core: Math.min(at(core), most), max: most, capacity: at(capacity) }
}
