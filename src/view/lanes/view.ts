/** The stretch of run time that lanes show. Pure: where it lies follows from the time shown and what was chosen. */
import type { Pace } from '../session.ts'

export interface View {
	readonly fromUs: number
	readonly toUs: number
}

/** Share of the window left free after the present, so that the playhead does not touch the edge. */
export const headroom = 0.07

const shortestUs = 200
const longestDefaultUs = 10_000_000
const atFullSpeedUs = 2_000_000

/**
 * Two seconds at real time. Slower, the window shrinks less than time does: at 0.02× it holds 283 ms, so that
 * a few items are in it and yet its edge can be seen to move.
 */
export function defaultWindowUs(pace: Pace): number {
	const factor = pace === 'line' ? 0.01 : pace === 'full' ? 1 : pace
	return Math.min(longestDefaultUs, Math.max(5000, atFullSpeedUs * Math.sqrt(factor)))
}

/** What a burst, its queue and its end are seen in together, s. */
const waveWindowsS = [10, 20, 40, 60] as const

/** The whole run, as long as it is no longer than a minute; it grows by steps, so that nothing moves in between. */
export function waveWindowUs(runUs: number): number {
	const fitting = waveWindowsS.find((s) => s * 1e6 * (1 - headroom) >= runUs)
	return (fitting ?? 60) * 1e6
}

/** The present at the right; a run shorter than the window stands still while the playhead moves. */
export function followed(endUs: number, windowUs: number, startUs: number): View {
	const fromUs = Math.max(startUs, endUs - windowUs * (1 - headroom))
	return { fromUs, toUs: fromUs + windowUs }
}

/** The page of the recording in which a time lies: nothing moves until the playhead leaves the page. */
export function paged(atUs: number, windowUs: number, startUs: number): View {
	const pageUs = windowUs * 0.9
	const page = Math.floor(Math.max(0, atUs - startUs) / pageUs)
	const fromUs = startUs + page * pageUs - (page === 0 ? 0 : windowUs * 0.05)
	return { fromUs, toUs: fromUs + windowUs }
}

export function contains(view: View, us: number): boolean {
	return us >= view.fromUs && us <= view.toUs
}

/** A window length that can be shown: not shorter than the clock can tell, not longer than the run. */
export function boundedWindowUs(windowUs: number, runUs: number): number {
	return Math.max(shortestUs, Math.min(windowUs, Math.max(longestDefaultUs, runUs * 1.1)))
}

/** Keeps at least a little of the recording in view. */
export function boundedFromUs(
	fromUs: number,
	windowUs: number,
	startUs: number,
	endUs: number,
): number {
	const last = Math.max(startUs, endUs - windowUs * 0.1)
	return Math.min(last, Math.max(startUs - windowUs * 0.05, fromUs))
}
