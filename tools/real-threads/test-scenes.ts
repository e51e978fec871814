/** The scenes that real-thread tests run: the real queue, broken twins, and one for each promise of the engine. */
import { scenes } from '../../src/programs/scenes.ts'
import type { Scene } from '../../src/programs/scene.ts'
import { BlockingQueue } from '../../src/sync/blocking-queue.ts'
import { FairQueue } from '../../src/sync/fair-queue.ts'
import { Lock } from '../../src/sync/lock.ts'
import { PriorityQueue } from '../../src/sync/priority-queue.ts'
import { SpinningQueue } from '../../src/sync/spinning-queue.ts'
import { TwoLockQueue } from '../../src/sync/two-lock-queue.ts'
import { actorScenes } from './actor-scenes.ts'
import { LooseLock } from './broken-lock.ts'
import { IfQueue, LastFirstQueue, SilentQueue, UnlockedQueue } from './broken-queues.ts'
import { company, dyingAlone, dyingInside, dyingWithAll, lastOne } from './company-scenes.ts'
import { contract } from './contract-scene.ts'
import { crowding, openCrowding } from './crowd-scenes.ts'
import { handoverScene } from './handover-scene.ts'
import { heaped, looseHeap, mortal } from './heap-scene.ts'
import { lastFirstAsk } from './lax-stash.ts'
import { limitless, remembering } from './lax-supervision.ts'
import {
	clocks,
	crashing,
	criticalScene,
	crowd,
	doors,
	embrace,
	scribbling,
	sleepers,
	steps,
} from './small-scenes.ts'
import { swappingOrder } from './swapping-post.ts'
import { throughList, throughUnlockedList } from './task-lists.ts'
import { deafStyles, hastyStyles, quickStyles } from './timed-offers.ts'

export const handover = handoverScene('handover', (memory) => new BlockingQueue(memory, 1024))
/** Goes on for as long as a test looks at it, slowly enough for the page to read along. */
export const longHandover = handoverScene(
	'long-handover',
	(memory) => new BlockingQueue(memory, 1024),
	{ each: 100_000, napMs: 20 },
)
/** By the name of the make. */
export const handovers: Readonly<Record<string, Scene>> = {
	'FIFO-fair lock': handoverScene('handover-fair', (memory) => new FairQueue(memory, 1024)),
	'two locks': handoverScene('handover-two', (memory) => new TwoLockQueue(memory, 1024)),
	priority: handoverScene('handover-priority', (memory) => new PriorityQueue(memory, 1024)),
	'spin then park': handoverScene('handover-spin', (memory) => new SpinningQueue(memory, 1024)),
}
export const unlocked = handoverScene('unlocked', (memory) => new UnlockedQueue(memory))
export const ifInsteadOfWhile = handoverScene('if', (memory) => new IfQueue(memory))
export const silent = handoverScene('silent', (memory) => new SilentQueue(memory))
export const lastFirst = handoverScene('last-first', (memory) => new LastFirstQueue(memory))
export const critical = criticalScene('critical', (memory) => new Lock(memory, 'lock'))
export const loose = criticalScene('loose', (memory) => new LooseLock(memory))

const all: readonly Scene[] = [
	...scenes,
	handover,
	longHandover,
	...Object.values(handovers),
	unlocked,
	ifInsteadOfWhile,
	silent,
	lastFirst,
	critical,
	loose,
	contract,
	heaped,
	looseHeap,
	mortal,
	clocks,
	company,
	crashing,
	crowd,
	doors,
	dyingAlone,
	dyingInside,
	dyingWithAll,
	embrace,
	lastOne,
	scribbling,
	sleepers,
	steps,
	throughList,
	throughUnlockedList,
	quickStyles,
	hastyStyles,
	deafStyles,
	...actorScenes,
	swappingOrder,
	limitless,
	remembering,
	lastFirstAsk,
	crowding,
	openCrowding,
]

export function testSceneOf(id: string): Scene {
	const scene = all.find((one) => one.id === id)
	if (!scene) throw new RangeError(`there is no test scene "${id}"`)
	return scene
}
