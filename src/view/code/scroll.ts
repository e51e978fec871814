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

/** The line that a listing begins with on screen: a program's last lines are its loop; a primitive begins with its class. */
export function firstShownLine(text: string, lines: number): number {
	const all = text.replace(/\n$/, '').split('\n')
	const exported = all.findIndex((line) => /^export (async )?(function|class)/.test(line)) + 1
	const isProgram = exported > 0 && !all[exported - 1]?.includes('class')
	return Math.max(1, isProgram ? Math.max(exported, all.length - lines + 1) : exported)
}
