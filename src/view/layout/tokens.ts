/**
 * Items as tokens. At rest a token lies at its place; after a hand-over it is drawn on the way there or to the
 * taker. A thread has one token on the way at most: its next hand-over, at whatever queue, ends the one before.
 */
import type { Item, Moment, Move, QueueMoment } from '../../model/moment.ts'
import { type Box, boxBetween, centreOf, rightOf } from './box.ts'
import type { Home } from './capsules.ts'
import type { Holding } from './holding.ts'
import { type Motion, handOverUs, travelled } from './motion.ts'
import { tokenLabel } from './queue.ts'

export interface TokenMark {
	readonly id: number
	/** Different for each: where something is broken, two threads may carry off the same item. */
	readonly key: string
	readonly kind: number
	readonly box: Box
	readonly text: string
	readonly size: number
	/** Lies beyond the capacity. */
	readonly isSurplus: boolean
	readonly isTravelling: boolean
}

type Unkeyed = Omit<TokenMark, 'key'>

interface Journey {
	readonly move: Move
	/** Run time that it is drawn over. */
	readonly durationUs: number
}

interface Surroundings extends Motion {
	readonly isPhone: boolean
}

export function layoutTokens(
	moment: Moment,
	holdings: readonly Holding[],
	homes: ReadonlyMap<number, Home>,
	motion: Surroundings,
): readonly TokenMark[] {
	const journeys = journeysOf(moment, motion)
	const tokens = holdings.flatMap((holding) => {
		const queue = moment.queues.find(({ id }) => id === holding.id)
		if (queue === undefined) return []
		const own = journeys.filter(({ move }) => move.queue === queue.id)
		return tokensOf(moment, queue, holding, own, homes, motion)
	})
	return keyed(tokens)
}

function tokensOf(
	moment: Moment,
	queue: QueueMoment,
	holding: Holding,
	journeys: readonly Journey[],
	homes: ReadonlyMap<number, Home>,
	motion: Surroundings,
): readonly Unkeyed[] {
	const handAt = (thread: number) => {
		const home = homes.get(thread)
		return home === undefined ? aboveFrame(holding) : handOf(home, holding, motion.isPhone)
	}
	const wayIn = new Map<number, Journey>()
	for (const journey of journeys) if (journey.move.into) wayIn.set(journey.move.item.id, journey)
	const shareAt = (journey: Journey, atUs: number) =>
		travelled(atUs - journey.move.atUs, journey.durationUs)

	/** Where the item is on its way in at a time; at `place` once it has arrived, or when the put is long past. */
	const insideAt = (item: Item, place: number, atUs: number): Box => {
		const journey = wayIn.get(item.id)
		const rest = holding.tokenAt(place)
		if (journey === undefined) return rest
		return boxBetween(handAt(journey.move.thread), rest, shareAt(journey, atUs))
	}
	const inside = drawnItems(queue, holding, wayIn).map(({ item, index }) => {
		const journey = wayIn.get(item.id)
		const isTravelling = journey !== undefined && shareAt(journey, moment.atUs) < 1
		const place = index + lagOf(moment, journeys, item, index)
		const box = insideAt(item, place, moment.atUs)
		return tokenOf(item, box, index >= queue.capacity, isTravelling)
	})
	const leaving = journeys.flatMap((journey) => {
		const { move } = journey
		const share = shareAt(journey, moment.atUs)
		if (move.into || share >= 1) return []
		const start = insideAt(move.item, move.place, move.atUs)
		const by = holding.hasNoPlace ? holding.tokenAt(0) : null
		return [tokenOf(move.item, wayOut(start, by, handAt(move.thread), share), false, true)]
	})
	// On a bar only what is under way is a token.
	const shown = holding.isMeasured ? inside.filter(({ isTravelling }) => isTravelling) : inside
	return [...shown, ...leaving]
}

/** Straight to the hand, or by the point at which the hands meet. */
function wayOut(start: Box, by: Box | null, end: Box, share: number): Box {
	if (by === null) return boxBetween(start, end, share)
	return share < 0.5 ? boxBetween(start, by, share * 2) : boxBetween(by, end, share * 2 - 1)
}

function keyed(tokens: readonly Unkeyed[]): readonly TokenMark[] {
	const seen = new Map<number, number>()
	return tokens.map((token) => {
		const before = seen.get(token.id) ?? 0
		seen.set(token.id, before + 1)
		return { ...token, key: `${token.id.toString()}:${before.toString()}` }
	})
}

/** The items that may have a token: all of them, or on a bar those that were put last and are on their way. */
function drawnItems(
	queue: QueueMoment,
	holding: Holding,
	wayIn: ReadonlyMap<number, Journey>,
): readonly { readonly item: Item; readonly index: number }[] {
	if (!holding.isMeasured) return queue.items.map((item, index) => ({ item, index }))
	const last = [...wayIn.values()].slice(-queue.depth).map(({ move }) => move.item)
	const from = queue.depth - last.length
	const isNewestFirst = queue.order === 'LIFO'
	const indexOf = (offset: number) => (isNewestFirst ? last.length - 1 - offset : from + offset)
	return queue.depth === 0 ? [] : last.map((item, offset) => ({ item, index: indexOf(offset) }))
}

/** What one thread puts or takes within this time it did in one critical section: those tokens go together. */
const togetherUs = 200

interface Stride {
	readonly queue: number
	readonly into: boolean
	/** Run time since the stride before. */
	readonly gapUs: number
	lastUs: number
}

/**
 * All moves that are remembered, each with the time that its drawing may take: no longer than since the thread's
 * hand-over before, so that a busy thread's tokens arrive in time, and not beyond its next one.
 */
function journeysOf({ moves }: Moment, motion: Motion): readonly Journey[] {
	const full = handOverUs(motion)
	const latest = new Map<number, Stride>()
	const strides = moves.map((move) => {
		const before = latest.get(move.thread)
		const gapUs = move.atUs - (before?.lastUs ?? -Infinity)
		if (before !== undefined && gapUs <= togetherUs) {
			if (before.queue === move.queue && before.into === move.into) {
				before.lastUs = move.atUs
				return before
			}
		}
		const stride = { queue: move.queue, into: move.into, gapUs, lastUs: move.atUs }
		latest.set(move.thread, stride)
		return stride
	})
	return moves.map((move, index) => {
		const stride = strides[index]
		const isLatest = stride !== undefined && latest.get(move.thread) === stride
		return { move, durationUs: isLatest ? Math.min(full, stride.gapUs) : 0 }
	})
}

/** How many places the item still has to move up after the last take: 1 … 0. */
function lagOf(moment: Moment, journeys: readonly Journey[], item: Item, index: number): number {
	const takes = journeys.filter(({ move }) => !move.into)
	const last = takes[takes.length - 1]
	if (last === undefined || item.putUs > last.move.atUs || index < last.move.place) return 0
	const before = takes[takes.length - 2]?.move.atUs ?? -Infinity
	const durationUs = Math.min(last.durationUs, last.move.atUs - before)
	return 1 - travelled(moment.atUs - last.move.atUs, durationUs)
}

/** Where a token goes under a capsule at home: at the end that faces the queue, in the middle on a phone. */
function handOf({ column, box }: Home, holding: Holding, isPhone: boolean): Box {
	const { width, height } = holding.tokenAt(0)
	// Small enough to go behind the capsule.
	const share = Math.min(1, (box.height - 8) / height)
	const size = { width: width * share, height: height * share }
	const centre = centreOf(box)
	const inner = column <= holding.gap ? rightOf(box) - size.width : box.x + 4
	const x = isPhone ? centre.x - size.width / 2 : inner
	return { ...size, x, y: centre.y - size.height / 2 }
}

function aboveFrame(holding: Holding): Box {
	const size = holding.tokenAt(0)
	const { frame } = holding
	return { ...size, x: centreOf(frame).x - size.width / 2, y: frame.y - size.height }
}

function tokenOf(item: Item, box: Box, isSurplus: boolean, isTravelling: boolean): Unkeyed {
	const { text, size } = tokenLabel(item.id, box.width)
	return { id: item.id, kind: item.kind, box, text, size, isSurplus, isTravelling }
}
