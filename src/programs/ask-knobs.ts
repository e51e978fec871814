/** What can be turned where actors ask. */
import type { ChoiceKnob, Knob, NumberKnob } from './knob.ts'
import type { FixedValues } from './scene.ts'
import { threads } from './turn-knobs.ts'

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

/** Wishes that one who waits for an answer postpones; with 0 it does not wait. */
export const postponed: NumberKnob = {
	...counted,
	name: 'stash',
	label: 'Stash',
	unit: 'messages',
	place: 'queue',
	min: 0,
	max: 100,
	default: 0,
	restarts: true,
}

/** Whether it does one wish after another, without ever waiting for an answer in its turn. */
export function isPostponing(fixed: FixedValues): boolean {
	return !isBlocking(fixed) && Number(fixed[postponed.name] ?? postponed.default) > 0
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
	{
		...counted,
		name: 'every',
		label: 'A wish every',
		unit: 'ms',
		place: 'producers',
		min: 1,
		max: 1000,
		default: 100,
		isLog: true,
		restarts: false,
	},
	askStyles,
	postponed,
	wanted,
	threads,
]
