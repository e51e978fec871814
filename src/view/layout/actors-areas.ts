/**
 * Where things stand in a scene with actors. Wide: senders, mailboxes, actors and threads side by side, one row for each
 * actor, and below them the dead letters and who waits for a turn. Phone: the same from the top to the bottom.
 */
import { sum } from 'd3'
import type { Areas, Heading, Size, Span } from './areas.ts'
import { phoneActorAreas } from './actors-phone.ts'
import { type Box, bottomOf, gridOf } from './box.ts'

/** More actors than this are a field of tiles with one row for a close look. */
export const mostRows = 8
/** More than this are not drawn. */
export const mostTiles = 64

export interface ActorCounted {
	readonly senders: number
	readonly actors: number
	readonly numbers: number
	/** Threads by dispatcher. */
	readonly crews: readonly number[]
	readonly hasSenders: boolean
	/** Answers come in beside some actor. */
	readonly hasBoxes: boolean
	/** Some actor is over another. */
	readonly hasTree: boolean
}

/** One actor, or a shared number: then there is nothing at `dock`. */
export interface RowArea {
	/** Says what the row stands for; null where rows are alike. */
	readonly title: Box | null
	/** Words over the mailbox start here; null where there is no room for words. */
	readonly caption: Box | null
	readonly mailbox: Box
	/** The letter that is next to be read, in full; null where there is no room. */
	readonly card: Box | null
	readonly actor: Box
	/** Where the thread stands that runs it; null in a close-up. */
	readonly dock: Box | null
	/** Below the actor and its thread, for what is to be said of both; as high as there is room. */
	readonly note: Box
}

export interface CrewArea {
	/** The line of those that wait for a turn. */
	readonly line: Box
	readonly seats: readonly Box[]
}

export interface ActorAreas {
	readonly width: number
	readonly height: number
	readonly headings: readonly Heading[]
	readonly columns: Areas['columns']
	readonly senders: readonly Box[]
	/** Of the actors, or the only one for the close-up, then of the numbers. */
	readonly rows: readonly RowArea[]
	readonly numbers: readonly RowArea[]
	/** Empty where each actor has a row. */
	readonly tiles: readonly Box[]
	readonly crews: readonly CrewArea[]
	/** Behind the threads, where lines join actors that are over others; null where there are none. */
	readonly rail: Span | null
	readonly bin: Box
	/** How far words beside the bin may reach. */
	readonly binEnd: number
	readonly isPhone: boolean
}

const margin = 20
const top = 34
const footHeight = 66
const between = 38
const senderWidth = 116
const threadWidth = 178
const rowGap = 10
const railWidth = 46
const titleHeight = 24

export function layoutActorAreas(size: Size, counted: ActorCounted, isPhone: boolean): ActorAreas {
	return isPhone ? phoneActorAreas(size.width, counted) : wideActorAreas(size, counted)
}

interface Columns {
	/** Most height of the box of an actor. */
	readonly boxHeight: number
	readonly senders: Span
	readonly mailboxes: Span
	readonly actors: Span
	readonly threads: Span
}

function columnsOf({ width }: Size, counted: ActorCounted): Columns {
	const { hasSenders, hasTree } = counted
	const left = margin + (hasSenders ? senderWidth + between : 0)
	const actor = Math.min(170, Math.max(118, width * 0.15))
	const end = width - margin - (hasTree ? railWidth : 0)
	const threads = { x: end - threadWidth, width: threadWidth }
	const actors = { x: threads.x - between + 8 - actor, width: actor }
	return {
		// Below it stands what became of it.
		boxHeight: hasTree || counted.hasBoxes ? 44 : 58,
		senders: { x: margin, width: senderWidth },
		mailboxes: { x: left, width: actors.x - between - left },
		actors,
		threads,
	}
}

function wideActorAreas(size: Size, counted: ActorCounted): ActorAreas {
	const columns = columnsOf(size, counted)
	const { mailboxes, actors, threads } = columns
	const bottom = Math.max(top + 60, size.height - footHeight)
	const middle = { x: margin, y: top, width: senderWidth, height: bottom - top }
	const isField = counted.actors > mostRows
	const crowd = sum(counted.crews)
	const rows = isField ? fieldRows(columns, bottom, counted) : rowsOf(columns, bottom, counted)
	const drawn = isField ? 1 : counted.actors
	const foot = bottom + 6
	const half = Math.max(mailboxes.x + mailboxes.width * 0.55, size.width * 0.5)
	const across = { x: half, width: size.width - margin - half }
	const bench = { ...threads, y: top, height: bottom - top }
	return {
		width: size.width,
		height: size.height,
		headings: headingsOf(columns, counted),
		columns: [
			columns.senders,
			{ ...mailboxes, width: actors.x + actors.width - mailboxes.x },
			threads,
		],
		senders: seatsIn(middle, counted.senders),
		rows: rows.slice(0, drawn),
		numbers: rows.slice(drawn),
		tiles: isField ? tilesIn(fieldOf(columns, bottom, counted), counted.actors) : [],
		crews: crewsIn(across, foot, counted.crews, isField ? seatsIn(bench, crowd, 2) : null),
		rail: counted.hasTree ? { x: threads.x + threads.width + 10, width: railWidth - 10 } : null,
		bin: { x: margin, y: foot, width: 132, height: 48 },
		binEnd: half - 12,
		isPhone: false,
	}
}

function headingsOf(
	{ senders, mailboxes, actors, threads }: Columns,
	counted: ActorCounted,
): readonly Heading[] {
	const at = { y: 20, anchor: 'start' } as const
	const isField = counted.actors > mostRows
	return [
		...(counted.hasSenders ? [{ ...at, text: 'Senders', x: senders.x }] : []),
		...(isField ? [] : [{ ...at, text: 'Mailboxes', x: mailboxes.x }]),
		{ ...at, text: 'Actors', x: isField ? mailboxes.x : actors.x },
		{ ...at, text: 'Threads', x: threads.x, note: crewNote(counted) },
	]
}

/** An actor is no thread: "2 for 16 actors". */
export function crewNote({ crews, actors }: ActorCounted): string {
	const threads = sum(crews)
	return `${threads.toString()} for ${actors.toString()} ${actors === 1 ? 'actor' : 'actors'}`
}

/** Boxes one below the other in the middle of an area, in two columns where they would be too low. */
function seatsIn(area: Box, count: number, abreast = 1): readonly Box[] {
	const columns = count > 8 ? abreast : 1
	const rows = Math.ceil(count / columns)
	const pitch = Math.min(54, (area.height + 8) / Math.max(1, rows))
	const height = rows * pitch - 8
	const y = area.y + Math.max(0, (area.height - height) / 2)
	return gridOf({ ...area, y, height }, count, columns, 8)
}

/** Rows of equal height, in the middle where they need less than there is. */
function rowsOf(
	columns: Columns,
	bottom: number,
	{ actors, numbers }: ActorCounted,
): readonly RowArea[] {
	const count = actors + numbers
	const pitch = Math.min(196, (bottom - top) / Math.max(1, count))
	const from = top + (bottom - top - pitch * count) / 2
	const hasTitle = numbers > 0 && pitch >= 100
	return Array.from({ length: count }, (_, index) => {
		return rowAt(columns, from + index * pitch, pitch, hasTitle)
	})
}

const captionHeight = 18
const cardHeight = 62
/** Wide enough for "12 of 12". */
const depthWidth = 62

function rowAt(columns: Columns, start: number, whole: number, hasTitle = false): RowArea {
	const { mailboxes, threads } = columns
	const above = hasTitle ? titleHeight : 0
	const row = untitledRow(columns, start + above, whole - above)
	const x = mailboxes.x
	const width = threads.x + threads.width - x
	return { ...row, title: hasTitle ? { x, y: start, width, height: above } : null }
}

function untitledRow(columns: Columns, y: number, pitch: number): RowArea {
	const { mailboxes, actors, threads } = columns
	const hasCaption = pitch >= 50
	const hasCard = pitch >= 128
	const above = hasCaption ? captionHeight : 3
	const below = hasCard ? cardHeight + 10 + rowGap : hasCaption ? 8 : 3
	const height = Math.max(8, Math.min(pitch < 150 ? 44 : 74, pitch - above - below))
	const aside = hasCaption ? 0 : depthWidth
	const mailbox = {
		x: mailboxes.x + aside,
		y: y + above,
		width: mailboxes.width - aside,
		height,
	}
	const middle = mailbox.y + height / 2
	const boxHeight = Math.min(columns.boxHeight, hasCaption ? pitch - rowGap : height)
	const actor = { ...actors, y: middle - boxHeight / 2, height: boxHeight }
	const pillHeight = Math.min(44, boxHeight)
	const noteY = bottomOf(actor) + 2
	const note = { x: actors.x, y: noteY, width: threads.x + threads.width - actors.x, height: 0 }
	return {
		title: null,
		caption: hasCaption ? { ...mailbox, y, height: captionHeight } : null,
		mailbox,
		card: hasCard ? { ...mailbox, y: mailbox.y + height + 10, height: cardHeight } : null,
		actor,
		dock: { ...threads, y: middle - pillHeight / 2, height: pillHeight },
		note: { ...note, height: Math.max(0, y + pitch - noteY) },
	}
}

const closeUpHeight = 66

function fieldOf({ mailboxes, actors }: Columns, bottom: number, counted: ActorCounted): Box {
	const rows = 1 + counted.numbers
	const height = bottom - top - rows * closeUpHeight - 8
	return { x: mailboxes.x, y: top, width: actors.x + actors.width - mailboxes.x, height }
}

/** Under the field: the one that is looked at, and the numbers. */
function fieldRows(
	columns: Columns,
	bottom: number,
	{ numbers }: ActorCounted,
): readonly RowArea[] {
	const from = bottom - (1 + numbers) * closeUpHeight
	return Array.from({ length: 1 + numbers }, (_, index) => {
		return { ...rowAt(columns, from + index * closeUpHeight, closeUpHeight), dock: null }
	})
}

/** Tiles as square as a name allows. */
export function tilesIn(area: Box, count: number): readonly Box[] {
	const drawn = Math.min(mostTiles, count)
	const wished = Math.ceil(Math.sqrt((drawn * area.width) / Math.max(1, area.height) / 1.8))
	const columns = Math.max(1, Math.min(drawn, wished))
	const rows = Math.ceil(drawn / columns)
	const height = Math.min(area.height, rows * 46)
	return gridOf({ ...area, height }, drawn, columns, 4)
}

/** Next to each other; `apart`: seats that are elsewhere. */
function crewsIn(
	{ x, width }: Span,
	y: number,
	crews: readonly number[],
	apart: readonly Box[] | null,
): readonly CrewArea[] {
	const isStacked = apart !== null && crews.length === 2
	const abreast = isStacked ? 1 : Math.max(1, crews.length)
	const lines = { x, y, width, height: isStacked ? 46 : 20 }
	const places = gridOf(lines, crews.length, abreast, isStacked ? 6 : 16)
	let seated = 0
	return crews.map((count, index) => {
		const line = places[index] ?? { x, y, width, height: 20 }
		const from = seated
		seated += count
		if (apart !== null) return { line, seats: apart.slice(from, seated) }
		const seatWidth = Math.min(96, (line.width + 6) / Math.max(1, count) - 6)
		const bench = { ...line, y: y + 26, height: 28, width: count * (seatWidth + 6) - 6 }
		return { line, seats: gridOf(bench, count, Math.max(1, count), 6) }
	})
}
