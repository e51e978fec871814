/** A mailbox: places with letters in them, its head at the right beside its actor; a bar where there are too many. */
import type { Moment, QueueMoment } from '../../model/moment.ts'
import type { RowArea } from './actors-areas.ts'
import { ageOf, depthOf, kindOf, nextInWords, senderOf } from './actors-words.ts'
import { steppedUp } from './amounts.ts'
import { type Box, type Point, boxBetween, rightOf } from './box.ts'
import type { Holding } from './holding.ts'
import { sansWidth } from './label.ts'
import { grouped, isUnbounded, nameOf } from './words.ts'

interface Words extends Point {
	readonly text: string
}

export interface MailboxMark extends Holding {
	readonly tray: Box
	/** Without bound: no wall at the left. */
	readonly isOpen: boolean
	readonly isFull: boolean
	readonly slots: readonly Box[]
	/** What a bar is filled with; null where there are places. */
	readonly fill: Box | null
	readonly depth: Words & { readonly anchor: 'start' | 'end' }
	/** Ends at its x. */
	readonly next: Words | null
	/** Who is inside its lock, where there is room to say it. */
	readonly holder: (Words & { readonly width: number }) | null
	readonly isHeld: boolean
	/** The letter that is next, in full. */
	readonly card: LetterCard | null
}

export interface LetterCard {
	readonly box: Box
	readonly kind: number
	readonly from: string
	readonly said: string
	readonly age: string
}

/** More are a bar. */
const mostPlaces = 24
const inset = 1

export function layoutMailbox(
	moment: Moment,
	queue: QueueMoment,
	area: RowArea,
	stepUs: number,
): MailboxMark {
	const { mailbox: tray, caption } = area
	const isOpen = isUnbounded(queue.capacity)
	const places = placesOf(queue)
	const holder = moment.locks.find(({ id }) => id === queue.lock)?.holder ?? 0
	const arranged = places === null ? asBar(queue, tray) : asPlaces(tray, places)
	const words = captionOf(moment, queue, tray.width)
	const depth =
		caption === null
			? {
					x: tray.x - 7,
					y: tray.y + tray.height / 2 + 4.5,
					text: shortDepth(queue),
					anchor: 'end' as const,
				}
			: { x: caption.x, y: caption.y + 11, text: words, anchor: 'start' as const }
	const taken = sansWidth(words, 12, true) + 12
	const tag = holder === 0 || caption === null ? null : `lock: ${nameOf(moment, holder)}`
	const tagWidth = tag === null ? 0 : sansWidth(tag, 12) + 12
	const room = tray.width - taken - (tagWidth === 0 ? 0 : tagWidth + 10)
	const next =
		area.card === null && caption !== null
			? nextInWords(moment, queue, stepUs).find((text) => sansWidth(text, 12) <= room)
			: undefined
	return {
		...{ id: queue.id, gap: 0, hasNoPlace: false, frame: tray, tray, isOpen },
		isFull: queue.depth >= queue.capacity,
		isMeasured: places === null,
		...arranged,
		depth,
		next: next === undefined ? null : { x: rightOf(tray), y: (caption?.y ?? 0) + 12, text: next },
		holder:
			tag === null || caption === null || room < 0
				? null
				: { x: caption.x + taken, y: caption.y, text: tag, width: tagWidth },
		isHeld: holder !== 0,
		card: area.card === null ? null : cardOf(moment, queue, area.card, stepUs),
	}
}

/** "2, no bound", and which other actors have sent to it, where there is room for that. */
function captionOf(moment: Moment, queue: QueueMoment, width: number): string {
	const depth = depthOf(queue)
	const owner = moment.actors.find(({ mailbox }) => mailbox === queue.id)
	const ids = owner?.heardFrom ?? []
	const others = moment.actors.filter(({ id }) => ids.includes(id))
	const names = others.map((one) => (one === owner ? 'itself' : one.name))
	const whole = `${depth}, from ${names.join(', ')}`
	return names.length > 0 && sansWidth(whole, 12) < width * 0.7 ? whole : depth
}

function shortDepth({ depth, capacity }: QueueMoment): string {
	return isUnbounded(capacity) ? grouped(depth) : `${grouped(depth)} of ${grouped(capacity)}`
}

/** How many are drawn; null where they are too many. */
function placesOf({ capacity, depth, peak }: QueueMoment): number | null {
	if (isUnbounded(capacity)) {
		return peak <= 10 ? mostPlaces / 2 : peak <= mostPlaces ? mostPlaces : null
	}
	return Math.max(capacity, depth) <= mostPlaces ? Math.max(1, capacity, depth) : null
}

type Arranged = Pick<MailboxMark, 'slots' | 'fill' | 'tokenAt'>

/** In two rows where one would be too narrow and there is height for two. */
function asPlaces(tray: Box, places: number): Arranged {
	const rows = tray.height >= 60 && places > 12 ? 2 : 1
	const perRow = Math.ceil(places / rows)
	const gap = 2
	const width = (tray.width - gap * (perRow - 1)) / perRow
	const height = (tray.height - gap * (rows - 1)) / rows
	const slotAt = (place: number): Box => {
		const row = Math.min(rows - 1, Math.floor(place / perRow))
		const x = rightOf(tray) - width - (place - row * perRow) * (width + gap)
		return { x, y: tray.y + row * (height + gap), width, height }
	}
	const wholeAt = (place: number) => letterIn(slotAt(Math.min(places - 1, place)))
	return {
		slots: Array.from({ length: places }, (_, place) => slotAt(place)),
		fill: null,
		tokenAt: (place) => {
			const whole = Math.floor(place)
			const isTurning = rows > 1 && whole === perRow - 1
			if (whole === place || isTurning) return wholeAt(Math.round(place))
			return boxBetween(wholeAt(whole), wholeAt(whole + 1), place - whole)
		},
	}
}

/** A letter is never much higher than it is wide. */
function letterIn(slot: Box): Box {
	const width = Math.max(3, slot.width - 2 * inset)
	const height = Math.min(slot.height - 2 * inset, Math.max(24, width))
	const y = slot.y + (slot.height - height) / 2
	return { x: slot.x + (slot.width - width) / 2, y, width, height }
}

const letterWidth = 30

function asBar(queue: QueueMoment, tray: Box): Arranged {
	const { depth, capacity, peak } = queue
	const most = isUnbounded(capacity) ? steppedUp(Math.max(2 * mostPlaces, peak)) : capacity
	const inner = tray.width - 4
	const lengthOf = (count: number) => inner * Math.min(1, count / Math.max(1, most))
	const length = lengthOf(depth)
	const right = rightOf(tray) - 2
	const height = Math.min(letterWidth, tray.height - 4)
	const middle = { y: tray.y + (tray.height - height) / 2, width: letterWidth, height }
	return {
		slots: [],
		fill: { x: right - length, y: tray.y + 2, width: length, height: tray.height - 4 },
		tokenAt: (place) => ({
			...middle,
			x: Math.max(tray.x + 2, right - lengthOf(place) - letterWidth),
		}),
	}
}

function cardOf(moment: Moment, queue: QueueMoment, box: Box, stepUs: number): LetterCard | null {
	const [head] = queue.items
	if (head === undefined) return null
	const width = Math.min(box.width, 236)
	const age = ageOf(moment, head, stepUs)
	const said = head.text === undefined ? '' : `, “${head.text}”`
	return {
		box: { ...box, x: rightOf(box) - width, width },
		kind: head.kind,
		from: `from ${senderOf(head)}`,
		said: fitting(`${kindOf(moment, head)}${said}`, width - 62),
		age: `in the mailbox for ${age}`,
	}
}

function fitting(text: string, room: number): string {
	if (sansWidth(text, 13) <= room) return text
	let length = text.length
	while (length > 1 && sansWidth(`${text.slice(0, length)}…`, 13) > room) length -= 1
	return `${text.slice(0, length).trimEnd()}…`
}
