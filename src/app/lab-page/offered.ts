/** Scenes that the lab measures: those that go on for as long as one likes, whatever their knobs say. */
import { type ListedScene, scenes } from '../scene-list.ts'

const ids: ReadonlySet<string> = new Set([
	...['steady-load', 'busy-waiting', 'sleep-polling', 'polling-choir', 'slow-leak'],
	...['wait-notify', 'stampede', 'spurious-wakeup', 'blocking-queue', 'full-queue-styles'],
	...['pipeline', 'rendezvous', 'hockey-stick', 'mailbox-overflow', 'dispatcher'],
	...['async-requests', 'convoy', 'retries', 'pool-sizing', 'burst', 'overload-policies'],
	...['retry-storm', 'token-bucket', 'autoscaling', 'compare'],
])

export const usualScene = 'hockey-stick'

export const offered: readonly ListedScene[] = scenes.filter(({ id }) => ids.has(id))

export function isOffered(id: string): boolean {
	return ids.has(id)
}
