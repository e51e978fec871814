/**
 * Bays: one open-topped tray per condition, with a place for each thread in its wait set. Who came first stands
 * first; woken threads came before all who still wait, and keep their place until they run.
 */
import type { ConditionMoment } from '../../model/moment.ts'
import type { Box } from './box.ts'
import { gridOf } from './box.ts'
import { awaited, grouped } from './words.ts'

export interface BayMark {
	readonly id: number
	readonly box: Box
	readonly name: string
	readonly status: string
	/** Where a thread that comes in walks to, and one that leaves comes from. */
	readonly mouth: Box
	/** By thread id. */
	readonly places: ReadonlyMap<number, Box>
}

const gap = 6

export function layoutBay(condition: ConditionMoment, box: Box): BayMark {
	const inside = [...condition.woken, ...condition.waiting]
	const most = Math.max(1, condition.peak, inside.length)
	const cells = cellsOf(box, most)
	const places = new Map<number, Box>()
	inside.forEach((thread, index) => {
		const cell = cells[index]
		if (cell !== undefined) places.set(thread, cell)
	})
	return {
		id: condition.id,
		box,
		name: awaited(condition.reason),
		status: statusOf(condition),
		mouth: cells[0] ?? box,
		places,
	}
}

/** Cells as large as the most threads ever here allow: fewer waiters do not move the others. */
function cellsOf(box: Box, most: number): readonly Box[] {
	const area = { x: box.x + 7, y: box.y + 28, width: box.width - 14, height: box.height - 35 }
	for (const columns of [1, 2, 3, 4]) {
		const rows = Math.ceil(most / columns)
		const between = most > 2 ? 3 : gap
		const height = Math.min(32, (area.height - between * (rows - 1)) / rows)
		if (height >= (columns === 1 ? 21 : 20) || columns === 4) {
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
