/** Many actors as a field of tiles, and the line of those who wait for a turn. */
import type { Moment } from '../../model/moment.ts'
import { mailboxOf, nameWithin } from './actors-found.ts'
import { actorSentence } from './actors-words.ts'
import { type Box, rightOf } from './box.ts'
import { monoWidth, sansWidth } from './label.ts'
import { isUnbounded, nameOf } from './words.ts'

export interface TileMark {
	readonly id: number
	readonly box: Box
	/** From its foot, as high as its mailbox is full. */
	readonly fill: Box
	/** Empty where it does not fit. */
	readonly name: string
	/** The thread that runs it; empty for none. */
	readonly runner: string
	readonly isRunning: boolean
	readonly isReady: boolean
	readonly isChosen: boolean
	/** Between its edge and what is written in it. */
	readonly inset: number
	readonly sentence: string
}

/** All on one scale: that of the capacity, or of the fullest mailbox so far. */
export function layoutTiles(
	moment: Moment,
	boxes: readonly Box[],
	chosen: number,
): readonly TileMark[] {
	if (boxes.length === 0) return []
	const most = moment.queues.reduce((top, { peak }) => Math.max(top, peak), 10)
	return moment.actors.slice(0, boxes.length).flatMap((actor, index): readonly TileMark[] => {
		const box = boxes[index]
		if (box === undefined) return []
		const { depth = 0, capacity = 0 } = mailboxOf(moment, actor) ?? {}
		const full = isUnbounded(capacity) ? most : Math.max(1, capacity)
		const height = (box.height - 2) * Math.min(1, depth / full)
		const runner = actor.runner === 0 ? '' : nameOf(moment, actor.runner)
		const inset = box.width < 48 ? 3 : 5
		const hasTwoLines = box.height >= 34
		const beside = hasTwoLines || runner === '' ? 0 : monoWidth(runner, 12) + 4
		return [
			{
				...{ id: actor.id, box, isReady: actor.isReady, isChosen: actor.id === chosen },
				fill: { x: box.x + 1, y: box.y + box.height - 1 - height, width: box.width - 2, height },
				...{ inset, name: nameWithin(actor.name, box.width - inset - 1 - beside) },
				runner,
				isRunning: actor.runner !== 0,
				sentence: actorSentence(moment, actor),
			},
		]
	})
}

export interface LineMark {
	readonly dispatcher: string
	readonly title: { readonly x: number; readonly y: number; readonly text: string }
	/** Next one first. */
	readonly chips: readonly { readonly id: number; readonly box: Box; readonly name: string }[]
	/** "nobody", "and 5 more". */
	readonly rest: { readonly x: number; readonly y: number; readonly text: string } | null
}

const gap = 4
const moreWidth = 74

export function layoutLine(moment: Moment, dispatcher: string, area: Box, of: number): LineMark {
	const waiting = moment.actors
		.filter((actor) => actor.isReady && actor.dispatcher === dispatcher)
		.toSorted((a, b) => a.place - b.place)
	const text = of === 1 ? 'Run queue' : `Run queue of ${dispatcher}`
	const title = [text, `For ${dispatcher}`, dispatcher].find((words) => {
		return sansWidth(words, 12, true) <= area.width - moreWidth
	})
	const chips: LineMark['chips'][number][] = []
	const y = area.y + 14
	let x = area.x + sansWidth(title ?? 'Run queue', 12, true) + 12
	for (const { id, name } of waiting) {
		const width = monoWidth(name, 12) + 10
		const isLast = chips.length + 1 === waiting.length
		if (x + width > rightOf(area) - (isLast ? 0 : moreWidth)) break
		chips.push({ id, name, box: { x, y: area.y, width, height: 20 } })
		x += width + gap
	}
	const left = waiting.length - chips.length
	const words = chips.length === 0 ? `${left.toString()} ready` : `and ${left.toString()} more`
	return {
		dispatcher,
		title: { x: area.x, y, text: title ?? 'Run queue' },
		chips,
		rest:
			left === 0
				? waiting.length === 0
					? { x, y, text: 'nobody' }
					: null
				: { x: x + 2, y, text: words },
	}
}
