/**
 * How often parts of a picture flash, after WCAG 2.3.1: a flash is a pair of opposing changes of luminance by a
 * tenth of the most there is, where the darker one is dark enough to notice, over a quarter of a block of 341 × 256.
 */

/** One picture of the page: luminances 0…1, row after row, and when it was shown. */
export interface Frame {
	readonly atMs: number
	readonly width: number
	readonly height: number
	readonly luminances: Float32Array
}

const leastChange = 0.1
/** Between two brighter ones a change is no flash. */
const darkest = 0.8
const leastShare = 0.25
const windowMs = 1000
/** The block of WCAG, in CSS pixels of a page 1024 wide. */
const block = { width: 341, height: 256 }

/** The most flashes that any block of the page has within a second. `scale`: pixels of a frame per CSS pixel. */
export function mostFlashes(frames: readonly Frame[], scale: number): number {
	const [first] = frames
	if (!first) return 0
	const width = Math.max(1, Math.round(block.width * scale))
	const height = Math.max(1, Math.round(block.height * scale))
	const turns = turnsOf(frames)
	let most = 0
	// Blocks that overlap by half: one that flashes is not cut in two by the grid.
	for (let top = 0; top < first.height; top += Math.ceil(height / 2)) {
		for (let left = 0; left < first.width; left += Math.ceil(width / 2)) {
			const area = { left, top, right: left + width, bottom: top + height }
			const times = changesIn(turns, first, area)
			most = Math.max(most, pairsWithin(times))
		}
	}
	return most
}

/** What changed of one pixel from dark to light (1) or back (−1) in a frame; 0: nothing. */
interface Turns {
	readonly atMs: number
	readonly directions: Int8Array
}

/** Where each pixel turns: compared with the last extreme and not the last frame, as a fade is a change, too. */
function turnsOf(frames: readonly Frame[]): readonly Turns[] {
	const start = frames[0]?.luminances ?? new Float32Array()
	const lowest = start.slice()
	const highest = start.slice()
	const last = new Int8Array(start.length)
	return frames.map(({ atMs, luminances }) => {
		const directions = new Int8Array(start.length)
		for (let at = 0; at < start.length; at++) {
			const now = luminances[at] ?? 0
			const low = Math.min(lowest[at] ?? 0, now)
			const high = Math.max(highest[at] ?? 0, now)
			const isUp = last[at] !== 1 && now - low >= leastChange && low < darkest
			const isDown = !isUp && last[at] !== -1 && high - now >= leastChange && now < darkest
			if (isUp || isDown) directions[at] = last[at] = isUp ? 1 : -1
			lowest[at] = isUp || isDown ? now : low
			highest[at] = isUp || isDown ? now : high
		}
		return { atMs, directions }
	})
}

interface Area {
	readonly left: number
	readonly top: number
	readonly right: number
	readonly bottom: number
}

/** When enough of an area turned, each time against the time before. */
function changesIn(turns: readonly Turns[], { width, height }: Frame, area: Area): number[] {
	const right = Math.min(width, area.right)
	const bottom = Math.min(height, area.bottom)
	const least = leastShare * (area.right - area.left) * (area.bottom - area.top)
	const times: number[] = []
	let before = 0
	for (const { atMs, directions } of turns) {
		let up = 0
		let down = 0
		for (let y = area.top; y < bottom; y++) {
			for (let x = area.left; x < right; x++) {
				const direction = directions[y * width + x] ?? 0
				if (direction > 0) up++
				else if (direction < 0) down++
			}
		}
		for (const [direction, count] of [
			[1, up],
			[-1, down],
		] as const) {
			if (count < least || direction === before) continue
			before = direction
			times.push(atMs)
		}
	}
	return times
}

/** The most pairs of changes within any second. */
function pairsWithin(times: readonly number[]): number {
	let most = 0
	let from = 0
	for (const [to, atMs] of times.entries()) {
		while (atMs - (times[from] ?? atMs) > windowMs) from++
		most = Math.max(most, Math.floor((to - from + 1) / 2))
	}
	return most
}
