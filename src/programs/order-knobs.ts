/** What can be turned where letters of several writers meet. */
import type { NumberKnob, SwitchKnob } from './knob.ts'

const counted = { kind: 'number', step: 1, isLog: false } as const

export const senders: NumberKnob = {
	...counted,
	name: 'senders',
	label: 'Senders',
	unit: 'actors',
	place: 'producers',
	min: 2,
	max: 4,
	default: 2,
	restarts: true,
}

export const messages: NumberKnob = {
	...counted,
	name: 'messages',
	label: 'Messages each',
	unit: 'messages',
	place: 'producers',
	min: 1,
	max: 5,
	default: 3,
	restarts: true,
}

export const jitter: NumberKnob = {
	...counted,
	name: 'jitter',
	label: 'Jitter',
	unit: 'ms',
	place: 'producers',
	min: 0,
	max: 500,
	default: 20,
	restarts: false,
}

/** Whether the first message of each goes through somebody else. */
export const forward: SwitchKnob = {
	name: 'forward',
	label: 'First one forwarded',
	unit: '',
	kind: 'switch',
	place: 'queue',
	default: false,
	restarts: true,
}
