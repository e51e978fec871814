/** What can be turned around the blocking queue. */
import { distributions } from './draws.ts'
import { type ChoiceKnob, counted, type Knob, type NumberKnob } from './knob.ts'
import { rate as rateOfTasks, service } from './load-knobs.ts'
import { workKinds } from './work.ts'

export const largestCapacity = 2000

/** In the order of the alternatives in queue.ts. */
export const makes = [
	'one lock',
	'FIFO-fair lock',
	'two locks',
	'priority',
	'spin then park',
] as const

export type Make = (typeof makes)[number]

export const variant: ChoiceKnob = {
	name: 'variant',
	label: 'Queue',
	unit: '',
	kind: 'choice',
	place: 'listing',
	options: makes,
	default: 'one lock',
	restarts: true,
}

export const producers: NumberKnob = {
	...counted,
	name: 'producers',
	label: 'Producers',
	unit: 'threads',
	place: 'producers',
	min: 1,
	max: 8,
	default: 2,
}

export const rate: NumberKnob = { ...rateOfTasks, unit: 'items/s' }

export const capacity: NumberKnob = {
	...counted,
	name: 'capacity',
	label: 'Capacity',
	unit: 'items',
	place: 'queue',
	min: 1,
	max: largestCapacity,
	default: 6,
	isLog: true,
}

export const dist: ChoiceKnob = {
	name: 'dist',
	label: 'Times',
	unit: '',
	kind: 'choice',
	place: 'queue',
	options: distributions,
	default: 'deterministic',
	restarts: false,
}

export const consumers: NumberKnob = {
	...counted,
	name: 'consumers',
	label: 'Consumers',
	unit: 'threads',
	place: 'consumers',
	min: 1,
	max: 16,
	default: 3,
}

export const kind: ChoiceKnob = {
	name: 'kind',
	label: 'Service is',
	unit: '',
	kind: 'choice',
	place: 'consumers',
	options: workKinds,
	default: 'I/O wait',
	restarts: false,
}

const batch: NumberKnob = {
	...counted,
	name: 'batch',
	label: 'Takes at once',
	unit: 'items',
	place: 'consumers',
	min: 1,
	max: 64,
	default: 1,
	isLog: true,
	restarts: true,
}

const urgent: NumberKnob = {
	...counted,
	name: 'urgent',
	label: 'Urgent',
	unit: '%',
	place: 'producers',
	min: 0,
	max: 100,
	step: 5,
	default: 0,
}

export const knobs: readonly Knob[] = [
	producers,
	rate,
	capacity,
	dist,
	consumers,
	service,
	kind,
	batch,
	urgent,
	variant,
]
