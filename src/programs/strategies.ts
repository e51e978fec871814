/** Six ways to hand over the same requests: of each, its programs, what they share, and what they are bound to. */
import type { Actor } from '../sync/actor.ts'
import { ActorSystem } from '../sync/actor-system.ts'
import { BlockingQueue } from '../sync/blocking-queue.ts'
import type { KnobCells } from '../sync/knob-cells.ts'
import { Router } from '../sync/router.ts'
import type { SharedMemory } from '../sync/shared-memory.ts'
import { TaskList } from '../sync/task-list.ts'
import { consume } from './blocking-queue/consume.ts'
import { produce } from './blocking-queue/produce.ts'
import { request } from './busy-waiting/request.ts'
import { spin } from './busy-waiting/spin.ts'
import { Tasks } from './busy-waiting/tasks.ts'
import { dispatch } from './dispatcher/dispatch.ts'
import type { Doer, Maker, Requests } from './labour.ts'
import { capacityOf } from './live-capacity.ts'
import { fresh, receive } from './mailbox-overflow/clerk.ts'
import { mailboxTurner } from './mailbox-knobs.ts'
import { send } from './mailbox-overflow/send.ts'
import type { World } from './scene.ts'
import { poll } from './sleep-polling/poll.ts'
import { submit } from './sleep-polling/submit.ts'
import { type phases, Ticks } from './ticks.ts'
import { BoundedBuffer } from './wait-notify/buffer.ts'
import { consume as consumeWaiting } from './wait-notify/consume.ts'
import { produce as produceWaiting } from './wait-notify/produce.ts'

export const strategies = [
	'busy-wait',
	'poll 10 ms',
	'poll 100 ms',
	'wait/notify',
	'blocking queue',
	'actors',
] as const
export type Strategy = (typeof strategies)[number]

/** What is the same whatever the strategy. */
export interface Setting {
	readonly memory: SharedMemory
	readonly knobs: KnobCells
	readonly seed: number
	readonly workers: number
	readonly work: Requests & Maker & Doer
}

/** `places`: the largest capacity. */
const places = 256

/** Looks at intervals of so many ms, each worker at a phase of its own. */
function polling(everyMs: number): (setting: Setting) => World {
	return ({ memory, knobs, seed, work }) => {
		const list = new TaskList(memory)
		const phase: (typeof phases)[number] = 'random'
		const fixed = {
			number: (name: string) => (name === 'poll' ? everyMs : knobs.number(name)),
			choice: <T extends string>(_name: string, options: readonly T[]) => {
				const found = options.find((one) => one === phase)
				if (found === undefined) {
					throw new RangeError(`there is no phase ${phase}`)
				}
				return found
			},
		}
		const ticks = new Ticks(fixed, seed)
		return {
			programs: {
				handler: (me) => {
					submit(me, work, list)
				},
				worker: (me) => {
					poll(me, list, ticks, work)
				},
			},
			turn: {},
		}
	}
}

function spinning({ memory, work }: Setting): World {
	const tasks = new Tasks(memory, false)
	return {
		programs: {
			handler: (me) => {
				request(me, work, tasks)
			},
			worker: (me) => {
				spin(me, tasks, work)
			},
		},
		turn: {},
	}
}

function notifying({ memory, work }: Setting): World {
	const buffer = new BoundedBuffer(memory, places)
	return {
		programs: {
			handler: (me) => {
				produceWaiting(me, buffer, work)
			},
			worker: (me) => {
				consumeWaiting(me, buffer, work)
			},
		},
		turn: { capacity: capacityOf(buffer) },
	}
}

function queueing({ memory, work }: Setting): World {
	const queue = new BlockingQueue(memory, places)
	return {
		programs: {
			handler: (me) => {
				produce(me, queue, work)
			},
			worker: (me) => {
				consume(me, queue, work)
			},
		},
		turn: { capacity: capacityOf(queue) },
	}
}

/** As many clerks as there are threads to run them. The capacity is that of all mailboxes together. */
function acting({ memory, knobs, workers, work }: Setting): World {
	const system = new ActorSystem(memory, {
		...{ most: workers, places: 2 * places },
		overflow: () => 'dead letter',
	})
	const dispatcher = system.dispatcher({ name: 'dispatcher', perTurn: () => 1 })
	const clerks = Array.from({ length: workers }, (_, i) =>
		system.add({
			...{ name: `clerk ${i + 1}`, first: fresh, dispatcher, isDeciding: false },
			receive: (me, self: Actor<typeof fresh>, message) => {
				receive(me, self, message, work)
			},
		}),
	)
	const routing = () => 'smallest mailbox' as const
	const desk = new Router(memory, { routees: clerks, routing, draws: [] })
	const each = () => Math.ceil(knobs.number('capacity') / workers)
	return {
		programs: {
			handler: (me) => {
				send(me, work, desk)
			},
			worker: (me) => {
				dispatch(me, dispatcher)
			},
		},
		turn: { capacity: mailboxTurner(clerks, each) },
	}
}

export const worldOf: Readonly<Record<Strategy, (setting: Setting) => World>> = {
	'busy-wait': spinning,
	'poll 10 ms': polling(10),
	'poll 100 ms': polling(100),
	'wait/notify': notifying,
	'blocking queue': queueing,
	actors: acting,
}
