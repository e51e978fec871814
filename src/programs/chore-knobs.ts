/** The knobs of scenes in which a website does chores: which come, how long they take, and who does them. */
import { mixes } from './chores.ts'
import { distributions } from './draws.ts'
import type { ChoiceKnob, SwitchKnob } from './knob.ts'

const chosen = { kind: 'choice', unit: '', restarts: false } as const

export const dist: ChoiceKnob = {
	...chosen,
	name: 'dist',
	label: 'Times',
	place: 'queue',
	options: distributions,
	default: 'deterministic',
}

export const tasks: ChoiceKnob = {
	...chosen,
	name: 'tasks',
	label: 'Tasks',
	place: 'producers',
	options: mixes,
	default: 'e-mail, photo, report',
}

export const sync: SwitchKnob = {
	name: 'sync',
	label: 'Handlers do the work',
	unit: '',
	kind: 'switch',
	place: 'listing',
	default: false,
	restarts: true,
}
