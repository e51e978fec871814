/** Runs of the queue on the path of requests, whatever its text says: callers who bring tasks for ever, and workers. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { RunPlan } from '../../src/explore/virtual-run.ts'
import type { Stops } from '../../src/explore/virtual-seam.ts'
import * as arriving from '../../src/sync/arrival.ts?twin'
import { Condition } from '../../src/sync/condition.ts'
import type { Item } from '../../src/sync/item.ts'
import { Lock } from '../../src/sync/lock.ts'
import * as serving from '../../src/sync/overload-orders.ts?twin'
import * as ring from '../../src/sync/overload-ring.ts?twin'
import type { SharedMemory } from '../../src/sync/shared-memory.ts'
import { Loss, packProgramLine, Refusal } from '../../src/trace/event.ts'
import type { Scene } from '../../src/programs/scene.ts'
import { counting, roleOf, sceneOf } from '../real-threads/plain-scene.ts'
import { classFrom, places } from './compiled-buffer.ts'
import type { Me } from './derived-handle.ts'

/** The answers to "full", by the names of the methods. */
export const ways = ['put', 'offerFor', 'offer', 'displace', 'putOrRun'] as const
export type Way = (typeof ways)[number]

export const servings = ['OldestFirst', 'NewestFirst', 'NewestWhileMany'] as const

export interface OverloadCase {
	readonly way: Way
	readonly order: (typeof servings)[number]
	/** Whether every second caller brings what is too old at once. */
	readonly isShedding: boolean
	readonly callers: number
	readonly workers: number
	readonly capacity: number
}

type Queue = Readonly<Record<Way, (me: Me, item: Item) => Stops>> & {
	take(me: Me): Stops<Item>
	resizeWhilePaused(me: Me, capacity: number): Stops
}
type Make = new (memory: SharedMemory, options: object) => Queue
type Orders = Readonly<Record<string, new (many: number) => object>>

const path = 'sync/overload-queue.ts'

export function overloadText(): string {
	return readFileSync(resolve(import.meta.dirname, '../../src', path), 'utf8')
}

/** What makes plans of runs of the queue that `text` describes. */
export async function overloadPlans(text: string): Promise<(one: OverloadCase) => RunPlan> {
	const parts = {
		...(arriving as object),
		...(ring as object),
		...{ Condition, Lock, Loss, Refusal },
	}
	const made: unknown = await classFrom(text, { path, name: 'OverloadQueue', parts })
	return (one) => planFor(made as Make, one)
}

function planFor(Made: Make, one: OverloadCase): RunPlan {
	const Order = (serving as unknown as Orders)[one.order]
	if (!Order) throw new RangeError(one.order)
	const order = new Order(1)
	const build = (memory: SharedMemory) => {
		const shedding = sheddingOf(one.isShedding)
		const service = { handle: work }
		const options = { places, order, shedding, patienceMs: () => 0, service }
		const queue = new Made(memory, options)
		const programs = {
			caller: (me: Me) => bring(me, queue, one.way),
			worker: (me: Me) => takeAll(me, queue),
		}
		const turn = {
			*capacity(you: Me, value: number): Stops<boolean> {
				yield* queue.resizeWhilePaused(you, value)
				return true
			},
		}
		return { programs, turn } as unknown as ReturnType<Scene['build']>
	}
	const knobs = ['callers', 'workers', 'capacity'].map((name) => counting(name, 4))
	const roles = [roleOf('caller', 'P'), roleOf('worker', 'W')]
	const scene: Scene = { ...sceneOf('overload'), knobs, roles, build }
	const { callers, workers, capacity } = one
	return { scene, twin: scene, values: { callers, workers, capacity }, seed: 1 }
}

/** Whoever works on something else holds up nobody. */
function* work(me: Me): Stops {
	me.at(packProgramLine(5))
	yield* me.loopTop()
}

function sheddingOf(isShedding: boolean) {
	return {
		*isTooOld(_me: Me, { kind }: Item): Stops<boolean> {
			yield* []
			return isShedding && kind === 1
		},
		*endEmpty(): Stops {
			yield* []
		},
	}
}

function* bring(me: Me, queue: Queue, way: Way): Stops {
	for (;;) {
		me.at(packProgramLine(2))
		yield* me.loopTop()
		me.at(packProgramLine(3))
		yield* queue[way](me, { id: 0, producer: me.id, kind: me.id % 2, madeUs: 0, payload: 0 })
	}
}

function* takeAll(me: Me, queue: Queue): Stops {
	for (;;) {
		me.at(packProgramLine(2))
		yield* me.loopTop()
		me.at(packProgramLine(3))
		yield* queue.take(me)
	}
}
