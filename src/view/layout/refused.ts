/** Items that a queue has just refused: drawn at the end of the thread that offered them, falling away from the queue. */
import type { Moment } from '../../model/moment.ts'
import { type Box, bottomOf, rightOf } from './box.ts'
import type { Home } from './capsules.ts'
import type { Holding } from './holding.ts'
import { type Motion, handOverUs, travelled } from './motion.ts'

export interface RefusedMark {
	readonly key: string
	readonly box: Box
	/** Degrees. */
	readonly tilt: number
	/** 1 … 0. */
	readonly strength: number
}

const edge = 22
const fall = 26

/** The latest of each thread. Falling takes twice as long as a hand-over. */
export function layoutRefused(
	moment: Moment,
	holdings: readonly Holding[],
	homes: ReadonlyMap<number, Home>,
	motion: Motion & { readonly isPhone: boolean },
): readonly RefusedMark[] {
	const { refusals, atUs } = moment
	if (refusals.length === 0) return []
	const durationUs = 2 * handOverUs(motion)
	const latest = new Map(refusals.map((refusal) => [refusal.thread, refusal]))
	return [...latest.values()].flatMap((refusal): readonly RefusedMark[] => {
		const ageUs = atUs - refusal.atUs
		const home = homes.get(refusal.thread)
		// A rate limit stands at the door of the first queue.
		const holding =
			holdings.find(({ id }) => id === refusal.queue) ??
			(refusal.how === 'limited' ? holdings[0] : undefined)
		if (home === undefined || holding === undefined || ageUs >= durationUs) return []
		const share = travelled(ageUs, durationUs)
		const start = startOf(home, holding, motion.isPhone)
		return [
			{
				key: `${refusal.thread.toString()}:${refusal.atUs.toString()}`,
				box: { ...start, y: start.y + fall * share },
				tilt: 50 * share,
				strength: 1 - share,
			},
		]
	})
}

function startOf({ column, box }: Home, { gap }: Holding, isPhone: boolean): Box {
	const size = { width: edge, height: edge }
	if (isPhone) return { ...size, x: box.x + (box.width - edge) / 2, y: bottomOf(box) - edge / 2 }
	const x = column <= gap ? rightOf(box) - 4 : box.x - edge + 4
	return { ...size, x, y: box.y + (box.height - edge) / 2 }
}
