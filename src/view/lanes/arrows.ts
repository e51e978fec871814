/** Wake-ups in the lanes: arrows from the notifier to the woken; where they are too dense to follow, ticks. */
import type { Wake } from '../../model/moment.ts'
import type { Chunks } from './chunks.ts'
import { type Frame, type LaneRow, awakeness } from './rows.ts'

export interface ArrowMark {
	readonly fromX: number
	readonly fromY: number
	readonly toX: number
	readonly toY: number
	/** The one nearest before the playhead. */
	readonly isPresent: boolean
}

/** At the woken thread's row, one per column. */
export interface WakeTick {
	readonly x: number
	readonly y: number
}

/** More notifies than this in one chunk of columns cannot be told apart as arrows. */
const notifiesPerChunk = 9
/** Arrows of one notifyAll share their stem; of more than this nothing is seen. */
const arrowsPerChunk = 40

function areFew(wakes: readonly Wake[]): boolean {
	if (wakes.length <= notifiesPerChunk) return true
	if (wakes.length > arrowsPerChunk) return false
	return new Set(wakes.map(({ atUs, from }) => wholeMs(atUs) * 64 + from)).size <= notifiesPerChunk
}

/** A notifyAll tells of its wakes one after the other, within a millisecond. */
function wholeMs(atUs: number): number {
	return Math.floor(atUs / 1000)
}

/** An arrow this near before the playhead, in pixels, is the present one. */
const nearPx = 60

function arrowOf(wake: Wake, frame: Frame, x: number, isPresent: boolean): ArrowMark | null {
	const to = frame.rows.find((row) => row.thread === wake.to)
	const from = frame.rows.find((row) => row.thread === wake.from)
	if (to === undefined) return null
	const topOf = (row: LaneRow) => row.ground - Math.round(row.height * awakeness.woken)
	// The page has no row: what it wakes is woken from above.
	const isDown = from === undefined || from.top < to.top
	const toY = isDown ? topOf(to) : to.ground
	const edge = from === undefined ? frame.top - 6 : isDown ? from.ground : topOf(from)
	// Between neighbours there is no room for an arrow: it begins inside the notifier's span.
	const isNear = from !== undefined && Math.abs(toY - edge) < 12
	const fromY = isNear ? (from.ground + topOf(from)) / 2 : edge
	return { fromX: x, fromY, toX: x + 1, toY, isPresent }
}

function ticksOf(
	wakes: readonly Wake[],
	frame: Frame,
	toX: (us: number) => number,
): readonly WakeTick[] {
	const marks = new Map<string, WakeTick>()
	for (const wake of wakes) {
		const row = frame.rows.find(({ thread }) => thread === wake.to)
		if (row === undefined) continue
		const x = Math.floor(toX(wake.atUs))
		marks.set(`${String(wake.to)} ${String(x)}`, { x, y: row.ground - row.height * 0.86 })
	}
	return [...marks.values()]
}

export function layoutWakes(
	frame: Frame,
	indices: readonly number[],
	chunks: Chunks,
	atUs: number,
	toX: (us: number) => number,
): { readonly arrows: readonly ArrowMark[]; readonly wakeTicks: readonly WakeTick[] } {
	const shown: Wake[] = []
	const wakeTicks: WakeTick[] = []
	for (const index of indices) {
		const wakes = chunks.wakes(index)
		if (areFew(wakes)) shown.push(...wakes)
		else wakeTicks.push(...ticksOf(wakes, frame, toX))
	}
	const near = nearPx * frame.scale
	const present = shown.findLast((wake) => wake.atUs <= atUs && toX(atUs) - toX(wake.atUs) <= near)
	const arrows = shown
		.map((wake) => arrowOf(wake, frame, toX(wake.atUs), wake === present))
		.filter((arrow) => arrow !== null)
	return { arrows, wakeTicks }
}
