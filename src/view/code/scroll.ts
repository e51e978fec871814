/** Where a listing is scrolled to. */

export const linePx = 17

/** The scroll position that shows one of the lines; the present one when any is in view already. */
export function scrollFor(lines: readonly number[], scrollTop: number, heightPx: number): number {
	const topOf = (line: number) => (line - 1) * linePx
	const isSeen = (line: number) => {
		return topOf(line) >= scrollTop && topOf(line) + linePx <= scrollTop + heightPx
	}
	const first = lines[0]
	if (first === undefined || lines.some(isSeen)) return scrollTop
	const margin = Math.min(linePx * 2, Math.max(0, (heightPx - linePx) / 2))
	if (topOf(first) < scrollTop) return Math.max(0, topOf(first) - margin)
	return topOf(first) + linePx + margin - heightPx
}

/** The first line of a program that is not its preamble: the function that threads run. */
export function firstShownLine(text: string): number {
	const lines = text.split('\n')
	const exported = lines.findIndex((line) => /^export (async )?function/.test(line))
	return exported < 0 ? 1 : exported + 1
}
