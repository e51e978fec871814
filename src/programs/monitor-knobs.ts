/** The knobs of all scenes around one bounded buffer: how many, how fast, and what its text says. */
import type { ChoiceKnob, Knob, KnobValue, NumberKnob } from './knob.ts'

const mostThreads = 4
export const mostPlaces = 4

const counted = { kind: 'number', min: 1, step: 1, isLog: false } as const

const counts: readonly NumberKnob[] = [
	{
		...counted,
		name: 'producers',
		label: 'Producers',
		unit: 'threads',
		place: 'producers',
		max: mostThreads,
		default: 2,
		restarts: false,
	},
	{
		...counted,
		name: 'capacity',
		label: 'Capacity',
		unit: 'items',
		place: 'queue',
		max: mostPlaces,
		default: 1,
		restarts: false,
	},
	{
		...counted,
		name: 'think',
		label: 'Think time',
		unit: 'ms',
		place: 'queue',
		min: 0,
		max: 1000,
		default: 5,
		restarts: false,
	},
	{
		...counted,
		name: 'consumers',
		label: 'Consumers',
		unit: 'threads',
		place: 'consumers',
		max: mostThreads,
		default: 2,
		restarts: false,
	},
]

const written = { unit: '', place: 'listing', restarts: true } as const

const guard: ChoiceKnob = {
	...written,
	name: 'guard',
	label: 'Wait guard',
	kind: 'choice',
	options: ['while', 'if'],
	default: 'while',
}

const cvs: NumberKnob = {
	...written,
	...counted,
	name: 'cvs',
	label: 'Conditions',
	max: 2,
	default: 2,
}

const notify: ChoiceKnob = {
	...written,
	name: 'notify',
	label: 'Wake',
	kind: 'choice',
	options: ['one', 'all'],
	default: 'one',
}

const lock: ChoiceKnob = {
	...written,
	name: 'lock',
	label: 'Lock',
	kind: 'choice',
	options: ['barging', 'FIFO-fair', 'none'],
	default: 'barging',
}

const join: ChoiceKnob = {
	...written,
	name: 'join',
	label: 'Joins the wait set',
	kind: 'choice',
	options: ['before', 'after'],
	default: 'before',
}

/** Everything that the text of the buffer may be switched by; `join`: before or after unlocking. */
export const bufferSwitches: readonly Knob[] = [guard, cvs, notify, lock, join]

/** The family's knobs, beginning at `defaults`; `join` only where it has a value. */
export function monitorKnobs(defaults: Readonly<Record<string, KnobValue>>): readonly Knob[] {
	const switches = bufferSwitches.filter((knob) => knob !== join || 'join' in defaults)
	return [...counts, ...switches].map((knob) => beginningAt(knob, defaults[knob.name]))
}

const rate: NumberKnob = {
	...counted,
	name: 'rate',
	label: 'Arrival rate',
	unit: 'items/s',
	place: 'producers',
	max: 100,
	default: 4,
	isLog: true,
	restarts: false,
}

/** Those of a few producers and a herd of consumers, who are woken in one way or the other. */
export function herdKnobs(defaults: Readonly<Record<string, KnobValue>>): readonly Knob[] {
	const herd = counts
		.filter(({ name }) => name !== 'think')
		.map((knob) => (knob.name === 'consumers' ? { ...knob, max: 16 } : knob))
	return [rate, ...herd, cvs, notify].map((knob) => beginningAt(knob, defaults[knob.name]))
}

/** Wake-ups that nobody caused: the seam of every thread injects them where a scene has this knob. */
const spurious: NumberKnob = {
	...counted,
	name: 'spurious',
	label: 'Spurious wake-ups',
	unit: '/s',
	place: 'queue',
	min: 0,
	max: 20,
	default: 5,
	restarts: false,
}

export function ghostKnobs(defaults: Readonly<Record<string, KnobValue>>): readonly Knob[] {
	return [...counts, spurious, guard].map((knob) => beginningAt(knob, defaults[knob.name]))
}

function beginningAt(knob: Knob, value: KnobValue | undefined): Knob {
	if (knob.kind === 'number' && typeof value === 'number') {
		return { ...knob, default: value }
	}
	if (knob.kind === 'choice' && typeof value === 'string') {
		return { ...knob, default: value }
	}
	return knob
}
