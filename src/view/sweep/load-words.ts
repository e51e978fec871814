/** A sweep of the load in words: what theory it stands on, how far it has come, and what came out. */
import { expectedWaitUs } from './load-theory.ts'
import type { LoadGiven, LoadPoint, LoadSweepView } from './sweep-view.ts'
import { figure } from './sweep-words.ts'

/** "theory: Erlang C (M/M/8)". */
export function theoryInWords({ workers, isConstant, isPooled }: LoadGiven): string {
	const kind = `M/${isConstant ? 'D' : 'M'}/${isPooled ? workers : 1}`
	const isErlang = !isConstant && isPooled && workers > 1
	return isErlang ? `theory: Erlang C (${kind})` : `theory: ${kind}`
}

/** "8 workers with one queue, FIFO; memoryless services of 80 ms". */
export function loadGivenInWords(given: LoadGiven): string {
	const { workers, isPooled, order, serviceMs, isConstant } = given
	const who = workers === 1 ? '1 worker' : `${workers} workers`
	const queues = isPooled ? 'with one queue' : 'with a queue each'
	return `${who} ${queues}, ${order}; ${isConstant ? 'constant' : 'memoryless'} services of ${serviceMs} ms`
}

export function hasUnsteady(points: readonly LoadPoint[]): boolean {
	return points.some(({ isSteady }) => !isSteady)
}

/** "22.9 ± 3.10", "not steady". */
export function waitInWords({ waitUs, halfWidthUs, isSteady }: LoadPoint): string {
	return isSteady ? `${figure(waitUs / 1000)} ± ${figure(halfWidthUs / 1000)}` : 'not steady'
}

export const loadColumns = [
	...['λ, 1/s', 'ρ', 'Service, ms', 'Wait, ms', 'Theory, ms', 'Virtual, ms', 'n', 'Late, ms'],
] as const

/** One row for each point, as `loadColumns` say. */
export function loadRows(points: readonly LoadPoint[], given: LoadGiven): string[][] {
	return points.map((point) => {
		const expectedUs = expectedWaitUs(point, given)
		return [
			String(point.ratePerS),
			point.utilisation.toFixed(3),
			figure(point.meanServiceUs / 1000),
			waitInWords(point),
			expectedUs === null ? 'no end' : figure(expectedUs / 1000),
			figure(point.virtualUs / 1000),
			String(point.n),
			figure(point.lateUs / 1000),
		]
	})
}

/** "15 %": of all tasks of a run, those before the ones that count. */
export function leftOutInWords([first]: readonly LoadPoint[]): string {
	if (!first) return ''
	return `${Math.round((100 * first.leftOut) / (first.leftOut + first.n))} %`
}

/** What the status line says. */
export function loadProgressInWords({ points, values, running }: LoadSweepView): string {
	if (running !== null) {
		return `Runs with ${running} tasks a second, ${points.length + 1} of ${values.length}`
	}
	if (points.length === 0) return 'Runs the scene with one arrival rate after another.'
	if (points.length === values.length) return growthInWords(points)
	return `Ended after ${points.length === 1 ? '1 rate' : `${points.length} rates`}.`
}

/** "From 50 to 95 tasks a second: 1.9 times the load, 120 times the wait." */
export function growthInWords(points: readonly LoadPoint[]): string {
	const [first, ...more] = points.filter(({ isSteady }) => isSteady)
	const last = more.at(-1)
	if (!first || !last || first.waitUs === 0) return 'Every rate was run.'
	const load = (last.ratePerS / first.ratePerS).toFixed(1)
	const ratio = last.waitUs / first.waitUs
	const wait = ratio >= 9.5 ? Math.round(ratio).toLocaleString('en') : ratio.toFixed(1)
	const range = `From ${first.ratePerS} to ${last.ratePerS} tasks a second`
	const beyond = points.at(-1)?.isSteady ? '' : ' Beyond that the waits only grew.'
	return `${range}: ${load} times the load, ${wait} times the wait.${beyond}`
}
