/** What is lost has weight: a pile of it, as far as there is room, and the number of each kind. */
import type { Moment } from '../../model/moment.ts'
import type { Box } from './box.ts'
import { rightOf } from './box.ts'
import { sansWidth } from './label.ts'
import { lossesOf } from './losses.ts'
import { grouped } from './words.ts'

export interface PileMark {
	readonly box: Box
	readonly papers: readonly Box[]
	readonly count: string
	readonly x: number
	readonly unit: string
	/** By kind. */
	readonly line: string
}

const edge = 12
const between = 3
const mostPapers = 24

/** "1435 refused, 20 dropped", the longest form first; of nothing, what there is none of. */
function formsOf(moment: Moment): readonly string[] {
	const kinds = lossesOf(moment)
		.filter(({ count }) => count > 0)
		.toSorted((a, b) => b.count - a.count)
		.map(({ name, count }) => `${grouped(count)} ${name}`)
	if (kinds.length === 0) return ['nothing is refused or dropped', 'nothing so far']
	return kinds.map((_, left) => {
		const shown = kinds.slice(0, kinds.length - left).join(', ')
		return left === 0 ? shown : `${shown}, …`
	})
}

export function lossesInWords(moment: Moment): string {
	return formsOf(moment)[0] ?? ''
}

export function layoutPile(moment: Moment, area: Box): PileMark {
	const lost = lossesOf(moment).reduce((sum, { count }) => sum + count, 0)
	const width = Math.min(130, area.width * 0.34)
	const box = { x: area.x, y: area.y, width, height: area.height }
	const columns = Math.max(1, Math.floor((width - 8) / (edge + between)))
	const rows = Math.max(1, Math.floor((area.height - 4) / (edge + between)))
	const drawn = Math.min(lost, columns * rows, mostPapers)
	const papers = Array.from({ length: drawn }, (_, index) => ({
		x: area.x + 5 + (index % columns) * (edge + between),
		y: area.y + area.height - (Math.floor(index / columns) + 1) * (edge + between),
		width: edge,
		height: edge,
	}))
	const x = rightOf(box) + 12
	const room = rightOf(area) - x
	const share = moment.counts.offered === 0 ? 0 : Math.round((lost / moment.counts.offered) * 100)
	const unit = lost === 0 ? 'lost' : `lost, ${share.toString()}% of what came`
	return {
		box,
		papers,
		count: grouped(lost),
		x,
		unit: sansWidth(unit, 13) + 15 * grouped(lost).length > room ? 'lost' : unit,
		line: formsOf(moment).find((text) => sansWidth(text, 12) <= room) ?? '',
	}
}
