/**
 * What stands below an actor: what became of it when it failed, or whose answer it waits for; and the lines between actors
 * that are over others or that wait for each other.
 */
import type { ActorMoment, FailureMoment, VerdictName } from '../../model/actor-moment.ts'
import type { Moment } from '../../model/moment.ts'
import type { ActorAreas, RowArea } from './actors-areas.ts'
import {
	actorNamed,
	answersInWords,
	askInWords,
	failureInWords,
	keptInWords,
	stashInWords,
	stashOf,
} from './actors-words.ts'
import type { Span } from './areas.ts'
import { type Box, bottomOf, centreOf, rightOf } from './box.ts'
import { sansWidth } from './label.ts'

interface Line {
	readonly x: number
	readonly y: number
	readonly text: string
	readonly isBold: boolean
}

export interface NoteMark {
	/** Object id of its actor. */
	readonly id: number
	readonly lines: readonly Line[]
	/** Where the answer comes in that it waits for, or where messages lie that it postponed; null where it has no such place. */
	readonly tray: { readonly box: Box; readonly letters: readonly Box[] } | null
}

const lineHeight = 14
/** Of an answer box and of a stash, which shows so many letters at most. */
const boxWidth = 22
const stashWidth = 64
const mostLetters = 5
/** Arrows to others begin left of the words. */
const indent = 44

export function layoutNotes(
	moment: Moment,
	shown: readonly ActorMoment[],
	{ rows, isPhone }: ActorAreas,
	stepUs: number,
): readonly NoteMark[] {
	return shown.flatMap((actor, index): readonly NoteMark[] => {
		const area = rows[index]?.note
		if (area === undefined || !hasRoom(area)) return []
		const answers = moment.queues.find(({ name }) => name === `answers to ${actor.name}`)
		const stash = stashOf(moment, actor)
		const queue = answers ?? stash
		const hasTray = queue !== undefined && area.height >= lineHeight + 6
		const top = area.y + (area.height > 2 * lineHeight + 10 ? 7 : 0)
		const left = area.x + (hasTray && !isPhone ? indent : 0)
		const width = queue === stash ? stashWidth : boxWidth
		const box = { x: left, y: top, width, height: 16 }
		const said = [
			...(answers === undefined ? [] : [askInWords(moment, actor, stepUs)]),
			...(stash === undefined ? [] : [stashInWords(moment, stash)]),
			...[failureInWords(actor), keptInWords(moment, actor), answersInWords(actor)],
		].filter((forms) => forms.length > 0)
		const x = left + (hasTray ? width + 8 : 0)
		const lines = said
			.slice(0, Math.floor(area.height / lineHeight))
			.flatMap((forms, line): readonly Line[] => {
				const isBold = line === 0 && !hasTray
				const text = forms.find((form) => sansWidth(form, 12, isBold) <= rightOf(area) - x)
				return text === undefined ? [] : [{ x, y: top + 12 + line * lineHeight, text, isBold }]
			})
		const tray = hasTray ? { box, letters: lettersIn(box, queue.depth) } : null
		return lines.length === 0 && tray === null ? [] : [{ id: actor.id, lines, tray }]
	})
}

/** Next to leave at the right. */
function lettersIn({ x, y, width }: Box, depth: number): readonly Box[] {
	const letter = width === boxWidth ? { width: 14, height: 10 } : { width: 10, height: 10 }
	const most = width === boxWidth ? 1 : mostLetters
	return Array.from({ length: Math.min(most, depth) }, (_, place) => {
		return { ...letter, x: x + width - 4 - letter.width - place * (letter.width + 2), y: y + 3 }
	})
}

/** From whoever waits to whom it waits for, where both have a row. */
export interface AskMark {
	readonly id: number
	readonly x: number
	/** The tip is at `end`. */
	readonly start: number
	readonly end: number
}

export function layoutAsks(
	shown: readonly ActorMoment[],
	rows: readonly RowArea[],
): readonly AskMark[] {
	return shown.flatMap(({ id, ask }, index): readonly AskMark[] => {
		const from = rows[index]?.actor
		const asked = shown.findIndex((other) => other.id === ask?.of)
		const to = rows[asked]?.actor
		if (from === undefined || to === undefined || asked === index) return []
		const isDown = to.y > from.y
		const x = from.x + (isDown ? 14 : 30)
		const [start, end] = isDown ? [bottomOf(from) + 2, to.y - 3] : [from.y - 2, bottomOf(to) + 3]
		return [{ id, x, start, end }]
	})
}

export interface TreeMark {
	/** Object id of the lower one. */
	readonly id: number
	readonly path: string
	/** The lower one has told the upper one something. */
	readonly hasTold: boolean
	/** What became of the lower one when it failed last; null before. */
	readonly verdict: {
		readonly x: number
		readonly y: number
		readonly is: VerdictName
		/** "2/10", where there is no room for it below the actor. */
		readonly limit: string
	} | null
}

/** Lines from each actor to the one over it, behind the threads. */
export function layoutTree(
	shown: readonly ActorMoment[],
	rows: readonly RowArea[],
	rail: Span | null,
): readonly TreeMark[] {
	if (rail === null) return []
	return shown.flatMap((actor, index): readonly TreeMark[] => {
		const over = shown.findIndex(({ name }) => name === actor.parent)
		const [from, to] = [rows[index], rows[over]]
		const above = shown[over]
		if (from === undefined || to === undefined || above === undefined) return []
		const x = rail.x + rail.width / 2
		const up = to.actor.y < from.actor.y ? -1 : 1
		const [low, high] = [centreOf(from.actor).y + up * 7, centreOf(to.actor).y - up * 7]
		const [start, end] = [endOf(from), endOf(to)]
		const { failure } = actor
		return [
			{
				id: actor.id,
				path: `M${xy(start, low)}H${x.toFixed(1)}V${high.toFixed(1)}H${(end + 1).toFixed(1)}`,
				hasTold: above.heardFrom.includes(actor.id),
				verdict:
					failure === null
						? null
						: { x, y: (low + high) / 2, is: failure.verdict, limit: limitOf(failure, from) },
			},
		]
	})
}

function limitOf({ restarts, most }: FailureMoment, { note }: RowArea): string {
	return restarts === 0 || hasRoom(note) ? '' : `${restarts.toString()}/${most.toString()}`
}

/** For one line at least. */
function hasRoom({ height }: Box): boolean {
	return height >= lineHeight + 2
}

function endOf({ dock, actor }: RowArea): number {
	return rightOf(dock ?? actor) + 4
}

function xy(x: number, y: number): string {
	return `${x.toFixed(1)} ${y.toFixed(1)}`
}

/** Actors that are over others come first; else the order is that of the cast. */
export function fromTheTop(actors: readonly ActorMoment[]): readonly ActorMoment[] {
	const depthOf = (actor: ActorMoment, seen = 0): number => {
		const over = actorNamed(actors, actor.parent)
		return over === undefined || seen > actors.length ? 0 : 1 + depthOf(over, seen + 1)
	}
	return actors.toSorted((a, b) => depthOf(a) - depthOf(b))
}
