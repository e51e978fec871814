/** A sweep in words: what theory says, how far it has come, and what came out. */
import { emptyPollsPerS, pollDelayUs } from '../../model/theory.ts'
import type { PollGiven, PollPoint, PollSweepView } from './sweep-view.ts'

/** "T ÷ 2": the mean delay, by how the pollers' sleeps lie. */
export function delayInTheory({ workers, phase }: PollGiven): string {
	if (phase === 'in step' || workers === 1) return 'T ÷ 2'
	return phase === 'random' ? `T ÷ ${workers + 1}` : `T ÷ ${2 * workers}`
}

/** "8 ÷ T". */
export function emptyInTheory({ workers }: PollGiven): string {
	return `${workers} ÷ T`
}

/** "8 workers, random phases; 20 tasks a second of 1 ms". */
export function givenInWords({ workers, phase, ratePerS, serviceMs }: PollGiven): string {
	const lying = phase === 'random' ? 'random phases' : phase
	const who = workers === 1 ? '1 worker' : `${workers} workers, ${lying}`
	return `${who}; ${ratePerS} tasks a second of ${serviceMs} ms`
}

/** One row for each point: its period, three delays, two counts of empty polls a second, and on how many tasks it rests. */
export function pollRows(points: readonly PollPoint[], given: PollGiven): string[][] {
	return points.map(({ periodMs, delayUs, gapDelayUs, emptyPerS, n }) => [
		periodMs.toLocaleString('en'),
		figure(delayUs / 1000),
		figure(pollDelayUs(periodMs * 1000, given.workers, given.phase) / 1000),
		gapDelayUs === null ? '–' : figure(gapDelayUs / 1000),
		figure(emptyPerS),
		figure(emptyPollsPerS(periodMs * 1000, given.workers)),
		String(n),
	])
}

/** What the status line says. */
export function progressInWords({ points, values, running }: PollSweepView): string {
	if (running !== null) {
		return `Runs with T = ${running} ms, ${points.length + 1} of ${values.length}`
	}
	if (points.length === 0) return 'Runs the scene with one period after another.'
	return points.length === values.length ? comparisonInWords(points) : cutShort(points)
}

function cutShort(points: readonly PollPoint[]): string {
	return `Ended after ${points.length === 1 ? '1 period' : `${points.length} periods`}.`
}

/** "From 5 to 1,000 ms: 180 times the delay, 190 times fewer empty polls." */
export function comparisonInWords(points: readonly PollPoint[]): string {
	const [first] = points
	const last = points.at(-1)
	if (!first || !last || first.delayUs === 0 || last.emptyPerS === 0) return 'Every period was run.'
	const range = `From ${first.periodMs} to ${last.periodMs.toLocaleString('en')} ms`
	const slower = times(last.delayUs / first.delayUs)
	const fewer = times(first.emptyPerS / last.emptyPerS)
	return `${range}: ${slower} times the delay, ${fewer} times fewer empty polls.`
}

function times(ratio: number): string {
	return ratio >= 9.5 ? Math.round(ratio).toLocaleString('en') : ratio.toFixed(1)
}

/** "50.4", "0.56", "1,003": as many digits as so few tasks are good for. */
export function figure(value: number): string {
	if (value >= 99.5) return Math.round(value).toLocaleString('en')
	return value >= 9.95 ? value.toFixed(1) : value.toFixed(2)
}
