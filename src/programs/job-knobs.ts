/** The knobs of scenes with jobs: how often an attempt fails, and what is done about it. */
import type { NumberKnob, SwitchKnob } from './knob.ts'

const numbered = { kind: 'number', isLog: false, restarts: false } as const

export const fail: NumberKnob = {
	...numbered,
	name: 'fail',
	label: 'Attempts that fail',
	unit: '%',
	place: 'consumers',
	min: 0,
	max: 100,
	step: 1,
	default: 30,
}

export const retries: NumberKnob = {
	...numbered,
	name: 'retries',
	label: 'Retries',
	unit: '',
	place: 'queue',
	min: 0,
	max: 10,
	step: 1,
	default: 3,
}

export const backoff: NumberKnob = {
	...numbered,
	name: 'backoff',
	label: 'Back-off',
	unit: 'ms',
	place: 'queue',
	min: 0,
	max: 5000,
	step: 10,
	default: 200,
}

export const lease: NumberKnob = {
	...numbered,
	name: 'lease',
	label: 'Lease',
	unit: 'ms',
	place: 'queue',
	min: 100,
	max: 30_000,
	step: 100,
	default: 2000,
	isLog: true,
}

export const crash: NumberKnob = {
	...numbered,
	name: 'crash',
	label: 'Workers that die',
	unit: '%',
	place: 'consumers',
	min: 0,
	max: 100,
	step: 1,
	default: 1,
}

export const idempotent: SwitchKnob = {
	name: 'idempotent',
	label: 'Idempotency keys',
	unit: '',
	kind: 'switch',
	place: 'listing',
	default: false,
	restarts: true,
}

export const jobs: NumberKnob = {
	...numbered,
	name: 'jobs',
	label: 'Jobs',
	unit: '',
	place: 'producers',
	min: 1,
	max: 2000,
	step: 1,
	default: 2000,
	isLog: true,
	restarts: true,
}
