/** The depth of a queue as a step area, and its capacity as a line that may change. */
import { max, maxIndex } from 'd3'
import { steppedUp } from '../layout/amounts.ts'
import { isUnbounded } from '../layout/words.ts'
import { type Chunks, columnsPerChunk } from './chunks.ts'
import type { Frame, Strip } from './rows.ts'

export interface DepthMark {
	readonly strip: Strip
	/** x and y of the outline's points; of the first queue. */
	readonly outline: readonly number[]
	/** The same of the other queues on this strip. */
	readonly others: readonly (readonly number[])[]
	/** The queue that is deepest at the right end. */
	readonly deepest: string
	/** Level stretches of the capacity: from x, to x, y. */
	readonly capacity: readonly (readonly [number, number, number])[]
	/** What stands at the top of the scale. */
	readonly topValue: number
	/** Capacity at the right end. */
	readonly capacityNow: number
	/** How many items memory has room for, and where that is on the scale; null where it is not in sight. */
	readonly budget: { readonly count: number; readonly y: number } | null
}

/** Columns of the view with their range of depth, in order. */
interface Level {
	readonly x: number
	readonly least: number
	readonly most: number
	readonly last: number
	readonly capacity: number
}

function levelsOf(
	queue: number,
	frame: Frame,
	indices: readonly number[],
	chunks: Chunks,
	toX: (us: number) => number,
): readonly Level[] {
	const levels: Level[] = []
	for (const index of indices) {
		const { least, most, last, capacity } = chunks.depth(index, queue)
		for (const [place, depth] of last.entries()) {
			const x = toX((index * columnsPerChunk + place) * chunks.usPerPx)
			if (x < frame.left - 1 || x > frame.right) continue
			levels.push({
				x,
				least: least[place] ?? depth,
				most: most[place] ?? depth,
				last: depth,
				capacity: capacity[place] ?? 0,
			})
		}
	}
	return levels
}

/** The end of memory comes in sight when the queue has filled so much of it: one part in four. */
const nearBudget = 4

/** The capacity, or, when that is far away, a round number above the depth; it rarely changes as the view moves. */
function topOf(levels: readonly Level[], budget: number | null): number {
	const most = levels.reduce((found, level) => Math.max(found, level.most), 1)
	const capacity = levels.reduce((found, level) => Math.max(found, level.capacity), 1)
	if (isUnbounded(capacity)) {
		const isNear = budget !== null && most * nearBudget >= budget
		return steppedUp(isNear ? Math.max(most, budget) : most)
	}
	const isFar = capacity > 16 && capacity > 5 * most
	return isFar ? 2 ** Math.ceil(Math.log2(most + 1)) : Math.max(most, capacity)
}

interface Scale {
	readonly strip: Strip
	readonly topValue: number
	/** Where the recording ends, or the window. */
	readonly endX: number
}

function yOn({ strip, topValue }: Scale, value: number): number {
	return strip.bottom - ((strip.bottom - strip.top) * value) / topValue
}

function outlineOf(levels: readonly Level[], scale: Scale): readonly number[] {
	const outline: number[] = []
	const y = (value: number) => yOn(scale, value)
	let before: Level | undefined
	for (const level of levels) {
		// A column in which the depth went up and down is a stroke from its least to its most.
		if (before?.last !== level.most || level.most !== level.least) {
			if (before !== undefined) outline.push(level.x, y(before.last))
			outline.push(level.x, y(level.most), level.x, y(level.least), level.x, y(level.last))
		}
		before = level
	}
	if (before !== undefined) outline.push(scale.endX, y(before.last))
	return outline
}

function capacityOf(levels: readonly Level[], scale: Scale, right: number): DepthMark['capacity'] {
	const changes: [number, number][] = []
	let before: Level | undefined
	for (const level of levels) {
		if (before?.capacity !== level.capacity) changes.push([level.x, yOn(scale, level.capacity)])
		before = level
	}
	return changes
		.map(([from, at], index): [number, number, number] => {
			return [from, changes[index + 1]?.[0] ?? right, at]
		})
		.filter(([, , at]) => at >= scale.strip.top)
}

export function layoutDepth(
	strip: Strip,
	frame: Frame,
	indices: readonly number[],
	chunks: Chunks,
	toX: (us: number) => number,
	budget: number | null = null,
): DepthMark {
	const each = strip.queues.map(({ id }) => levelsOf(id, frame, indices, chunks, toX))
	const [first = [], ...rest] = each
	const topValue = max(each, (levels) => topOf(levels, budget)) ?? 1
	const endX = Math.min(frame.right, toX(chunks.recording.endUs))
	const scale = { strip, topValue, endX }
	const deepest = maxIndex(each, (levels) => levels[levels.length - 1]?.last ?? 0)
	const isInSight = budget !== null && budget <= topValue
	return {
		strip,
		outline: outlineOf(first, scale),
		others: rest.map((levels) => outlineOf(levels, scale)),
		deepest: strip.queues[deepest]?.name ?? '',
		capacity: capacityOf(first, scale, frame.right),
		topValue,
		capacityNow: first[first.length - 1]?.capacity ?? 0,
		budget: isInSight ? { count: budget, y: yOn(scale, budget) } : null,
	}
}
