/** A sweep of the workers in words: what a task is, how far it has come, and what came out. */
import type { ThroughputGiven, ThroughputPoint, ThroughputSweepView } from './sweep-view.ts'
import { figure } from './sweep-words.ts'
import { aloneIn, expectedPerS, threadsForAll } from './throughput-theory.ts'

export const throughputColumns = [
	...['Workers', 'Tasks/s', 'Theory, 1/s', 'Computing, ms', 'Waiting, ms', 'n'],
] as const

/** One row for each point, as `throughputColumns` say. */
export function throughputRows(points: readonly ThroughputPoint[]): string[][] {
	const alone = aloneIn(points)
	return points.map(({ workers, perS, computeUs, waitUs, n }) => [
		String(workers),
		figure(perS),
		alone ? figure(expectedPerS(workers, alone)) : '–',
		figure(computeUs / 1000),
		figure(waitUs / 1000),
		String(n),
	])
}

/** "10 ms computing, 90 ms waiting", "10 ms computing". */
export function taskInWords({ computeMs, waitMs }: ThroughputGiven): string {
	const parts = [
		...(computeMs > 0 ? [`${computeMs} ms computing`] : []),
		...(waitMs > 0 ? [`${waitMs} ms waiting`] : []),
	]
	return parts.join(', ')
}

/** "theory: n ÷ (W + C), at most cores ÷ C". */
export function throughputTheoryInWords({ computeMs, waitMs }: ThroughputGiven): string {
	if (computeMs === 0) return 'theory: n ÷ W'
	return `theory: ${waitMs === 0 ? 'n ÷ C' : 'n ÷ (W + C)'}, at most cores ÷ C`
}

/** What was the same in all runs, and how many threads would keep all cores busy. */
export function throughputNoteInWords(
	given: ThroughputGiven,
	points: readonly ThroughputPoint[],
): string {
	const task = `A task is ${taskInWords(given)}.`
	const alone = aloneIn(points)
	if (alone === null) return task
	const cores = `The machine gave ${alone.cores.toFixed(1)} cores.`
	const all = threadsForAll(alone)
	const enough =
		all === Infinity
			? 'No number of threads keeps a core busy.'
			: `N·(1 + W ÷ C): ${all.toFixed(1)} threads keep them all busy.`
	return `${task} ${cores} ${enough} The line is theory for the times as measured with the fewest workers.`
}

/** What the status line says. */
export function throughputProgressInWords(sweep: ThroughputSweepView): string {
	const { points, values, running } = sweep
	if (running !== null) {
		const who = running === 1 ? '1 worker' : `${running} workers`
		return `Runs with ${who}, ${points.length + 1} of ${values.length}`
	}
	if (points.length === 0) return 'Runs the scene with one number of workers after another.'
	if (points.length === values.length) return gainInWords(points)
	return `Ended after ${points.length === 1 ? '1 size' : `${points.length} sizes`}.`
}

/** "From 1 to 16 workers: 15.8 times the throughput." */
export function gainInWords(points: readonly ThroughputPoint[]): string {
	const [first] = points
	const last = points.at(-1)
	if (!first || !last || first.perS === 0) return 'Every size was run.'
	const gain = (last.perS / first.perS).toFixed(1)
	return `From ${first.workers} to ${last.workers} workers: ${gain} times the throughput.`
}
