/**
 * Threads at their places: at home, pressed against the frame, or in a bay with a ghost at home. A thread that has
 * just begun to wait, or runs again, is drawn on the way, as far as the time since allows.
 */
import type { Moment, ThreadMoment, ThreadState } from '../../model/moment.ts'
import { compact } from './amounts.ts'
import { type Areas, pressed } from './areas.ts'
import type { BayMark } from './bays.ts'
import { type Box, boxBetween } from './box.ts'
import type { Crew, Seat, Shape, Side } from './crew.ts'
import { type Label, layoutLabel, twoLines } from './label.ts'
import { type Motion, breathAt, digitsUs, travelled, turnAt, walkUs } from './motion.ts'
import {
	absenceInWords,
	detailInWords,
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
}

export interface GhostMark {
	readonly id: number
	readonly name: string
	readonly shape: Shape
	readonly box: Box
	readonly label: Label
}

/** Where a thread hands items over: its seat, wherever it has gone since. */
export interface Home {
	readonly side: Side
	readonly box: Box
}

export interface Standing {
	readonly homes: ReadonlyMap<number, Home>
	readonly capsules: readonly CapsuleMark[]
	readonly ghosts: readonly GhostMark[]
}

export function layoutThreads(
	moment: Moment,
	crew: Crew,
	areas: Areas,
	bays: readonly BayMark[],
	motion: Motion,
): Standing {
	const capsules: CapsuleMark[] = []
	const ghosts: GhostMark[] = []
	const homes = new Map<number, Home>()
	for (const side of ['left', 'right'] as const) {
		crew[side].forEach((seat, index) => {
			const home = areas[side][index]
			if (home === undefined) return
			const thread = seat.thread === null ? null : shownOf(moment, seat.thread)
			homes.set(seat.id, { side, box: home })
			if (thread === null) {
				ghosts.push(ghostAt(seat, home, ['not started', 'new']))
				return
			}
			const isInner = side === 'left' || home.x === areas.right[0]?.x
			const beside = pressed(areas, home, side, isInner)
			const box = walking({ moment, thread, home, beside, bays, motion })
			if (bayOf(bays, thread.id) !== null) {
				ghosts.push(ghostAt(seat, home, absenceWords(thread)))
			}
			capsules.push(capsuleAt(moment, seat, thread, side, box, motion))
		})
	}
	return { homes, capsules, ghosts }
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

function ghostAt(seat: Seat, box: Box, words: readonly string[]): GhostMark {
	const wording = { name: seat.name, words, details: [], hasGlyph: false, hasBar: false }
	return {
		id: seat.id,
		name: seat.name,
		shape: seat.shape,
		box,
		label: layoutLabel(seat.shape, box, wording),
	}
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

function capsuleAt(
	moment: Moment,
	seat: Seat,
	thread: ThreadMoment,
	side: Side,
	box: Box,
	motion: Motion,
): CapsuleMark {
	const { state, work } = thread
	const sinceUs = moment.atUs - thread.sinceUs
	const progress = work === null || work.durationUs <= 0 ? null : work.doneUs / work.durationUs
	const line = lineOf(thread, moment.atUs, digitsUs(motion))
	const wording = {
		name: seat.name,
		words: wordsOf(thread, line, box, moment.atUs),
		details: line === null ? [] : shortenings(line),
		isCut: state === 'failed',
		hasGlyph: true,
		hasBar: progress !== null,
	}
	return {
		id: seat.id,
		name: seat.name,
		shape: seat.shape,
		side,
		state,
		box,
		label: layoutLabel(seat.shape, box, wording),
		sentence: sentenceOf(thread, moment.atUs),
		progress: progress === null ? null : Math.max(0, Math.min(1, progress)),
		countdown: countdownOf(thread, moment.atUs),
		breath: state === 'waiting' ? breathAt(sinceUs, motion) : 0,
		turn: state === 'spinning' ? turnAt(sinceUs, motion) : 0,
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
	return [stateInWords(thread, atUs), state]
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
