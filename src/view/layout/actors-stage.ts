/**
 * The stage of a scene with actors, as a function of the moment and its size: senders, mailboxes, actors that nobody else
 * can touch, the threads that run them, who waits for a turn, and dead letters.
 */
import type { ActorMoment, NumberMoment } from '../../model/actor-moment.ts'
import type { Moment } from '../../model/moment.ts'
import {
	type ActorAreas,
	type RowArea,
	layoutActorAreas,
	mostRows,
	mostTiles,
} from './actors-areas.ts'
import {
	type BinMark,
	type LetterMark,
	layoutBin,
	layoutFalling,
	layoutLetters,
} from './actors-letters.ts'
import { type LineMark, type TileMark, layoutLine, layoutTiles } from './actors-field.ts'
import { type MailboxMark, layoutMailbox } from './actors-mailbox.ts'
import { type DispatcherCrew, crewsOf, layoutCrowd, presentIn } from './actors-threads.ts'
import { actorSentence, mailboxOf, stateInWords } from './actors-words.ts'
import type { Areas, Heading } from './areas.ts'
import { type Box, centreOf, rightOf } from './box.ts'
import type { CapsuleMark, GhostMark } from './capsules.ts'
import { crewOf } from './crew.ts'
import { digitsUs } from './motion.ts'
import type { StageFrame } from './stage.ts'
import { grouped, holderInWords } from './words.ts'

export interface ActorMark {
	readonly id: number
	readonly name: string
	readonly box: Box
	/** "count 31"; empty when it shows nothing. */
	readonly state: string
	readonly isRunning: boolean
	readonly isPinned: boolean
	readonly sentence: string
}

export interface NumberMark {
	readonly id: number
	readonly name: string
	readonly box: Box
	readonly value: string
	readonly lost: string
	/** Beside it: who may touch it. */
	readonly note: Box
	readonly lock: string
}

export interface ActorsLayout {
	readonly width: number
	readonly height: number
	readonly columns: Areas['columns']
	readonly headings: readonly Heading[]
	/** Path data: who sends to whom, and from a mailbox to its actor. */
	readonly flows: readonly string[]
	/** From an actor to the thread that runs it. */
	readonly links: readonly string[]
	readonly mailboxes: readonly MailboxMark[]
	readonly actors: readonly ActorMark[]
	readonly numbers: readonly NumberMark[]
	readonly tiles: readonly TileMark[]
	readonly lines: readonly LineMark[]
	readonly letters: readonly LetterMark[]
	readonly bin: BinMark
	readonly capsules: readonly CapsuleMark[]
	readonly ghosts: readonly GhostMark[]
}

/** `chosen`: the actor that is looked at where each has only a tile; 0 for the one whose mailbox was fullest. */
export function layoutActors(moment: Moment, frame: StageFrame, chosen = 0): ActorsLayout {
	const crew = crewOf(moment, frame.expected)
	const senders = presentIn(moment, crew[0]?.seats ?? [], frame.expected)
	const crews = crewsOf(moment, crew, frame.expected)
	const shown = shownOf(moment, chosen)
	const areas = areasOf(moment, frame, senders.length, crews)
	const stepUs = digitsUs(frame)
	const tiles = layoutTiles(moment, areas.tiles, shown[0]?.id ?? 0)
	const actors = shown.flatMap((actor, index) => actorAt(moment, actor, areas.rows[index]))
	const boxes = new Map([...tiles, ...actors].map(({ id, box }) => [id, box]))
	const crowd = { senders, crews, shown, areas, boxes, motion: frame }
	const { capsules, ghosts, homes } = layoutCrowd(moment, crowd)
	const mailboxes = shown.flatMap((actor, index): readonly MailboxMark[] => {
		const queue = mailboxOf(moment, actor)
		const area = areas.rows[index]
		return queue === undefined || area === undefined
			? []
			: [layoutMailbox(moment, queue, area, stepUs)]
	})
	const placeOf = (mailbox: number) => {
		const actor = moment.actors.find((one) => one.mailbox === mailbox)
		const mark = mailboxes.find(({ id }) => id === mailbox)
		if (mark === undefined) return boxes.get(actor?.id ?? 0)
		return { ...mark.tray, x: mark.tray.x - roomBefore(mark) }
	}
	const numbers = moment.numbers.flatMap((number, index) => {
		return numberAt(moment, number, areas.numbers[index])
	})
	return {
		...{ width: areas.width, height: areas.height, columns: areas.columns },
		headings: areas.headings,
		flows: areas.isPhone ? [] : flowsOf(moment, capsules, mailboxes, actors, numbers),
		links: linksOf(shown, areas.rows, areas.isPhone),
		...{ mailboxes, actors, numbers, tiles, capsules, ghosts },
		lines: crews.flatMap(({ name }, index) => {
			const line = areas.crews[index]?.line
			return line === undefined ? [] : [layoutLine(moment, name, line, crews.length)]
		}),
		letters: [
			...layoutLetters(moment, mailboxes, homes, frame),
			...layoutFalling(moment, placeOf, areas.bin, frame),
		],
		bin: layoutBin(moment, areas),
	}
}

/** All of them where each has a row. A peak never falls, so the one that is shown seldom changes. */
function shownOf(moment: Moment, chosen: number): readonly ActorMoment[] {
	const { actors } = moment
	if (actors.length <= mostRows) return actors
	const peakOf = (actor: ActorMoment) => mailboxOf(moment, actor)?.peak ?? 0
	const tiled = actors.slice(0, mostTiles)
	const [fullest] = tiled.toSorted((a, b) => peakOf(b) - peakOf(a))
	const one = tiled.find(({ id }) => id === chosen) ?? fullest
	return one === undefined ? [] : [one]
}

function areasOf(
	moment: Moment,
	frame: StageFrame,
	senders: number,
	crews: readonly DispatcherCrew[],
): ActorAreas {
	const size = { width: frame.width / frame.scale, height: frame.height / frame.scale }
	const counted = {
		senders,
		actors: moment.actors.length,
		numbers: moment.numbers.length,
		crews: crews.map(({ seats }) => seats.length),
		hasSenders: senders > 0,
	}
	return layoutActorAreas(size, counted, frame.isPhone)
}

function actorAt(
	moment: Moment,
	actor: ActorMoment,
	area: RowArea | undefined,
): readonly ActorMark[] {
	if (area === undefined) return []
	const { id, name, isPinned, runner } = actor
	return [
		{
			...{ id, name, isPinned, box: area.actor },
			state: stateInWords(actor),
			isRunning: runner !== 0,
			sentence: actorSentence(moment, actor),
		},
	]
}

function numberAt(
	moment: Moment,
	{ id, name, value, lost }: NumberMoment,
	area: RowArea | undefined,
): readonly NumberMark[] {
	if (area === undefined) return []
	const owned = new Set(moment.queues.map(({ lock }) => lock))
	const dispatchers = new Set(moment.actors.map(({ dispatcher }) => `${dispatcher} lock`))
	const guard = moment.locks.find((lock) => !owned.has(lock.id) && !dispatchers.has(lock.name))
	return [
		{
			...{ id, name, box: area.actor, note: area.mailbox },
			value: grouped(value),
			lost: lost === 0 ? 'no update lost' : `${grouped(lost)} lost`,
			lock: guard === undefined ? 'no lock' : holderInWords(moment, guard.holder),
		},
	]
}

/** From sender to mailbox where a letter went of late, to the only one from all; from all to a number; and on to the actor. */
function flowsOf(
	moment: Moment,
	capsules: readonly CapsuleMark[],
	mailboxes: readonly MailboxMark[],
	actors: readonly ActorMark[],
	numbers: readonly NumberMark[],
): readonly string[] {
	const senders = capsules.filter(({ side }) => side === 'left')
	const isOnly = moment.actors.length === 1
	const pairs = new Set(
		moment.moves.flatMap(({ into, thread, queue }) => {
			return into ? [`${thread.toString()}:${queue.toString()}`] : []
		}),
	)
	const sends = senders.flatMap((sender) => [
		...mailboxes
			.filter(({ id }) => isOnly || pairs.has(`${sender.id.toString()}:${id.toString()}`))
			.map(({ tray, depth }) => {
				return curve(sender.box, { x: tray.x - 4 - roomBefore({ depth }), y: centreOf(tray).y })
			}),
		...numbers.map(({ note, box }) => {
			const y = centreOf(note).y
			return `${curve(sender.box, { x: note.x, y })}H${(box.x - 3).toFixed(1)}`
		}),
	])
	const reads = mailboxes.flatMap(({ tray }, index) => {
		const box = actors[index]?.box
		if (box === undefined) return []
		const y = centreOf(tray).y
		return [`M${xy(rightOf(tray) + 2, y)}L${xy(box.x - 2, y)}`]
	})
	return [...sends, ...reads]
}

/** For words beside a mailbox that is too low for words over it. */
function roomBefore({ depth }: Pick<MailboxMark, 'depth'>): number {
	return depth.anchor === 'end' ? 60 : 0
}

function curve(from: Box, to: { readonly x: number; readonly y: number }): string {
	const [x, y] = [rightOf(from) + 2, centreOf(from).y]
	const half = (to.x - x) / 2
	return `M${xy(x, y)}C${xy(x + half, y)} ${xy(to.x - half, to.y)} ${xy(to.x, to.y)}`
}

function linksOf(
	shown: readonly ActorMoment[],
	rows: readonly RowArea[],
	isPhone: boolean,
): readonly string[] {
	return shown.flatMap(({ runner }, index) => {
		const row = rows[index]
		if (runner === 0 || row === undefined || row.dock === null) return []
		const y = isPhone ? centreOf(row.dock).y : centreOf(row.actor).y
		return [`M${xy(rightOf(row.actor), y)}L${xy(row.dock.x, y)}`]
	})
}

function xy(x: number, y: number): string {
	return `${x.toFixed(1)} ${y.toFixed(1)}`
}
