/** What can be turned where actors ask. */
import type { ChoiceKnob, Knob, NumberKnob } from './knob.ts'
import type { FixedValues } from './scene.ts'

const counted = { kind: 'number', step: 1, isLog: false } as const

/** It decides which behaviour runs. */
export const askStyles: ChoiceKnob = {
	name: 'ask',
	label: 'Ask',
	unit: '',
	kind: 'choice',
	place: 'queue',
	options: ['blocking', 'reply-to-self'],
	default: 'blocking',
	restarts: true,
}

export function isBlocking(fixed: FixedValues): boolean {
	return (fixed[askStyles.name] ?? askStyles.default) === 'blocking'
}

/** How long an answer is waited for. */
export const wanted: NumberKnob = {
	...counted,
	name: 'askwait',
	label: 'Timeout',
	unit: 'ms',
	place: 'queue',
	min: 50,
	max: 5000,
	default: 1000,
	isLog: true,
	restarts: false,
}

export const askKnobs: readonly Knob[] = [
	{
		...counted,
		name: 'requests',
		label: 'Wishes each',
		unit: '',
		place: 'producers',
		min: 1,
		max: 1000,
		default: 100,
		isLog: true,
		restarts: true,
	},
	askStyles,
	wanted,
	{
		...counted,
		name: 'threads',
		label: 'Threads',
		unit: 'threads',
		place: 'consumers',
		min: 1,
		max: 8,
		default: 2,
		restarts: false,
	},
]
