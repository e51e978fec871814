/** What a search found, in plain sentences. */
import { obstacleOf } from '../sync/enabled.ts'
import { innerSite, Kind, programLine } from '../trace/event.ts'
import type { VirtualRun } from './virtual-run.ts'
import type { Breach, Race } from './watch.ts'

export function uncaught(thread: string, error: unknown): Breach {
	const message = error instanceof Error ? error.message : String(error)
	return { law: 'no uncaught error', detail: `${thread} failed: ${message}` }
}

export function livelock(): Breach {
	return {
		law: 'progress',
		detail: 'Threads go on for ever, and nothing is handed over any more.',
	}
}

/** Who waits, for what, and where the last signal went. */
export function deadlockOf(run: VirtualRun): Breach {
	const { memory } = run.layout
	const waits = run.threads.flatMap(({ id, cells, isDone }) => {
		if (isDone) return []
		const obstacle = obstacleOf(id, cells, memory, Infinity)
		const object = memory.objects.find((one) => one.id === (obstacle as { object?: number }).object)
		const isAtLock = obstacle?.kind === 'lock'
		const what = isAtLock
			? `at a lock that ${run.nameOf(obstacle.holder)} holds`
			: `on “${object?.name ?? ''}”`
		return [`${run.nameOf(id)} ${what}`]
	})
	const last = run.records.findLast(({ kind, a }) => kind === Kind.notify && a !== 0)
	const signal = last
		? ` The last notify, by ${run.nameOf(last.thread)}, went to ${run.nameOf(last.a)}.`
		: ' Nobody was ever notified.'
	return {
		law: 'no stuck waiter',
		detail: `Everybody waits and nobody is left to notify: ${waits.join(', ')}.${signal}`,
	}
}

/** A race in one sentence with both places. */
export function placeOf({ threads, sites, object }: Race, run: VirtualRun): string {
	const name = run.layout.memory.objects.find(({ id }) => id === object)?.name ?? 'shared data'
	const [one, other] = threads.map((thread, i) => `${run.nameOf(thread)} ${lineOf(sites[i] ?? 0)}`)
	return `No lock guards the ${name}: ${one ?? ''} and ${other ?? ''} may touch it at the same time.`
}

function lineOf(site: number): string {
	const inner = innerSite(site)
	return `at line ${inner ? inner.line : programLine(site)}`
}
