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
import { mailboxOf } from './actors-found.ts'
import { type MailboxMark, layoutMailbox } from './actors-mailbox.ts'
import { type DispatcherCrew, crewsOf, layoutCrowd, presentIn } from './actors-threads.ts'
import { layoutFlows, roomBefore } from './actors-flows.ts'
import {
	type AskMark,
	type NoteMark,
	type TreeMark,
	fromTheTop,
	layoutAsks,
	layoutNotes,
	layoutTree,
} from './actors-notes.ts'
import {
	actorSentence,
	isStopped,
	stateInWords,
	touchedInWords,
	writtenInWords,
} from './actors-words.ts'
import { monoWidth, sansWidth } from './label.ts'
import type { Areas, Heading } from './areas.ts'
import { type Box, centreOf, rightOf } from './box.ts'
import type { CapsuleMark } from './capsules.ts'
import type { GhostMark } from './ghosts.ts'
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
	readonly isStopped: boolean
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
	readonly touched: string
}

/** What a row stands for, and who can touch what is in it. */
export interface TitleMark {
	readonly x: number
	readonly y: number
	readonly text: string
	readonly touched: string
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
	readonly titles: readonly TitleMark[]
	readonly notes: readonly NoteMark[]
	/** From whoever waits to whose answer it waits for. */
	readonly asks: readonly AskMark[]
	readonly tree: readonly TreeMark[]
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
		flows: areas.isPhone
			? []
			: layoutFlows(moment, { capsules, mailboxes, actors, numbers, tiles }),
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
		titles: layoutTitles(moment, areas),
		notes: layoutNotes(moment, shown, areas, stepUs),
		asks: areas.isPhone ? [] : layoutAsks(shown, areas.rows),
		tree: layoutTree(shown, areas.rows, areas.rail),
	}
}

/** All of them where each has a row. A peak never falls, so the one that is shown seldom changes. */
function shownOf(moment: Moment, chosen: number): readonly ActorMoment[] {
	const { actors } = moment
	if (actors.length <= mostRows) return fromTheTop(actors)
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
		hasBoxes: moment.queues.some(({ name }) => /^(answers to|stash of) /.test(name)),
		hasTree: moment.actors.length <= mostRows && moment.actors.some(({ parent }) => parent !== ''),
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
			state: shownState(moment, actor, area.actor.width - 26),
			isRunning: runner !== 0,
			isStopped: isStopped(actor),
			sentence: actorSentence(moment, actor),
		},
	]
}

/** Of orders that it has seen: of how many, where there is room to say so. */
function shownState({ orders }: Moment, actor: ActorMoment, room: number): string {
	const state = stateInWords(actor)
	if (orders === null || actor.shows !== 'orders') return state
	const legal = grouped(orders.legal)
	const forms = [`${state} of ${legal}`, `${state}/${legal}`]
	return forms.find((form) => monoWidth(form, 12) <= room) ?? state
}

function numberAt(
	moment: Moment,
	{ id, name, value, lost, writes }: NumberMoment,
	area: RowArea | undefined,
): readonly NumberMark[] {
	if (area === undefined) return []
	const owned = new Set(moment.queues.map(({ lock }) => lock))
	const dispatchers = new Set(moment.actors.map(({ dispatcher }) => `${dispatcher} lock`))
	const guard = moment.locks.find((lock) => !owned.has(lock.id) && !dispatchers.has(lock.name))
	const lock = guard === undefined ? 'no lock' : holderInWords(moment, guard.holder)
	return [
		{
			...{ id, name, box: area.actor, note: area.mailbox },
			value: grouped(value),
			lost: lostOf(lost, writes, area.actor.width - 22),
			touched: area.title === null ? `anybody reads and writes it, ${lock}` : lock,
		},
	]
}

function lostOf(lost: number, writes: number, room: number): string {
	const said = lost === 0 ? 'none lost' : `${grouped(lost)} lost`
	return (
		[`of ${grouped(writes)}, ${said}`, said].find((text) => sansWidth(text, 12, true) <= room) ?? ''
	)
}

/** The same job both ways: what an actor keeps, and what threads share. */
function layoutTitles(moment: Moment, { rows, numbers }: ActorAreas): readonly TitleMark[] {
	const titleOf = (area: RowArea | undefined, text: string, forms: readonly string[]) => {
		const box = area?.title ?? null
		if (box === null) return []
		const room = box.width - sansWidth(text, 14, true) - 10
		const touched = forms.find((form) => sansWidth(form, 12) <= room) ?? ''
		return [{ x: box.x, y: box.y + 14, text, touched }]
	}
	return [
		...moment.actors.flatMap((actor, index) => {
			return titleOf(rows[index], 'Message passing', touchedInWords(actor))
		}),
		...moment.numbers.flatMap((number, index) => {
			return titleOf(numbers[index], 'Shared state', writtenInWords(moment, number))
		}),
	]
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
