/** The stage of a phone: as wide as it is and as high as it needs, the work flows from the top to the bottom. */
import { group } from 'd3'
import type { Areas, Counted, Heading } from './areas.ts'
import { type Box, bottomOf, gridOf } from './box.ts'
import { type StationArea, type StationSize, mostWhole } from './station-areas.ts'

const margin = 16

export function phoneAreas(width: number, counted: Counted): Areas {
	const inner = width - 2 * margin
	const byGap = group(counted.stations, ({ gap }) => gap)
	const headings: Heading[] = []
	const seats: (readonly Box[])[] = []
	const placed = new Map<StationSize, StationArea>()
	let top = 30
	let foot: Box | null = null
	let door: Box | null = null
	for (const [index, { seats: count, title }] of counted.columns.entries()) {
		headings.push({ text: title, x: margin, y: index === 0 ? 20 : top - 11, anchor: 'start' })
		const boxes = seatsAt(inner, count, index === 0 ? 3 : 2, top)
		seats.push(boxes)
		top = boxes.reduce((low, box) => Math.max(low, bottomOf(box)), top)
		const sizes = byGap.get(index) ?? []
		if (index === counted.columns.length - 1) break
		if (index === 0 && counted.door > 0) {
			door = { x: margin, y: top + 24, width: inner, height: counted.door }
			top = bottomOf(door)
		}
		for (const [place, area] of stationsAt(top, inner, sizes, counted).entries()) {
			const size = sizes[place]
			if (size !== undefined) placed.set(size, area)
			top = Math.max(top, bottomOf(area.frame), ...area.bays.map(bottomOf))
		}
		if (index === 0 && counted.foot > 0 && sizes.length === 1) {
			foot = { x: margin, y: top + 12, width: inner, height: counted.foot }
			top = bottomOf(foot)
		}
		top += 36
	}
	const frame = [...placed.values()][0]?.frame ?? { x: margin, width: inner }
	return {
		width,
		height: top + 14,
		headings,
		seats,
		stations: counted.stations.flatMap((size) => placed.get(size) ?? []),
		foot,
		door,
		columns: [frame, frame, frame],
		press: { gaps: [], isVertical: true },
		flows: [],
	}
}

function seatsAt(inner: number, count: number, few: number, top: number): readonly Box[] {
	const columns = few === 2 && count <= 6 ? 2 : 3
	const rows = Math.ceil(count / columns)
	const height = rows > 3 ? 36 : 44
	const gap = columns === 2 ? 8 : 6
	const area = { x: margin, y: top, width: inner, height: rows * (height + gap) - gap }
	return gridOf(area, count, columns, gap)
}

const rowPitch = 30

function stationsAt(
	top: number,
	inner: number,
	sizes: readonly StationSize[],
	counted: Counted,
): readonly StationArea[] {
	const { columns, isShared, hasMemory } = counted
	if (sizes.length > mostWhole) {
		return sizes.map((_, index) => ({
			frame: { x: margin, y: top + 18 + index * rowPitch, width: inner, height: rowPitch - 6 },
			bays: [],
			isRow: true,
		}))
	}
	const everybody = columns.reduce((sum, { seats }) => sum + seats, 0)
	const shared = 36 + 38 * Math.ceil(everybody / 2)
	const areas: StationArea[] = []
	let y = top + 30
	for (const { bays } of sizes) {
		const frame = { x: margin, y, width: inner, height: hasMemory ? 148 : 104 }
		const bayHeight = isShared ? Math.max(104, shared) : bays === 0 ? 0 : 104
		const below = { ...frame, y: bottomOf(frame) + 12, height: bayHeight }
		areas.push({ frame, bays: gridOf(below, bays, Math.max(1, bays), 10), isRow: false })
		y = bottomOf(below) + 30
	}
	return areas
}
