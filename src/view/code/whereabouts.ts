/** Which threads stand on which line of which listing. */
import type { Moment, ThreadMoment, ThreadState } from '../../model/moment.ts'

/** When threads in several states stand on one line, the first of these gives it its tint. */
export const severity: readonly ThreadState[] = [
	'failed',
	'blocked',
	'woken',
	'waiting',
	'spinning',
	'sleeping',
	'working',
	'held',
	'new',
	'finished',
]

export interface LineCrowd {
	/** Most severe first, then in the order of the cast. */
	readonly threads: readonly ThreadMoment[]
	readonly state: ThreadState
}

/** Lines of one listing that somebody stands on, by line number from 1. */
export type Whereabouts = ReadonlyMap<number, LineCrowd>

function lineIn(thread: ThreadMoment, path: string): number {
	if (thread.inner?.file === path) return thread.inner.line
	return thread.program === path ? thread.line : 0
}

export function whereaboutsIn(moment: Moment, path: string): Whereabouts {
	const crowds = new Map<number, ThreadMoment[]>()
	for (const thread of moment.threads) {
		const line = lineIn(thread, path)
		if (line === 0 || thread.state === 'finished') continue
		const crowd = crowds.get(line) ?? []
		crowds.set(line, crowd)
		crowd.push(thread)
	}
	const rank = ({ state }: ThreadMoment) => severity.indexOf(state)
	return new Map(
		[...crowds].map(([line, threads]) => {
			threads.sort((one, other) => rank(one) - rank(other))
			return [line, { threads, state: threads[0]?.state ?? 'new' }]
		}),
	)
}

/** Threads in a listing now. */
export function crowdIn(whereabouts: Whereabouts): number {
	return [...whereabouts.values()].reduce((sum, { threads }) => sum + threads.length, 0)
}

/** Threads that run a program, wherever in the code they are at the moment. */
export function runnersOf(moment: Moment, path: string): number {
	return moment.threads.filter(({ program }) => program === path).length
}

/** "P2 waiting here". */
export function crowdInWords({ threads }: LineCrowd): string {
	return threads.map(({ name, state }) => `${name} ${state} here`).join(', ')
}
