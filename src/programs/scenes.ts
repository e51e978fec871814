/** All scenes, in the order of the course: the one list that a new scene is added to. */
import { blockingQueue } from './blocking-queue/scene.ts'
import { busyWaiting, checkThenAct } from './busy-waiting/scene.ts'
import { steadyLoad } from './orientation/scene.ts'
import type { Scene } from './scene.ts'
import { pollingChoir, sleepPolling } from './sleep-polling/scene.ts'
import { clickStorm, slowLeak } from './unbounded/scene.ts'
import {
	lostWakeup,
	overfull,
	safeByOne,
	singleConditionDeadlock,
	stolenItem,
	waitNotify,
} from './wait-notify/scene.ts'

export const scenes: readonly Scene[] = [
	steadyLoad,
	busyWaiting,
	checkThenAct,
	sleepPolling,
	pollingChoir,
	clickStorm,
	slowLeak,
	waitNotify,
	lostWakeup,
	stolenItem,
	overfull,
	singleConditionDeadlock,
	safeByOne,
	blockingQueue,
]

/** @throws RangeError when there is no such scene. */
export function sceneOf(id: string): Scene {
	const scene = scenes.find((one) => one.id === id)
	if (!scene) {
		throw new RangeError(`there is no scene "${id}"`)
	}
	return scene
}
