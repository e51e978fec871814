/** All scenes, in the order of the course: the one list that a new scene is added to. */
import { actorCounter } from './actor-counter/scene.ts'
import { asyncRequests } from './async-requests/scene.ts'
import { autoscaling } from './autoscaling/scene.ts'
import { blockingQueue } from './blocking-queue/scene.ts'
import { boundedCycle } from './bounded-cycle/scene.ts'
import { burst } from './burst/scene.ts'
import { busyWaiting, checkThenAct } from './busy-waiting/scene.ts'
import { compare } from './compare/scene.ts'
import { convoy } from './convoy/scene.ts'
import { coveringCondition } from './covering-condition/scene.ts'
import { dispatcher } from './dispatcher/scene.ts'
import { fullQueueStyles } from './full-queue-styles/scene.ts'
import { hockeyStick } from './hockey-stick/scene.ts'
import { mailboxOverflow } from './mailbox-overflow/scene.ts'
import { messageOrder } from './message-order/scene.ts'
import { mutualAsk } from './mutual-ask/scene.ts'
import { steadyLoad } from './orientation/scene.ts'
import { overloadPolicies } from './overload-policies/scene.ts'
import { pipeline } from './pipeline/scene.ts'
import { poolAdmission } from './pool-admission/scene.ts'
import { poolSizing } from './pool-sizing/scene.ts'
import { poolStarvation } from './pool-starvation/scene.ts'
import { rendezvous } from './rendezvous/scene.ts'
import { retries } from './retries/scene.ts'
import { retryStorm } from './retry-storm/scene.ts'
import type { Scene } from './scene.ts'
import { shutdown } from './shutdown/scene.ts'
import { pollingChoir, sleepPolling } from './sleep-polling/scene.ts'
import { supervision } from './supervision/scene.ts'
import { tokenBucket } from './token-bucket/scene.ts'
import { clickStorm, slowLeak } from './unbounded/scene.ts'
import {
	lostWakeup,
	overfull,
	safeByOne,
	singleConditionDeadlock,
	spuriousWakeup,
	stampede,
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
	stampede,
	spuriousWakeup,
	coveringCondition,
	blockingQueue,
	fullQueueStyles,
	pipeline,
	rendezvous,
	boundedCycle,
	shutdown,
	poolAdmission,
	hockeyStick,
	actorCounter,
	mailboxOverflow,
	mutualAsk,
	dispatcher,
	supervision,
	messageOrder,
	asyncRequests,
	convoy,
	retries,
	poolSizing,
	poolStarvation,
	burst,
	overloadPolicies,
	retryStorm,
	tokenBucket,
	autoscaling,
	compare,
]

/** @throws RangeError when there is no such scene. */
export function sceneOf(id: string): Scene {
	const scene = scenes.find((one) => one.id === id)
	if (!scene) {
		throw new RangeError(`there is no scene "${id}"`)
	}
	return scene
}
