/**
 * Items as tokens. At rest a token lies at its place; after a hand-over it is drawn on the way there or to the
 * taker. A thread has one token on the way at most: its next hand-over ends the one before.
 */
import type { Item, Moment, Move, QueueMoment } from '../../model/moment.ts'
import { type Box, boxBetween, centreOf, rightOf } from './box.ts'
import type { Home } from './capsules.ts'
import { type Motion, handOverUs, travelled } from './motion.ts'
import { type QueueMark, tokenLabel } from './queue.ts'

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

interface Journey {
	readonly move: Move
	/** Run time that it is drawn over. */
	readonly durationUs: number
}

export function layoutTokens(
	moment: Moment,
	queue: QueueMoment,
	mark: QueueMark,
	homes: ReadonlyMap<number, Home>,
	motion: Motion & { readonly isPhone: boolean },
): readonly TokenMark[] {
	const journeys = journeysOf(moment, queue, motion)
	const handAt = (thread: number) => {
		const home = homes.get(thread)
		return home === undefined ? aboveFrame(mark) : handOf(home, mark, motion.isPhone)
	}
	const wayIn = new Map<number, Journey>()
	for (const journey of journeys) if (journey.move.into) wayIn.set(journey.move.item.id, journey)
	const shareAt = (journey: Journey, atUs: number) =>
		travelled(atUs - journey.move.atUs, journey.durationUs)

	/** Where the item is on its way in at a time; at `place` once it has arrived, or when the put is long past. */
	const insideAt = (item: Item, place: number, atUs: number): Box => {
		const journey = wayIn.get(item.id)
		const rest = mark.tokenAt(place)
		if (journey === undefined) return rest
		return boxBetween(handAt(journey.move.thread), rest, shareAt(journey, atUs))
	}
	const inside = drawnItems(queue, mark, wayIn).map(({ item, index }) => {
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
		return [tokenOf(move.item, boxBetween(start, handAt(move.thread), share), false, true)]
	})
	// On a bar only what is under way is a token.
	const shown = mark.bar === null ? inside : inside.filter(({ isTravelling }) => isTravelling)
	return keyed([...shown, ...leaving])
}

function keyed(tokens: readonly Omit<TokenMark, 'key'>[]): readonly TokenMark[] {
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
	mark: QueueMark,
	wayIn: ReadonlyMap<number, Journey>,
): readonly { readonly item: Item; readonly index: number }[] {
	if (mark.bar === null) return queue.items.map((item, index) => ({ item, index }))
	const last = [...wayIn.values()].slice(-queue.depth).map(({ move }) => move.item)
	const from = queue.depth - last.length
	return queue.depth === 0 ? [] : last.map((item, offset) => ({ item, index: from + offset }))
}

/**
 * All moves of this queue that are remembered, each with the time that its drawing may take: no longer than since
 * the thread's hand-over before, so that a busy thread's tokens arrive in time, and not beyond its next one.
 */
function journeysOf(moment: Moment, queue: QueueMoment, motion: Motion): readonly Journey[] {
	const full = handOverUs(motion)
	const moves = moment.moves.filter((move) => move.queue === queue.id)
	const before = new Map<number, number>()
	const durations = moves.map((move) => {
		const gapUs = move.atUs - (before.get(move.thread) ?? -Infinity)
		before.set(move.thread, move.atUs)
		return Math.min(full, gapUs)
	})
	const isLatest = new Set([...new Map(moves.map((move, index) => [move.thread, index])).values()])
	return moves.map((move, index) => ({
		move,
		durationUs: isLatest.has(index) ? (durations[index] ?? 0) : 0,
	}))
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
function handOf({ side, box }: Home, mark: QueueMark, isPhone: boolean): Box {
	const { width, height } = mark.tokenAt(0)
	// Small enough to go behind the capsule.
	const share = Math.min(1, (box.height - 8) / height)
	const size = { width: width * share, height: height * share }
	const centre = centreOf(box)
	const inner = side === 'left' ? rightOf(box) - size.width : box.x + 4
	const x = isPhone ? centre.x - size.width / 2 : inner
	return { ...size, x, y: centre.y - size.height / 2 }
}

function aboveFrame(mark: QueueMark): Box {
	const size = mark.tokenAt(0)
	return { ...size, x: centreOf(mark.frame).x - size.width / 2, y: mark.frame.y - size.height }
}

function tokenOf(
	item: Item,
	box: Box,
	isSurplus: boolean,
	isTravelling: boolean,
): Omit<TokenMark, 'key'> {
	const { text, size } = tokenLabel(item.id, box.width)
	return { id: item.id, kind: item.kind, box, text, size, isSurplus, isTravelling }
}
