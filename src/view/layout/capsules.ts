/**
 * Threads at their places: at home, pressed against the frame, or in a bay with a ghost at home. A thread that has
 * just begun to wait, or runs again, is drawn on the way, as far as the time since allows.
 */
import type { Moment, ThreadMoment, ThreadState, Wake } from '../../model/moment.ts'
import { compact } from './amounts.ts'
import { type Areas, type Direction, pressed } from './areas.ts'
import type { BayMark } from './bays.ts'
import { type Box, type Point, bottomOf, boxBetween } from './box.ts'
import { type Crew, type Seat, type Shape, type Side, sideOf } from './crew.ts'
import { type GhostMark, absent, comingTo, ghostAt } from './ghosts.ts'
import { type Label, layoutLabel, twoLines } from './label.ts'
import { type Motion, breathAt, digitsUs, flareAt, travelled, turnAt, walkUs } from './motion.ts'
import { isSpare } from './stations.ts'
import {
	absenceInWords,
	detailInWords,
	refusedInWords,
	restInWords,
	sentenceOf,
	shortenings,
	stateInWords,
} from './words.ts'

export interface CapsuleMark {
	readonly id: number
	readonly name: string
	readonly shape: Shape
	readonly side: Side
	readonly state: ThreadState
	readonly box: Box
	readonly label: Label
	/** Its accessible name. */
	readonly sentence: string
	/** Share of the work that is done; null when the work left is not known. */
	readonly progress: number | null
	/** Share of the timed wait that is left. */
	readonly countdown: number | null
	/** −1 … 1: the slow change of lightness of one that waits. */
	readonly breath: number
	/** Degrees that the glyph of one that spins has turned. */
	readonly turn: number
	/** 1 … 0 after it was notified with all others, whatever it has done since. */
	readonly flare: number
	/** "3 refused", where there is room under it. */
	readonly refused: (Point & { readonly text: string }) | null
	/** Waits for ever. */
	readonly isStuck: boolean
}

/** Where a thread hands items over: its seat, wherever it has gone since. */
export interface Home {
	readonly column: number
	readonly box: Box
}

export interface Standing {
	readonly homes: ReadonlyMap<number, Home>
	readonly capsules: readonly CapsuleMark[]
	readonly ghosts: readonly GhostMark[]
}

export interface Surroundings {
	readonly areas: Areas
	readonly bays: readonly BayMark[]
	/** Between which columns the station of a lock lies; undefined when it has none. */
	readonly gapOf: (lock: number) => number | undefined
	readonly motion: Motion
}

export function layoutThreads(moment: Moment, crew: Crew, around: Surroundings): Standing {
	const capsules: CapsuleMark[] = []
	const ghosts: GhostMark[] = []
	const homes = new Map<number, Home>()
	const { areas, bays, motion } = around
	const flares = flaresOf(moment, motion)
	for (const [column, { seats }] of crew.entries()) {
		const boxes = areas.seats[column] ?? []
		const room = roomBelow(boxes)
		const places = comingTo(moment, column, seats)
		for (const [index, seat] of seats.entries()) {
			const home = boxes[index]
			if (home === undefined) continue
			const thread = seat.thread === null ? null : shownOf(moment, seat.thread)
			homes.set(seat.id, { column, box: home })
			if (thread === null || isSpare(thread)) {
				const isComing = thread === null && places.has(seat.id)
				ghosts.push(ghostAt(seat, home, isComing ? ['on its way', 'sent for'] : absent, isComing))
				continue
			}
			const direction = directionOf(column, around.gapOf(thread.at))
			const beside = pressed(areas, column, home, direction)
			const box = walking({ moment, thread, home, beside, bays, motion })
			if (bayOf(bays, thread.id) !== null) {
				ghosts.push(ghostAt(seat, home, absenceWords(thread)))
			}
			const standing = { box, side: sideOf(column), flare: flares.get(thread.id) ?? 0 }
			const refused = refusedAt(thread, home, room)
			capsules.push(capsuleAt(moment, seat, thread, { ...standing, refused, motion }))
		}
	}
	return { homes, capsules, ghosts }
}

/** Where the lock stands that it is blocked at; without one towards the work. */
function directionOf(column: number, gap: number | undefined): Direction {
	return (gap ?? column - 1) >= column || column === 0 ? 'right' : 'left'
}

/** A notifyAll tells of its wakes one after the other, within this time. */
const togetherUs = 1000

/** Of those who were notified together with others a moment ago: how fresh that is. */
function flaresOf({ wakes, atUs }: Moment, motion: Motion): ReadonlyMap<number, number> {
	const flares = new Map<number, number>()
	const areTogether = (wake: Wake, other: Wake | undefined) =>
		other?.from === wake.from && Math.abs(other.atUs - wake.atUs) <= togetherUs
	for (const [index, wake] of wakes.entries()) {
		if (!wake.isAll) continue
		const isOneOfMany = areTogether(wake, wakes[index - 1]) || areTogether(wake, wakes[index + 1])
		if (isOneOfMany) flares.set(wake.to, flareAt(atUs - wake.atUs, motion))
	}
	return flares
}

/** Height between the seats of a column. */
function roomBelow(boxes: readonly Box[]): number {
	const [first, second] = boxes
	if (first === undefined || second === undefined) return Infinity
	return second.y > first.y ? second.y - bottomOf(first) : Infinity
}

const refusalLine = 15

function refusedAt({ refused }: ThreadMoment, home: Box, room: number): CapsuleMark['refused'] {
	if (refused === 0 || room < refusalLine) return null
	return { x: home.x + 2, y: bottomOf(home) + 13, text: refusedInWords(refused) }
}

/** One that you hold in a wait set is shown by what goes on there: it waits, or it was woken. */
function shownOf(moment: Moment, thread: ThreadMoment): ThreadMoment {
	if (thread.state !== 'held') return thread
	for (const { waiting, woken, reason } of moment.conditions) {
		if (woken.includes(thread.id)) return { ...thread, state: 'woken', reason }
		if (waiting.includes(thread.id)) return { ...thread, state: 'waiting', reason }
	}
	return thread
}

function absenceWords(thread: ThreadMoment): readonly string[] {
	return [absenceInWords(thread), thread.state === 'woken' ? 'returns' : 'parked']
}

function bayOf(bays: readonly BayMark[], thread: number): Box | null {
	for (const bay of bays) {
		const place = bay.places.get(thread)
		if (place !== undefined) return place
	}
	return null
}

interface Walk {
	readonly moment: Moment
	readonly thread: ThreadMoment
	readonly home: Box
	readonly beside: Box
	readonly bays: readonly BayMark[]
	readonly motion: Motion
}

function walking({ moment, thread, home, beside, bays, motion }: Walk): Box {
	const sinceUs = moment.atUs - thread.sinceUs
	const duration = walkUs(motion)
	const parked = bayOf(bays, thread.id)
	if (parked !== null) {
		return thread.state === 'waiting'
			? boxBetween(home, parked, travelled(sinceUs, duration))
			: parked
	}
	if (thread.state === 'blocked') return beside
	const wake = moment.wakes.findLast(({ to }) => to === thread.id)
	const ranUs = wake?.ranUs ?? null
	const mouth = bays.find(({ id }) => id === wake?.condition)?.mouth
	if (ranUs === null || mouth === undefined) return home
	return boxBetween(mouth, home, travelled(moment.atUs - ranUs, duration))
}

interface Placed {
	readonly side: Side
	readonly box: Box
	readonly flare: number
	readonly refused: CapsuleMark['refused']
	readonly motion: Motion
	/** What it waits for, where no tray says it. */
	readonly awaits?: string
}

export function capsuleAt(
	moment: Moment,
	seat: Seat,
	thread: ThreadMoment,
	placed: Placed,
): CapsuleMark {
	const { state, work } = thread
	const { box, motion, awaits, ...standing } = placed
	const sinceUs = moment.atUs - thread.sinceUs
	const progress = work === null || work.durationUs <= 0 ? null : work.doneUs / work.durationUs
	const told = state === 'waiting' && awaits !== undefined ? awaits : null
	const line = told ?? lineOf(thread, moment.atUs, digitsUs(motion))
	const words = wordsOf(thread, line, box, moment.atUs)
	const isCounted = thread.refused > 0 && placed.refused === null
	const refusals = refusedInWords(thread.refused)
	const isSecondLine = isCounted && line === null && box.height >= twoLines
	// The state stands beside it as glyph and fill.
	const counted = isCounted && !isSecondLine ? [`${state}, ${refusals}`, refusals] : []
	const wording = {
		name: seat.name,
		words: [...counted, ...words],
		details: isSecondLine ? [refusals] : line === null ? [] : shortenings(line),
		isCut: state === 'failed',
		hasGlyph: true,
		hasBar: progress !== null,
	}
	return {
		id: seat.id,
		name: seat.name,
		shape: seat.shape,
		state,
		box,
		...standing,
		label: layoutLabel(seat.shape, box, wording),
		sentence: sentenceOf(thread, moment.atUs),
		progress: progress === null ? null : Math.max(0, Math.min(1, progress)),
		countdown: countdownOf(thread, moment.atUs),
		breath: state === 'waiting' && !thread.isStuck ? breathAt(sinceUs, motion) : 0,
		turn: state === 'spinning' ? turnAt(sinceUs, motion) : 0,
		isStuck: thread.isStuck,
	}
}

/** The state, longest form first. Where there is no second line, one that sleeps or spins says there how it stands. */
function wordsOf(
	thread: ThreadMoment,
	line: string | null,
	box: Box,
	atUs: number,
): readonly string[] {
	const { state, spins } = thread
	if (state === 'held') return ['held by you', state]
	const isTold = box.height >= twoLines
	if (isTold && (state === 'failed' || state === 'sleeping')) return [state]
	if (state === 'sleeping' && line !== null && /\d/.test(line)) return [...shortenings(line), state]
	if (!isTold && state === 'spinning') return [`spinning ${compact(spins)}`, state]
	const shorter = thread.isStuck && state === 'waiting' ? ['waits for ever'] : []
	return [stateInWords(thread, atUs), ...shorter, state]
}

/** The second line. */
function lineOf(thread: ThreadMoment, atUs: number, stepUs: number): string | null {
	if (thread.state === 'failed') return thread.reason
	if (thread.state === 'sleeping') return restInWords(thread, atUs, stepUs)
	return detailInWords(thread, atUs)
}

function countdownOf(thread: ThreadMoment, atUs: number): number | null {
	if (thread.state !== 'sleeping' || thread.sleepUntilUs === null) return null
	const wholeUs = thread.sleepUntilUs - thread.sinceUs
	return wholeUs <= 0 ? 0 : Math.max(0, Math.min(1, (thread.sleepUntilUs - atUs) / wholeUs))
}
