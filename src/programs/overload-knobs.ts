/** What can be turned at a queue on the path of requests: how much it holds, and what it does when more comes than goes. */
import { CoDel } from '../sync/codel.ts'
import type { KnobCells } from '../sync/knob-cells.ts'
import {
	NewestFirst,
	NewestWhileMany,
	OldestFirst,
	type ServingOrder,
} from '../sync/overload-orders.ts'
import type { OverloadQueue } from '../sync/overload-queue.ts'
import type { SharedMemory } from '../sync/shared-memory.ts'
import { DeadlineShedding, NoShedding, type Shedding } from '../sync/shedding.ts'
import { noBound } from '../sync/unbounded-ring.ts'
import { deadline } from './burst-knobs.ts'
import type { ChoiceKnob, NumberKnob, SwitchKnob } from './knob.ts'
import { service } from './load-knobs.ts'
import type { FixedValues, World } from './scene.ts'

/** Far more than anybody will watch coming in. Places that were never used cost nothing but addresses. */
export const overloadPlaces = 2 ** 20

export const capacity: NumberKnob = {
	name: 'capacity',
	label: 'Capacity',
	unit: 'tasks',
	kind: 'number',
	place: 'queue',
	min: 1,
	max: 100_000,
	step: 1,
	default: 200,
	isLog: true,
	restarts: false,
}

const atQueue = { unit: '', place: 'queue' } as const

/** No knob can stand at infinity. */
export const unbounded: SwitchKnob = {
	...atQueue,
	kind: 'switch',
	name: 'unbounded',
	label: 'Unbounded',
	default: false,
	restarts: false,
}

type Bounded = Pick<OverloadQueue, 'tryResize' | 'resizeWhilePaused'>

/** What turns the capacity of `queue`, by either knob. */
export function boundOf(queue: Bounded, knobs: KnobCells): World['turn'] {
	const turn: World['turn'][string] = (you, _value, isPaused) => {
		const most = knobs.isOn(unbounded.name) ? noBound : knobs.number(capacity.name)
		if (queue.tryResize(you, most)) {
			return true
		}
		if (isPaused) {
			queue.resizeWhilePaused(you, most)
		}
		return isPaused
	}
	return { [capacity.name]: turn, [unbounded.name]: turn }
}

/** What becomes of a task for which there is no room. */
export const fulls = [
	'block',
	'offer(timeout)',
	'reject newest',
	'drop oldest',
	'caller runs',
] as const

const chosen = { ...atQueue, kind: 'choice', restarts: true } as const

export const full: ChoiceKnob = {
	...chosen,
	name: 'full',
	label: 'When full',
	options: fulls,
	default: 'reject newest',
}

export const order: ChoiceKnob = {
	...chosen,
	name: 'order',
	label: 'Served first',
	options: ['FIFO', 'LIFO', 'adaptive LIFO'],
	default: 'FIFO',
}

export const shed: ChoiceKnob = {
	...chosen,
	name: 'shed',
	label: 'Too old',
	options: ['off', 'deadline', 'CoDel'],
	default: 'off',
}

/** How long `offer(timeout)` waits. */
export const patience: NumberKnob = {
	name: 'offer',
	label: 'Offer waits',
	unit: 'ms',
	kind: 'number',
	place: 'queue',
	min: 0,
	max: 5000,
	step: 10,
	default: 100,
	isLog: false,
	restarts: false,
}

/** So many may wait before the newest goes first: most of what can be done in a second by eight that need 80 ms. */
const many = 92

export function orderIn(fixed: FixedValues): ServingOrder {
	const first = fixed[order.name]
	if (first === 'LIFO') {
		return new NewestFirst()
	}
	return first === 'adaptive LIFO' ? new NewestWhileMany(many) : new OldestFirst()
}

export function sheddingIn(memory: SharedMemory, knobs: KnobCells, fixed: FixedValues): Shedding {
	const rule = fixed[shed.name]
	if (rule === 'CoDel') {
		return new CoDel(memory)
	}
	return rule === 'deadline'
		? new DeadlineShedding(
				() => knobs.number(deadline.name),
				() => knobs.number(service.name),
			)
		: new NoShedding()
}
