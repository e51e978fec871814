/** The scenes that real-thread tests run: the real queue, its broken twins, and a deadlock. */
import type { Scene } from '../../src/programs/scene.ts'
import { BlockingQueue } from '../../src/sync/blocking-queue.ts'
import { scenes } from '../../src/programs/scenes.ts'
import { IfQueue, LastFirstQueue, SilentQueue, UnlockedQueue } from './broken-queues.ts'
import { handoverScene } from './handover-scene.ts'

export const handover = handoverScene('handover', (memory) => new BlockingQueue(memory, 1024))
export const unlocked = handoverScene('unlocked', (memory) => new UnlockedQueue(memory))
export const ifInsteadOfWhile = handoverScene('if', (memory) => new IfQueue(memory))
export const silent = handoverScene('silent', (memory) => new SilentQueue(memory))
export const lastFirst = handoverScene('last-first', (memory) => new LastFirstQueue(memory))

const all = [...scenes, handover, unlocked, ifInsteadOfWhile, silent, lastFirst]

export function testSceneOf(id: string): Scene {
	const scene = all.find((one) => one.id === id)
	if (!scene) throw new RangeError(`there is no test scene "${id}"`)
	return scene
}
