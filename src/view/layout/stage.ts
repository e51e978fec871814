/**
 * The stage at a moment: every mark with its place, as a function of the moment and the size of the stage. Threads stand
 * in columns, and between them the stations: queues with the locks and conditions that guard them.
 */
import type { Moment } from '../../model/moment.ts'
import { longDuration } from './amounts.ts'
import { type ArrowMark, layoutArrows } from './arrows.ts'
import { type Areas, type Counted, type Heading, layoutAreas } from './areas.ts'
import type { BayMark } from './bays.ts'
import { type CapsuleMark, layoutThreads } from './capsules.ts'
import { type BoardMark, layoutBoard } from './board.ts'
import { type BucketMark, layoutBucket } from './bucket.ts'
import { type ClockLine, layoutClock } from './clock.ts'
import { type Crew, type Expected, crewOf } from './crew.ts'
import { type Foot, doorHeight, footHeight, footOf, onTheWay, traysThatFit } from './foot.ts'
import type { GhostMark } from './ghosts.ts'
import type { LockMark } from './lock-tabs.ts'
import { type LegendEntry, type OutsideMark, layoutLegend, layoutOutside } from './margin-notes.ts'
import type { Motion } from './motion.ts'
import { type PileMark, layoutPile } from './pile.ts'
import type { QueueMark } from './queue.ts'
import type { QueueRowMark } from './queue-row.ts'
import { type RefusedMark, layoutRefused } from './refused.ts'
import { type Station, stationsOf } from './stations.ts'
import { layoutStations } from './station-marks.ts'
import { type TokenMark, layoutTokens } from './tokens.ts'

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
	/** What digits are read from where they would change too fast. */
	readonly held?: Moment
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
	readonly queues: readonly QueueMark[]
	/** Where there are too many of them to draw what is in them. */
	readonly rows: readonly QueueRowMark[]
	readonly locks: readonly LockMark[]
	readonly bays: readonly BayMark[]
	readonly tokens: readonly TokenMark[]
	readonly refused: readonly RefusedMark[]
	readonly ghosts: readonly GhostMark[]
	readonly capsules: readonly CapsuleMark[]
	readonly arrows: readonly ArrowMark[]
	readonly board: BoardMark | null
	readonly clock: readonly ClockLine[]
	readonly pile: PileMark | null
	readonly bucket: BucketMark | null
}

export function layoutStage(moment: Moment, frame: StageFrame): StageLayout {
	const crew = crewOf(moment, frame.expected)
	const foot = footOf(moment.cast)
	const stations = traysThatFit(stationsOf(moment), crew, foot)
	const counted = countedOf(moment, crew, stations, foot)
	const size = { width: frame.width / frame.scale, height: frame.height / frame.scale }
	const areas = layoutAreas(size, counted, frame.isPhone)
	const seats = counted.columns.reduce((sum, column) => sum + column.seats, 0)
	const marks = layoutStations(moment, stations, areas, seats, frame)
	const { homes, capsules, ghosts } = layoutThreads(moment, crew, {
		areas,
		bays: marks.bays,
		gapOf: (lock) => stations.find(({ locks }) => locks.some(({ id }) => id === lock))?.gap,
		motion: frame,
	})
	const { queues, rows } = marks
	return {
		width: areas.width,
		height: areas.height,
		columns: areas.columns,
		headings: headingsOf(frame.held ?? moment, areas),
		outside: layoutOutside(moment, areas),
		legend: layoutLegend(moment, areas),
		flows: areas.flows,
		...marks,
		tokens: layoutTokens(moment, rows.length === 0 ? queues : [...queues, ...rows], homes, frame),
		refused: layoutRefused(moment, [...queues, ...rows], homes, frame),
		ghosts,
		capsules,
		arrows: layoutArrows(moment, capsules, {
			frameOf: (condition) => {
				const place = stations.findIndex(({ conditions }) => {
					return conditions.some(({ id }) => id === condition)
				})
				return areas.stations[Math.max(0, place)]?.frame
			},
			height: areas.height,
			isPhone: frame.isPhone,
			isShared: counted.isShared,
			motion: frame,
		}),
		...layoutFoot(moment, frame.held ?? moment, areas, foot),
	}
}

/** The clock stands over the pile, which has what is left of the foot. */
const clockHeight = 44

function layoutFoot(
	moment: Moment,
	held: Moment,
	{ foot: area, door }: Areas,
	foot: Foot,
): Pick<StageLayout, 'board' | 'clock' | 'pile' | 'bucket'> {
	const isWave = area !== null && foot.hasWave && !foot.hasBoard
	return {
		board: area === null ? null : layoutBoard(moment, area),
		clock: isWave ? layoutClock(held, area) : [],
		pile:
			isWave && area.height >= clockHeight + 30
				? layoutPile(held, {
						...area,
						y: area.y + clockHeight,
						height: area.height - clockHeight,
					})
				: null,
		bucket: door === null ? null : layoutBucket(moment, door),
	}
}

/** Who has been sent for is told of over its column. */
function headingsOf(moment: Moment, { headings }: Areas): readonly Heading[] {
	return headings.map((heading, column) => {
		const coming = onTheWay(moment, column)
		if (coming === null) return heading
		return { ...heading, note: `${coming.count.toString()} more in ${longDuration(coming.leftUs)}` }
	})
}

function countedOf(moment: Moment, crew: Crew, stations: readonly Station[], foot: Foot): Counted {
	return {
		foot: stations.length === 1 ? footHeight(foot) : 0,
		door: foot.hasBucket ? doorHeight : 0,
		columns: crew.map(({ seats, title }) => ({ seats: seats.length, title })),
		stations: stations.map(({ gap, conditions, queue }) => {
			const seatsIn = (column: number) => crew[column]?.seats.length ?? 0
			const isBackward = queue?.isBackward ?? false
			const [before, after] = isBackward ? [gap + 1, gap] : [gap, gap + 1]
			const crowds = conditions.map(({ reason }) => {
				return reason === 'full' ? seatsIn(before) : reason === 'empty' ? seatsIn(after) : 0
			})
			return { gap, bays: conditions.length, isBackward, crowds }
		}),
		isShared: stations.length === 1 && stations.every(({ isShared }) => isShared),
		hasMemory: moment.memory !== null,
	}
}
