/** Two allocators who need different amounts wait on one condition: a notify may wake the one that cannot go on. */
import type { SharedMemory } from '../../sync/shared-memory.ts'
import { Amounts, blockUnits } from '../amounts.ts'
import type { ChoiceKnob, NumberKnob } from '../knob.ts'
import { monitorSources } from '../primitive-sources.ts'
import type { FixedValues, Role, Scene } from '../scene.ts'
import { chosenBy, variantKey } from '../switches.ts'
import { allocate } from './allocate.ts'
import { free } from './free.ts'
import type { Memory } from './memory.ts'
import { variants } from './memory.ts?variants'

/** Room for what is freed at once beside what is still too little for the large one. */
const mostBlocks = 24

const amount = {
	kind: 'number',
	unit: 'units',
	step: blockUnits,
	isLog: false,
	restarts: false,
} as const

const freed: NumberKnob = {
	...amount,
	name: 'freed',
	label: 'Freed at once',
	place: 'producers',
	min: 50,
	max: 100,
	default: 50,
}

const large: NumberKnob = {
	...amount,
	name: 'large',
	label: 'Large needs',
	place: 'queue',
	min: 10,
	max: 140,
	default: 100,
}

// No more than is freed at once: else nobody could ever help it.
const small: NumberKnob = {
	...amount,
	name: 'small',
	label: 'Small needs',
	place: 'consumers',
	min: 10,
	max: 50,
	default: 10,
}

const notify: ChoiceKnob = {
	name: 'notify',
	label: 'Wake',
	unit: '',
	kind: 'choice',
	place: 'listing',
	options: ['one', 'all'],
	default: 'one',
	restarts: true,
}

function allocator(name: string, letter: string): Role {
	return {
		name,
		letter,
		side: 'consumers',
		count: 1,
		program: 'covering-condition/allocate.ts',
		leaves: 'at once',
	}
}

const freer: Role = {
	name: 'freer',
	letter: 'F',
	side: 'producers',
	count: 1,
	program: 'covering-condition/free.ts',
	leaves: 'at once',
}

/** The memory whose text has what the values choose. */
function memoryOf(shared: SharedMemory, fixed: FixedValues): Memory {
	const key = variantKey(chosenBy([notify], fixed))
	const module = variants[key]
	if (!module) {
		throw new RangeError(`there is no memory ${key}`)
	}
	return new module.Memory(shared, mostBlocks) as Memory
}

export const coveringCondition: Scene = {
	id: 'covering-condition',
	title: 'Odd sizes',
	chapter: 'wait-notify',
	summary:
		'Two wait for different amounts: a notify may wake the one that still has too little.',
	source: 'closed',
	defaultPace: 1,
	kinds: ['block'],
	gauges: ['wake-ups', 'lock'],
	hasCanary: false,
	isFinite: true,
	knobs: [freed, large, small, notify],
	roles: [
		freer,
		allocator('large allocator', 'L'),
		allocator('small allocator', 'S'),
	],
	sources: [
		{
			path: 'covering-condition/free.ts',
			text: () => import('./free.ts?raw'),
		},
		{
			path: 'covering-condition/allocate.ts',
			text: () => import('./allocate.ts?raw'),
		},
		{
			path: 'programs/covering-condition/memory.ts',
			text: () => import('./memory.ts?raw'),
			hasSwitches: true,
		},
		...monitorSources,
	],

	build(shared, knobs, _seed, fixed) {
		const memory = memoryOf(shared, fixed)
		// The large one asks first, and both before anything is freed.
		const needs = (knob: string, thinkMs: number) =>
			new Amounts(knobs, { knob, thinkMs, useMs: 20 })
		const [freeing, much, little] = [
			needs('freed', 900),
			needs('large', 100),
			needs('small', 300),
		]
		return {
			programs: {
				freer: (me) => {
					free(me, memory, freeing)
				},
				'large allocator': (me) => {
					allocate(me, memory, much)
				},
				'small allocator': (me) => {
					allocate(me, memory, little)
				},
			},
			turn: {},
		}
	},
}
