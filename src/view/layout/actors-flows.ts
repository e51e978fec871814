/** Lines along which messages go: from whoever has sent to an actor to its mailbox, from the mailbox on, and to shared numbers. */
import type { ActorMoment } from '../../model/actor-moment.ts'
import type { Moment } from '../../model/moment.ts'
import type { TileMark } from './actors-field.ts'
import type { MailboxMark } from './actors-mailbox.ts'
import { type Box, centreOf, rightOf } from './box.ts'
import type { CapsuleMark } from './capsules.ts'

export interface FlowEnds {
	readonly capsules: readonly CapsuleMark[]
	readonly mailboxes: readonly MailboxMark[]
	readonly actors: readonly { readonly id: number; readonly box: Box }[]
	readonly numbers: readonly { readonly id: number; readonly box: Box; readonly note: Box }[]
	readonly tiles: readonly TileMark[]
}

/** Each stands for a message that was sent, however long ago, or a number that was written. */
export function layoutFlows(moment: Moment, ends: FlowEnds): readonly string[] {
	const { capsules, mailboxes, actors, numbers } = ends
	const senders = capsules.filter(({ side }) => side === 'left')
	const reads = mailboxes.flatMap(({ tray }, index) => {
		const box = actors[index]?.box
		if (box === undefined) return []
		const y = centreOf(tray).y
		return [`M${xy(rightOf(tray) + 2, y)}L${xy(box.x - 2, y)}`]
	})
	const sends = senders.flatMap((sender) => [
		...mailboxes
			.filter(({ id }) => heardFrom(moment, sender.id).some(({ mailbox }) => mailbox === id))
			.map(({ tray, depth }) => {
				return curve(sender.box, { x: tray.x - 4 - roomBefore({ depth }), y: centreOf(tray).y })
			}),
		...numbers
			.filter(({ id }) => {
				return moment.numbers.find((one) => one.id === id)?.writers.includes(sender.id)
			})
			.map(({ note, box }) => {
				const y = centreOf(note).y
				return `${curve(sender.box, { x: note.x, y })}H${(box.x - 3).toFixed(1)}`
			}),
	])
	return [...sends, ...intoField(moment, senders, ends.tiles), ...reads]
}

/** To the field as a whole: more lines than one could not be told apart. */
function intoField(
	moment: Moment,
	senders: readonly CapsuleMark[],
	tiles: readonly TileMark[],
): readonly string[] {
	const [first] = tiles
	if (first === undefined) return []
	const isTiled = new Set(tiles.map(({ id }) => id))
	return senders.flatMap((sender) => {
		const isHeard = heardFrom(moment, sender.id).some(({ id }) => isTiled.has(id))
		return isHeard ? [curve(sender.box, { x: first.box.x - 5, y: centreOf(first.box).y })] : []
	})
}

function heardFrom({ actors }: Moment, thread: number): readonly ActorMoment[] {
	return actors.filter(({ heardFrom: senders }) => senders.includes(-thread))
}

/** For words beside a mailbox that is too low for words over it. */
export function roomBefore({ depth }: Pick<MailboxMark, 'depth'>): number {
	return depth.anchor === 'end' ? 60 : 0
}

function curve(from: Box, to: { readonly x: number; readonly y: number }): string {
	const [x, y] = [rightOf(from) + 2, centreOf(from).y]
	const half = (to.x - x) / 2
	return `M${xy(x, y)}C${xy(x + half, y)} ${xy(to.x - half, to.y)} ${xy(to.x, to.y)}`
}

function xy(x: number, y: number): string {
	return `${x.toFixed(1)} ${y.toFixed(1)}`
}
