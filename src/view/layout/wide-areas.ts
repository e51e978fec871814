/** The stage where there is room: columns of threads from the left to the right, and the stations between them. */
import { group } from 'd3'
import type { Areas, Counted, Heading, Size, Span } from './areas.ts'
import { trayColumns } from './bays.ts'
import { type Box, bottomOf, rightOf } from './box.ts'
import { type StationArea, type StationSize, baysIn, stacked } from './station-areas.ts'

const margin = 20
const headingBottom = 46
const bottomMargin = 14
/** The tab of the lock stands half above the frame. */
const overhang = 15

/** Places that columns and gaps take across the stage. */
interface Across {
	readonly columns: readonly (Span & { readonly abreast: number })[]
	readonly gaps: readonly Span[]
}

export function wideAreas(size: Size, counted: Counted): Areas {
	const { width, height } = size
	const tray = counted.isShared ? sharedTray(size, counted) : null
	const floor = tray === null ? height - bottomMargin : tray.y - 12
	const across =
		counted.columns.length > 2 ? manyAcross(width, counted) : pairAcross(width, counted)
	const stations = stationsIn(across.gaps, size, floor, counted, tray)
	const door = doorUnder(across, floor, counted)
	return {
		width,
		height,
		headings: headingsOver(across, counted, width),
		seats: counted.columns.map(({ seats }, index) => {
			const span = across.columns[index]
			const low = index === 0 && door !== null ? door.y - 8 : floor
			return span === undefined ? [] : column(span, low, seats, span.abreast)
		}),
		stations,
		foot: footUnder(stations, floor, counted),
		door,
		columns: knobColumns(width, counted),
		press: { gaps: across.gaps, isVertical: false },
		flows: counted.stations.flatMap((_, index) => flowsOf(index, counted, across, stations)),
	}
}

/** More than eight rows of so many stand closer. */
const mostAbreast = 2

/** Two columns of threads and all the rest between them. */
function pairAcross(width: number, counted: Counted): Across {
	const [left, middle, right] = knobColumns(width, counted)
	const others = counted.columns[1]?.seats ?? 0
	if (others > mostAbreast * 8) {
		const abreast = Math.min(6, Math.ceil(others / 10))
		const width = Math.max(right.width, Math.min(300, abreast * 66))
		const last = { x: right.x + right.width - width, width, abreast }
		const gap = { ...middle, width: last.x - 32 - middle.x }
		return { columns: [{ ...left, abreast: 1 }, last], gaps: [gap] }
	}
	if (others <= 8 || !counted.isShared) {
		const abreast = others > 8 ? 2 : 1
		return {
			columns: [
				{ ...left, abreast: 1 },
				{ ...right, abreast },
			],
			gaps: [middle],
		}
	}
	// Four abreast above the tray that everybody waits in.
	const wide = Math.max(right.width, Math.min(340, width * 0.36))
	const across = { x: width - margin - wide, width: wide, abreast: 4 }
	const gap = { ...middle, width: across.x - 32 - middle.x }
	return { columns: [{ ...left, abreast: 1 }, across], gaps: [gap] }
}

/** Knobs are as wide as the threads of two columns would be. */
function knobColumns(width: number, { columns }: Counted): readonly [Span, Span, Span] {
	const sideWidth = Math.min(260, Math.max(150, width * 0.21))
	const isPaired = columns.length === 2 && (columns[1]?.seats ?? 0) > 8
	const rightWidth = isPaired ? Math.max(224, sideWidth) : sideWidth
	const frameX = margin + sideWidth + 22
	return [
		{ x: margin, width: sideWidth },
		{ x: frameX, width: width - margin - rightWidth - 32 - frameX },
		{ x: width - margin - rightWidth, width: rightWidth },
	]
}

const aside = 18

/** Equal columns; gaps with stations in them share what is left. */
function manyAcross(width: number, { columns, stations }: Counted): Across {
	const columnWidth = Math.min(190, Math.max(116, width * 0.145))
	const isOpen = (gap: number) => stations.some((station) => station.gap === gap)
	const gaps = columns.length - 1
	const open = columns.slice(1).filter((_, gap) => isOpen(gap)).length
	const around = open * 2 * aside + (gaps - open) * aside
	const room = width - 2 * margin - columns.length * columnWidth - around
	const gapWidth = Math.min(520, room / Math.max(1, open))
	const used = 2 * margin + columns.length * columnWidth + around + open * gapWidth
	const placed: Span[] = []
	const between: Span[] = []
	let x = margin + (width - used) / 2
	for (let index = 0; index < columns.length; index++) {
		placed.push({ x, width: columnWidth })
		x += columnWidth
		if (index === gaps) break
		if (isOpen(index)) {
			between.push({ x: x + aside, width: gapWidth })
			x += 2 * aside + gapWidth
		} else {
			between.push({ x: x + aside / 2, width: 0 })
			x += aside
		}
	}
	return { columns: placed.map((span) => ({ ...span, abreast: 1 })), gaps: between }
}

/** The first from the left edge, the last up to the right edge, others in the middle over their column. */
function headingsOver({ columns }: Across, counted: Counted, width: number): readonly Heading[] {
	const last = columns.length - 1
	return columns.map(({ x, width: across }, index) => {
		const text = counted.columns[index]?.title ?? ''
		if (index === 0) return { text, x, y: 30, anchor: 'start' }
		if (index === last)
			return { text, x: Math.min(width - margin, x + across), y: 30, anchor: 'end' }
		return { text, x: x + across / 2, y: 30, anchor: 'middle' }
	})
}

function stationsIn(
	gaps: readonly Span[],
	size: Size,
	floor: number,
	counted: Counted,
	tray: Box | null,
): readonly StationArea[] {
	const byGap = group(counted.stations, ({ gap }) => gap)
	const placed = new Map(
		[...byGap].map(([gap, sizes]) => {
			const span = gaps[gap] ?? gaps[0] ?? { x: margin, width: 0 }
			const [only] = sizes
			const areas =
				only !== undefined && sizes.length === 1
					? [alone(span, size, floor, { ...counted, ...only }, tray)]
					: stacked({ ...span, y: headingBottom, height: floor - headingBottom }, sizes)
			return [gap, areas] as const
		}),
	)
	const next = new Map<number, number>()
	return counted.stations.flatMap(({ gap }) => {
		const place = next.get(gap) ?? 0
		next.set(gap, place + 1)
		return placed.get(gap)?.[place] ?? []
	})
}

interface Alone extends Counted, StationSize {}

function alone(
	span: Span,
	{ height }: Size,
	floor: number,
	counted: Alone,
	tray: Box | null,
): StationArea {
	if (counted.foot > 0) return overFoot(span, floor, counted)
	const frame = { ...span, ...frameAcross(floor, height, counted) }
	const bayTop = bottomOf(frame) + (counted.hasMemory ? 12 : 18)
	const lowest = counted.hasMemory ? 32 : 56
	const bayHeight = Math.max(lowest, Math.min(150, height - bottomMargin - bayTop))
	const below = { ...frame, y: bayTop, height: bayHeight }
	return { frame, bays: tray === null ? baysIn(below, counted) : [tray], isRow: false }
}

const footGap = 10

/** Frame, bays and foot one under the other, the whole in the middle of the height. */
function overFoot(span: Span, floor: number, counted: Alone): StationArea {
	const bayHeight = counted.bays === 0 ? 0 : 74
	const below = counted.foot + footGap + (bayHeight === 0 ? 0 : bayHeight + footGap)
	const room = floor - headingBottom - overhang - below
	const frameHeight = Math.max(
		bayHeight === 0 ? 96 : 80,
		Math.min(bayHeight === 0 ? 120 : 110, room),
	)
	const y = headingBottom + overhang + Math.max(0, (room - frameHeight) / 2)
	const frame = { ...span, y, height: frameHeight }
	const bays = { ...span, y: bottomOf(frame) + footGap, height: bayHeight }
	return { frame, bays: counted.bays === 0 ? [] : baysIn(bays, counted), isRow: false }
}

/** One line of words. */
const leastFoot = 24

/** Under a station that stands alone; lower where the stage is low. */
function footUnder(stations: readonly StationArea[], floor: number, { foot }: Counted): Box | null {
	const [station, ...others] = stations
	if (foot === 0 || station === undefined || others.length > 0) return null
	const { frame, bays } = station
	const y = Math.max(bottomOf(frame), ...bays.map(bottomOf)) + footGap
	const height = Math.min(foot, floor + 6 - y)
	return height < leastFoot ? null : { x: frame.x, y, width: frame.width, height }
}

/** At the foot of the first column. */
function doorUnder({ columns }: Across, floor: number, { door }: Counted): Box | null {
	const [first] = columns
	if (door === 0 || first === undefined) return null
	return { x: first.x, y: floor - door, width: first.width, height: door }
}

/** With bays below it the frame stands high, else in the middle of the height. */
function frameAcross(floor: number, height: number, counted: Alone): Pick<Box, 'y' | 'height'> {
	const { bays, isShared, hasMemory } = counted
	const room = isShared ? floor - 70 : height - 220
	const frameHeight = hasMemory ? 148 : Math.min(120, Math.max(96, room))
	if (bays === 0) return { y: (headingBottom + floor - frameHeight) / 2, height: frameHeight }
	const below = isShared ? 4 : hasMemory ? 12 + 44 : 18 + 108
	const slack = floor - (headingBottom + 15 + frameHeight + below)
	return { y: headingBottom + Math.min(36, Math.max(10, 15 + slack)), height: frameHeight }
}

/** Four places in a row, six of many, and a row more for every so many threads: whoever is not in it leaves its place empty. */
function sharedTray({ width, height }: Size, { columns }: Counted): Box {
	const seats = columns.reduce((sum, column) => sum + column.seats, 0)
	const rows = Math.max(1, Math.ceil(seats / trayColumns(seats)))
	const trayHeight = Math.min(height * 0.42, 33 + 44 * Math.min(rows, 3))
	return { x: margin, y: height - 8 - trayHeight, width: width - 2 * margin, height: trayHeight }
}

/** Rows in the middle of the height down to `floor`, 64 px apart while they fit; several abreast fill downwards. */
function column(across: Span, floor: number, count: number, columns: number): readonly Box[] {
	const rows = Math.ceil(count / columns)
	const room = floor - headingBottom
	const pitch = Math.min(64, room / Math.max(1, rows))
	const height = Math.min(44, pitch - 6)
	const top = headingBottom + (room - (rows - 1) * pitch - height) / 2
	const gap = 8
	const width = (across.width - gap * (columns - 1)) / columns
	return Array.from({ length: count }, (_, seat) => ({
		x: across.x + Math.floor(seat / rows) * (width + gap),
		y: top + (seat % rows) * pitch,
		width,
		height,
	}))
}

/** Into the station and out of it; of a row, and where nobody stands, none. */
function flowsOf(
	index: number,
	{ columns, stations: sizes }: Counted,
	across: Across,
	stations: readonly StationArea[],
): readonly string[] {
	const [station, size] = [stations[index], sizes[index]]
	if (station === undefined || size === undefined || station.isRow) return []
	const [before, after] = [across.columns[size.gap], across.columns[size.gap + 1]]
	if (before === undefined || after === undefined) return []
	const { frame } = station
	const y = frame.y + (frame.height > 110 ? 72 : Math.min(66, frame.height * 0.66))
	const [start, end] = [before.x + before.width + 3, after.x - 9]
	const isForward = size.isBackward !== true
	const into = `M${start.toString()} ${y.toString()}H${frame.x.toString()}`
	const out = `M${rightOf(frame).toString()} ${y.toString()}H${end.toString()}`
	if (isForward) return (columns[size.gap]?.seats ?? 0) === 0 ? [out] : [into, out]
	const back = `M${frame.x.toString()} ${y.toString()}H${(start + 5).toString()}`
	return [`M${(after.x - 3).toString()} ${y.toString()}H${rightOf(frame).toString()}`, back]
}
