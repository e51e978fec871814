/** What lies under a place in the lanes. */
import type { Recording } from '../../model/recording.ts'
import type { Span } from '../../model/timeline.ts'
import { type Lanes, usAt, xAt } from './layout.ts'
import type { Bar } from './marks.ts'
import { type LaneRow, awakeness } from './rows.ts'

export interface Hit {
	readonly us: number
	/** The row under the place, if there is one. */
	readonly row: LaneRow | null
}

/** Null beside the time axis: over the names, or beyond the right edge. */
export function hitTest(lanes: Lanes, x: number, y: number): Hit | null {
	const { left, right, rows } = lanes.frame
	if (x < left || x > right) return null
	const row = rows.find(({ top, height }) => y >= top && y < top + height) ?? null
	return { us: usAt(lanes, x), row }
}

/** A span of one thread, as it is pointed at. */
export interface Pointed {
	readonly thread: number
	readonly span: Span
}

/**
 * The span of a thread at a time. Short ones are easily missed by a pixel: the shortest that begins within
 * `slackUs` wins over a longer one around it.
 */
export function spanAt(
	recording: Recording,
	thread: number,
	us: number,
	slackUs = 0,
): Span | undefined {
	if (us > recording.endUs) return undefined
	const near = recording.spans(thread, us - slackUs, us + slackUs)
	const exact = near.findLast(({ fromUs, toUs }) => fromUs <= us && toUs >= us)
	const short = near
		.filter(({ fromUs, toUs }) => toUs - fromUs <= 2 * slackUs)
		.sort((one, other) => Math.abs(one.fromUs - us) - Math.abs(other.fromUs - us))[0]
	return short ?? exact
}

/** The span before or after another of the same thread. */
export function neighbour(
	recording: Recording,
	{ thread, span }: Pointed,
	step: 1 | -1,
): Span | undefined {
	const us = step > 0 ? span.toUs : span.fromUs
	const touching = recording.spans(thread, us, us)
	return step > 0
		? touching.find(({ fromUs }) => fromUs >= span.toUs && fromUs > span.fromUs)
		: touching.findLast(({ fromUs }) => fromUs < span.fromUs)
}

/** The box of a span, for its outline; undefined when its thread has no row. */
export function boxOf(lanes: Lanes, { thread, span }: Pointed): Bar | undefined {
	const row = lanes.frame.rows.find((it) => it.thread === thread)
	if (row === undefined) return undefined
	const x = xAt(lanes, span.fromUs)
	const height = Math.max(3, Math.round(row.height * awakeness[span.state]))
	const width = xAt(lanes, span.toUs) - x
	return { x, y: row.ground - height, width, height, state: span.state, label: '' }
}
