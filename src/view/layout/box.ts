/** Places on the stage: y grows downwards, lengths are logical pixels (CSS pixels ÷ scale). */
export interface Point {
	readonly x: number
	readonly y: number
}

export interface Box extends Point {
	readonly width: number
	readonly height: number
}

export function centreOf(box: Box): Point {
	return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

export function rightOf(box: Box): number {
	return box.x + box.width
}

export function bottomOf(box: Box): number {
	return box.y + box.height
}

/** The box that is `share` of the way from one to the other. */
export function boxBetween(from: Box, to: Box, share: number): Box {
	// As interpolateNumber of d3, which would bring all of its colours before the first picture.
	const between = (key: keyof Box) => from[key] * (1 - share) + to[key] * share
	return {
		x: between('x'),
		y: between('y'),
		width: between('width'),
		height: between('height'),
	}
}

/** `count` boxes that fill `area` in rows of `columns`, left to right, top to bottom. */
export function gridOf(area: Box, count: number, columns: number, gap: number): readonly Box[] {
	const rows = Math.ceil(count / columns)
	const width = (area.width - gap * (columns - 1)) / columns
	const height = (area.height - gap * (rows - 1)) / Math.max(1, rows)
	return Array.from({ length: count }, (_, index) => ({
		x: area.x + (index % columns) * (width + gap),
		y: area.y + Math.floor(index / columns) * (height + gap),
		width,
		height,
	}))
}
