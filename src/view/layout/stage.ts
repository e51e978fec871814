/**
 * The stage at a moment: every mark with its place, as a function of the moment and the size of the stage. Draws
 * the first queue of the moment, its lock and the conditions of that lock.
 */
import type { ConditionMoment, LockMoment, Moment, QueueMoment } from '../../model/moment.ts'
import { longDuration } from './amounts.ts'
import { type ArrowMark, layoutArrows } from './arrows.ts'
import { type Areas, type Heading, layoutAreas } from './areas.ts'
import type { Circumstances } from './bar.ts'
import { type BayMark, layoutBay, layoutSharedBay } from './bays.ts'
import type { Box } from './box.ts'
import { bytesEachOf } from './budget.ts'
import { type CapsuleMark, type GhostMark, layoutThreads } from './capsules.ts'
import { hasCrashed } from './crash.ts'
import { type Expected, crewOf } from './crew.ts'
import { type LegendEntry, type OutsideMark, layoutLegend, layoutOutside } from './margin-notes.ts'
import { type Motion, digitsUs } from './motion.ts'
import { type QueueMark, layoutQueue } from './queue.ts'
import { type TokenMark, layoutTokens } from './tokens.ts'
import { holderInWords, isLockUsed, isShared } from './words.ts'

export interface StageFrame extends Motion {
	/** CSS pixels. */
	readonly width: number
	readonly height: number
	/** CSS pixels per logical pixel: 2 for a presenter. */
	readonly scale: number
	readonly isPhone: boolean
	readonly expected: Expected
	/** The person picks whom a notify wakes. */
	readonly isVictimOpen?: boolean
}

export interface LockMark {
	readonly box: Box
	readonly text: string
	readonly isHeld: boolean
	/** Nobody takes it: the program's lock calls are switched off. */
	readonly isUnused: boolean
}

export interface StageLayout {
	/** Logical pixels; a phone's stage is as high as it needs. */
	readonly width: number
	readonly height: number
	readonly columns: Areas['columns']
	readonly headings: readonly Heading[]
	readonly outside: OutsideMark | null
	readonly legend: readonly LegendEntry[]
	readonly flows: readonly string[]
	readonly queue: QueueMark | null
	readonly lock: LockMark | null
	readonly bays: readonly BayMark[]
	readonly tokens: readonly TokenMark[]
	readonly ghosts: readonly GhostMark[]
	readonly capsules: readonly CapsuleMark[]
	readonly arrows: readonly ArrowMark[]
}

export function layoutStage(moment: Moment, frame: StageFrame): StageLayout {
	const crew = crewOf(moment, frame.expected)
	const queue = moment.queues[0]
	const conditions = conditionsOf(moment)
	const counted = {
		left: crew.left.length,
		right: crew.right.length,
		bays: conditions.length,
		isShared: isShared(conditions),
		hasMemory: moment.memory !== null,
		titles: crew.titles,
	}
	const size = { width: frame.width / frame.scale, height: frame.height / frame.scale }
	const areas = layoutAreas(size, counted, frame.isPhone)
	const bays = layoutBays(moment, conditions, areas.bays, counted, frame)
	const { homes, capsules, ghosts } = layoutThreads(moment, crew, areas, bays, frame)
	const mark =
		queue === undefined ? null : layoutQueue(queue, areas.frame, around(moment, queue, frame))
	const lock = moment.locks.find(({ id }) => id === queue?.lock)
	return {
		width: areas.width,
		height: areas.height,
		columns: areas.columns,
		headings: areas.headings,
		outside: layoutOutside(moment, areas),
		legend: layoutLegend(moment, areas),
		flows: areas.flows,
		queue: mark,
		lock: lock === undefined ? null : layoutLock(moment, lock, areas.frame),
		bays,
		tokens:
			queue === undefined || mark === null ? [] : layoutTokens(moment, queue, mark, homes, frame),
		ghosts,
		capsules,
		arrows: layoutArrows(
			moment,
			capsules,
			areas.frame,
			{ height: areas.height, isPhone: frame.isPhone, isShared: counted.isShared },
			frame,
		),
	}
}

function around(moment: Moment, queue: QueueMoment, motion: Motion): Circumstances {
	const oldest = queue.items[0]
	const stepUs = digitsUs(motion)
	const ageUs = oldest === undefined ? 0 : moment.atUs - oldest.madeUs
	return {
		memory: moment.memory,
		bytesEach: bytesEachOf(moment),
		isLost: hasCrashed(moment),
		age: oldest === undefined ? null : longDuration(Math.floor(ageUs / stepUs) * stepUs),
	}
}

function layoutBays(
	moment: Moment,
	conditions: readonly ConditionMoment[],
	boxes: readonly Box[],
	counted: { readonly left: number; readonly right: number },
	frame: StageFrame,
): readonly BayMark[] {
	const isAll = moment.cast.knobs['notify'] === 'all'
	const wakes = isAll ? 'all' : frame.isVictimOpen === true ? 'picked' : 'oldest'
	const seats = counted.left + counted.right
	return conditions.flatMap((condition, index) => {
		const box = boxes[index]
		if (box === undefined) return []
		return isShared(conditions)
			? [layoutSharedBay(condition, box, { seats, wakes })]
			: [layoutBay(condition, box)]
	})
}

/** The conditions of the queue's lock, or without any lock, in the order of the cast. */
function conditionsOf(moment: Moment): readonly ConditionMoment[] {
	const lock = moment.queues[0]?.lock
	const own = new Set(
		moment.cast.objects
			.filter((object) => object.kind === 'condition')
			.filter((condition) => condition.lock === lock || condition.lock === 0)
			.map(({ id }) => id),
	)
	return moment.conditions.filter(({ id }) => own.has(id))
}

const tabWidth = 168
const tabHeight = 30

function layoutLock(moment: Moment, lock: LockMoment, frame: Box): LockMark {
	return {
		box: {
			x: frame.x + (frame.width - tabWidth) / 2,
			y: frame.y - tabHeight / 2,
			width: tabWidth,
			height: tabHeight,
		},
		text: holderInWords(moment, lock.holder),
		isHeld: lock.holder !== 0,
		isUnused: !isLockUsed(moment),
	}
}
