/** Eight scenes around one buffer, which differ only in where their knobs begin: who wakes whom, and what can go wrong. */
import type { SharedMemory } from '../../sync/shared-memory.ts'
import type { KnobValue } from '../knob.ts'
import {
	bufferSwitches,
	ghostKnobs,
	herdKnobs,
	monitorKnobs,
	mostPlaces,
} from '../monitor-knobs.ts'
import { monitorSources } from '../primitive-sources.ts'
import type {
	FixedValues,
	Role,
	Scene,
	Source,
	World,
} from '../scene.ts'
import { chosenBy, variantKey } from '../switches.ts'
import { type Pauses, Think } from '../work.ts'
import type { BoundedBuffer } from './buffer.ts'
import { variants } from './buffer.ts?variants'
import { consume } from './consume.ts'
import { produce } from './produce.ts'

/** Without a guard that holds, more items come in than the capacity allows. */
const places = 2 * mostPlaces

const roles: readonly Role[] = [
	{
		name: 'producer',
		letter: 'P',
		side: 'producers',
		count: 'producers',
		program: 'wait-notify/produce.ts',
		leaves: 'at loop top',
	},
	{
		name: 'consumer',
		letter: 'C',
		side: 'consumers',
		count: 'consumers',
		program: 'wait-notify/consume.ts',
		leaves: 'at once',
	},
]

const sources: readonly Source[] = [
	{
		path: 'wait-notify/produce.ts',
		text: () => import('./produce.ts?raw'),
	},
	{
		path: 'wait-notify/consume.ts',
		text: () => import('./consume.ts?raw'),
	},
	{
		path: 'programs/wait-notify/buffer.ts',
		text: () => import('./buffer.ts?raw'),
		hasSwitches: true,
	},
	...monitorSources,
]

/** The buffer whose text has what the values choose. */
function bufferOf(memory: SharedMemory, fixed: FixedValues) {
	const key = variantKey(chosenBy(bufferSwitches, fixed))
	const module = variants[key]
	if (!module) {
		throw new RangeError(`there is no buffer ${key}`)
	}
	return new module.BoundedBuffer(memory, places) as BoundedBuffer
}

/** In what a scene differs from its family beside where its knobs begin. */
interface Difference {
	readonly knobs?: typeof monitorKnobs
	readonly pauses?: Pauses
}

function scene(
	id: string,
	title: string,
	summary: string,
	defaults: Readonly<Record<string, KnobValue>>,
	{ knobs = monitorKnobs, pauses }: Difference = {},
): Scene {
	return {
		id,
		title,
		summary,
		chapter: 'wait-notify',
		source: 'closed',
		defaultPace: 1,
		kinds: ['item'],
		gauges: ['wake-ups', 'lock'],
		hasCanary: false,
		isFinite: true,
		knobs: knobs(defaults),
		roles,
		sources,
		build: (memory, cells, seed, fixed) => {
			const buffer = bufferOf(memory, { ...defaults, ...fixed })
			return bind(buffer, new Think(cells, seed, pauses))
		},
	}
}

function bind(buffer: BoundedBuffer, work: Think): World {
	return {
		programs: {
			producer: (me) => {
				produce(me, buffer, work)
			},
			consumer: (me) => {
				consume(me, buffer, work)
			},
		},
		turn: {
			capacity: (you, value, isPaused) => {
				if (buffer.tryResize(you, Number(value))) {
					return true
				}
				if (isPaused) {
					buffer.resizeWhilePaused(you, Number(value))
				}
				return isPaused
			},
		},
	}
}

export const waitNotify = scene(
	'wait-notify',
	'Two conditions',
	'A wait leaves the lock and sleeps in one step; each notify wakes one who can go on.',
	{ producers: 2, consumers: 2, capacity: 2, think: 200 },
)

export const lostWakeup = scene(
	'lost-wakeup',
	'The signal nobody heard',
	'Without the lock, a notify can come between the test and the sleep.',
	{
		producers: 1,
		consumers: 1,
		capacity: 1,
		// The gap is small: the default would take too long to hit it.
		think: 1,
		lock: 'none',
		join: 'before',
	},
)

export const stolenItem = scene(
	'stolen-item',
	'Stolen item',
	'Who is woken and does not test again may take what another has taken.',
	{ producers: 1, consumers: 2, capacity: 1, guard: 'if' },
)

export const overfull = scene(
	'overfull',
	'Overfull',
	'Who is woken and does not test again may fill what another has filled.',
	{ producers: 2, consumers: 1, capacity: 1, guard: 'if' },
)

export const singleConditionDeadlock = scene(
	'single-condition-deadlock',
	'All asleep',
	'With one condition for both sides, a notify can wake the wrong one, until nobody is awake.',
	{ producers: 2, consumers: 2, capacity: 1, cvs: 1 },
)

export const safeByOne = scene(
	'safe-by-one',
	'Safe by one',
	'The same program is safe with capacity 2 and hangs with capacity 1.',
	{ producers: 2, consumers: 2, capacity: 2, cvs: 1 },
)

/** Shared out among the producers; handled at once, so that all sleep again before the next item comes. */
const trickle: Pauses = {
	making: (cells) =>
		(1000 * cells.number('producers')) / cells.number('rate'),
	handling: () => 5,
}

export const stampede = scene(
	'stampede',
	'Stampede',
	'notifyAll wakes fifteen for one item: one takes it, fourteen look in vain and go back to sleep.',
	{
		producers: 1,
		consumers: 15,
		capacity: 1,
		rate: 4,
		cvs: 1,
		notify: 'all',
	},
	{ knobs: herdKnobs, pauses: trickle },
)

/** Consumers are far quicker than producers: most of the time, they wait. */
const idle: Pauses = {
	making: (cells) => cells.number('think'),
	handling: (cells) => cells.number('think') / 10,
}

export const spuriousWakeup = scene(
	'spurious-wakeup',
	'Ghost wake',
	'A wait may end although nobody has notified: who tests again shrugs, who does not breaks the buffer.',
	{ producers: 1, consumers: 1, capacity: 1, think: 200, spurious: 5 },
	{ knobs: ghostKnobs, pauses: idle },
)
