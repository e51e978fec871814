/** The stage of a phone for a scene with actors: senders, then actor by actor, then who waits for a turn, then dead letters. */
import {
	type ActorAreas,
	type ActorCounted,
	type RowArea,
	crewNote,
	mostRows,
	tilesIn,
} from './actors-areas.ts'
import type { Heading } from './areas.ts'
import { type Box, bottomOf, gridOf } from './box.ts'

const margin = 16
const trayHeight = 44
const boxHeight = 48
const noteHeight = 40
const railWidth = 36

export function phoneActorAreas(width: number, counted: ActorCounted): ActorAreas {
	const inner = width - 2 * margin - (counted.hasTree ? railWidth : 0)
	const headings: Heading[] = []
	let y = 20
	const head = (text: string, note = '') => {
		headings.push({ text, x: margin, y, anchor: 'start', note })
		y += 12
	}
	const seats = (count: number, columns: number): readonly Box[] => {
		const rows = Math.ceil(count / columns)
		const area = { x: margin, y, width: inner, height: rows * 52 - 8 }
		const boxes = gridOf(area, count, columns, 8)
		y += rows * 52
		return boxes
	}
	if (counted.hasSenders) head('Senders')
	const senders = seats(counted.senders, 3)
	if (counted.hasSenders) y += 18
	const isField = counted.actors > mostRows
	head('Mailboxes and actors')
	const tiles = isField ? tilesOf(inner, y, counted.actors) : []
	y = tiles.reduce((low, tile) => Math.max(low, bottomOf(tile) + 12), y)
	const hasCard = counted.actors <= 2
	const rowOf = (isNumber: boolean): RowArea => {
		const title = { x: margin, y, width: inner, height: 20 }
		if (counted.numbers > 0 && !isField) y += 22
		const row = rowAt(inner, y, hasCard && !isNumber, isField && !isNumber)
		const hasNote = counted.hasTree || counted.hasBoxes
		const low = hasNote ? bottomOf(row.note) : bottomOf(row.actor)
		y = Math.max(low, bottomOf(row.card ?? row.actor)) + 18
		return counted.numbers > 0 && !isField ? { ...row, title } : row
	}
	const rows = Array.from({ length: isField ? 1 : counted.actors }, () => rowOf(false))
	const numbers = Array.from({ length: counted.numbers }, () => rowOf(true))
	y += 10
	head('Threads', crewNote(counted))
	const crews = counted.crews.map((count) => {
		const line = { x: margin, y, width: inner, height: 20 }
		y += 28
		return { line, seats: seats(count, isField ? 2 : Math.max(3, Math.min(4, count))) }
	})
	const bin = { x: margin, y: y + 8, width: 132, height: 48 }
	const span = { x: margin, width: inner }
	return {
		...{ width, height: bottomOf(bin) + 14, headings, columns: [span, span, span] },
		...{ senders, rows, numbers, tiles, crews, bin, binEnd: width - margin, isPhone: true },
		rail: counted.hasTree ? { x: margin + inner + 4, width: railWidth - 4 } : null,
	}
}

/** The mailbox above, the actor and its thread below. */
function rowAt(inner: number, y: number, hasCard: boolean, isAlone: boolean): RowArea {
	const caption = { x: margin, y, width: inner, height: 18 }
	const mailbox = { ...caption, y: y + 18, height: trayHeight }
	const card = hasCard ? { ...mailbox, y: bottomOf(mailbox) + 8, height: 62 } : null
	const below = { ...mailbox, y: bottomOf(card ?? mailbox) + 10, height: boxHeight }
	const half = (inner - 16) / 2
	return {
		...{ title: null, caption, mailbox, card },
		note: { ...below, y: bottomOf(below) + 2, height: noteHeight },
		actor: { ...below, width: half },
		dock: isAlone
			? null
			: { ...below, x: margin + half + 16, y: below.y + 2, width: half, height: 44 },
	}
}

function tilesOf(inner: number, y: number, count: number): readonly Box[] {
	const rows = Math.ceil(Math.min(64, count) / 6)
	return tilesIn({ x: margin, y, width: inner, height: rows * 40 }, count)
}
