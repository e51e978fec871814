/** Letters: in mailboxes, on their way there and to their reader, and the dead ones that fall into the bin. */
import type { Item, Moment } from '../../model/moment.ts'
import type { ActorAreas } from './actors-areas.ts'
import type { MailboxMark } from './actors-mailbox.ts'
import { lastDeadInWords, senderOf } from './actors-words.ts'
import { type Box, boxBetween, rightOf } from './box.ts'
import type { Home } from './capsules.ts'
import { monoWidth, sansWidth } from './label.ts'
import { type Motion, handOverUs, travelled } from './motion.ts'
import { layoutTokens } from './tokens.ts'

export interface LetterMark {
	readonly key: string
	readonly kind: number
	readonly box: Box
	/** Empty where there is no room for it. */
	readonly sender: string
	readonly isDead: boolean
}

export interface BinMark {
	readonly box: Box
	/** Those that are drawn in it, at most as many as it has room for. */
	readonly letters: readonly Box[]
	readonly count: number
	readonly x: number
	readonly last: string
}

export function layoutLetters(
	moment: Moment,
	mailboxes: readonly MailboxMark[],
	homes: ReadonlyMap<number, Home>,
	motion: Motion & { readonly isPhone: boolean },
): readonly LetterMark[] {
	return mailboxes.flatMap((mailbox) => {
		const items = new Map<number, Item>()
		for (const { item, queue } of moment.moves) if (queue === mailbox.id) items.set(item.id, item)
		for (const queue of moment.queues) {
			if (queue.id === mailbox.id) for (const item of queue.items) items.set(item.id, item)
		}
		return layoutTokens(moment, [mailbox], homes, motion).map(({ id, key, kind, box }) => {
			const item = items.get(id)
			const sender = item === undefined ? '' : senderOf(item)
			const hasRoom = box.height >= 24 && monoWidth(sender, 12) <= box.width - 3
			return {
				key: `${mailbox.id.toString()}:${key}`,
				...{ kind, box, sender: hasRoom ? sender : '', isDead: false },
			}
		})
	})
}

const edge = 16
const between = 4

export function layoutBin(moment: Moment, { bin: box, binEnd }: ActorAreas): BinMark {
	const count = moment.counts.deadLettered
	const columns = Math.floor((box.width - 10) / (edge + between))
	const rows = Math.floor((box.height - 6) / (edge + between))
	const letters = Array.from({ length: Math.min(count, columns * rows) }, (_, index) => ({
		x: box.x + 6 + (index % columns) * (edge + between),
		y: box.y + box.height - 3 - (Math.floor(index / columns) + 1) * (edge + between) + between,
		width: edge,
		height: edge,
	}))
	const x = rightOf(box) + 12
	const last = lastDeadInWords(moment).find((text) => sansWidth(text, 12) <= binEnd - x)
	return { box, letters, count, x, last: last ?? '' }
}

/** On the way from the mailbox that did not take them to the bin; the latest of each sender. */
export function layoutFalling(
	moment: Moment,
	placeOf: (mailbox: number) => Box | undefined,
	bin: Box,
	motion: Motion,
): readonly LetterMark[] {
	const durationUs = 2 * handOverUs(motion)
	const latest = new Map(moment.deadLetters.map((letter) => [letter.thread, letter]))
	return [...latest.values()].flatMap(({ atUs, thread, mailbox, item }) => {
		const from = placeOf(mailbox)
		const ageUs = moment.atUs - atUs
		if (from === undefined || ageUs >= durationUs) return []
		const start = { x: Math.max(2, from.x - edge - 4), y: from.y + from.height / 2 - edge / 2 }
		const end = { x: bin.x + bin.width / 2, y: bin.y }
		const size = { width: edge, height: edge }
		const box = boxBetween({ ...start, ...size }, { ...end, ...size }, travelled(ageUs, durationUs))
		const key = `dead:${thread.toString()}:${atUs.toString()}`
		return [{ key, kind: item.kind, box, sender: '', isDead: true }]
	})
}
