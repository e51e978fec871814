/**
 * Bays: one open-topped tray per condition, with a place for each thread in its wait set. Who came first stands
 * first; woken threads came before all who still wait, and keep their place until they run. In the one wait set
 * that all share the order is the lesson: places have numbers there.
 */
import type { ConditionMoment } from '../../model/moment.ts'
import type { Box, Point } from './box.ts'
import { gridOf } from './box.ts'
import { sansWidth } from './label.ts'
import { awaited, grouped } from './words.ts'

export interface BayMark {
	readonly id: number
	readonly box: Box
	readonly name: string
	readonly status: string
	/** Its one line of words is beside the places instead of over them. */
	readonly isLow: boolean
	/** Where a thread that comes in walks to, and one that leaves comes from. */
	readonly mouth: Box
	/** By thread id. */
	readonly places: ReadonlyMap<number, Box>
	/** Numbers in the order of waking, beside the places of those who wait; empty where order is not the lesson. */
	readonly numbers: readonly (Point & { readonly text: string })[]
}

/** A wait set that all threads of the stage share. */
export interface SharedBy {
	/** How many threads may stand in it. */
	readonly seats: number
	/** What the next notify would do: wake the oldest, all of them, or whom the person picks. */
	readonly wakes: 'oldest' | 'all' | 'picked'
}

const gap = 6
/** For the number beside a place. */
const gutter = 27

/** Lower ones have no room for a line of words over a thread. */
const lowest = 56
/** For the words of a low bay. */
const wordsWidth = 78

export function layoutBay(condition: ConditionMoment, box: Box): BayMark {
	const inside = [...condition.woken, ...condition.waiting]
	const most = Math.max(1, condition.peak, inside.length)
	const isLow = box.height < lowest
	const cells = isLow ? lowCells(box, most) : cellsOf(box, most)
	const places = new Map<number, Box>()
	inside.forEach((thread, index) => {
		const cell = cells[index]
		if (cell !== undefined) places.set(thread, cell)
	})
	const name = bayName(condition)
	const status = isLow && inside.length > 0 ? '' : statusOf(condition)
	const isTold = 20 + sansWidth(name, 13, true) + sansWidth(status, 13) < box.width - 4
	return {
		id: condition.id,
		box,
		name,
		status: isTold ? status : '',
		isLow,
		mouth: cells[0] ?? box,
		places,
		numbers: [],
	}
}

export function layoutSharedBay(condition: ConditionMoment, box: Box, by: SharedBy): BayMark {
	const inside = [...condition.woken, ...condition.waiting]
	const most = Math.max(1, by.seats, inside.length)
	const cells = sharedCells(box, most)
	const places = new Map<number, Box>()
	const numbers: (Point & { text: string })[] = []
	inside.forEach((thread, index) => {
		const cell = cells[index]
		if (cell === undefined) return
		places.set(thread, { ...cell, x: cell.x + gutter, width: cell.width - gutter })
		const number = index - condition.woken.length + 1
		const middle = { x: cell.x + gutter / 2, y: cell.y + cell.height / 2 }
		if (number > 0) numbers.push({ ...middle, text: number.toString() })
	})
	return {
		id: condition.id,
		box,
		name: `wait set of “${condition.name}”`,
		status: sharedStatus(condition, by.wakes, box.width < 500),
		isLow: false,
		mouth: places.get(inside[0] ?? 0) ?? cells[0] ?? box,
		places,
		numbers,
	}
}

function bayName({ name, reason }: ConditionMoment): string {
	const words = awaited(reason)
	return words === reason ? name : words
}

/** Beside the words, abreast. */
function lowCells(box: Box, most: number): readonly Box[] {
	const area = { x: box.x + wordsWidth, y: box.y + 5, width: box.width - wordsWidth - 6 }
	return gridOf({ ...area, height: box.height - 10 }, most, most, 3)
}

/** Places abreast in a wait set that so many share. */
export function trayColumns(seats: number): number {
	return seats > 12 ? 6 : 4
}

/** Rows of equal places, left to right, with room for all who may come. */
function sharedCells(box: Box, most: number): readonly Box[] {
	const columns = box.width < 500 ? 2 : trayColumns(most)
	const rows = Math.ceil(most / columns)
	const area = { x: box.x + 9, y: box.y + 28, width: box.width - 20, height: box.height - 36 }
	const height = Math.min(40, (area.height - 4 * (rows - 1)) / rows)
	return gridOf({ ...area, height: rows * height + 4 * (rows - 1) }, most, columns, 8).map(
		(cell) => ({ ...cell, height: Math.min(height, cell.height) }),
	)
}

const nextWake: Readonly<Record<SharedBy['wakes'], string>> = {
	oldest: 'oldest first; the next notify would wake number 1',
	all: 'oldest first; the next notify would wake them all',
	picked: 'oldest first; you pick whom the next notify wakes',
}

function sharedStatus(
	condition: ConditionMoment,
	wakes: SharedBy['wakes'],
	isNarrow: boolean,
): string {
	if (condition.waiting.length === 0) return statusOf(condition)
	return isNarrow ? 'oldest first' : nextWake[wakes]
}

/** Cells as large as the most threads ever here allow: fewer waiters do not move the others. */
function cellsOf(box: Box, most: number): readonly Box[] {
	// A bay in a stage that is too low for it still has a row, across its floor.
	const height = Math.max(16, box.height - 35)
	const area = { x: box.x + 7, y: box.y + 28, width: box.width - 14, height }
	for (const columns of [1, 2, 3, 4, 5]) {
		const rows = Math.ceil(most / columns)
		const between = most > 2 ? 3 : gap
		const height = Math.min(32, (area.height - between * (rows - 1)) / rows)
		if (height >= (columns === 1 ? 21 : 20) || columns === 5) {
			const used = { ...area, height: rows * height + (rows - 1) * between }
			return gridOf(used, most, columns, between)
		}
	}
	return []
}

function statusOf(condition: ConditionMoment): string {
	const count = condition.waiting.length
	if (count > 0) return `${grouped(count)} waiting`
	return condition.woken.length > 0 ? 'nobody waiting' : 'nobody'
}
