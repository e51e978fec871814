/** The marks of all stations: queues in frames or rows, tabs of locks, bays. */
import type { Moment, QueueMoment } from '../../model/moment.ts'
import { longDuration } from './amounts.ts'
import type { Areas } from './areas.ts'
import type { Circumstances } from './bar.ts'
import { type BayMark, layoutBay, layoutSharedBay } from './bays.ts'
import type { Box } from './box.ts'
import { bytesEachOf } from './budget.ts'
import { hasCrashed } from './crash.ts'
import { oldestOf } from './oldest.ts'
import { type LockMark, layoutLocks } from './lock-tabs.ts'
import { type Motion, digitsUs } from './motion.ts'
import { type QueueMark, layoutQueue } from './queue.ts'
import { type QueueRowMark, layoutQueueRow, rowScale } from './queue-row.ts'
import type { Station } from './stations.ts'

export interface StationMarks {
	readonly queues: readonly QueueMark[]
	readonly rows: readonly QueueRowMark[]
	readonly locks: readonly LockMark[]
	readonly bays: readonly BayMark[]
}

interface Circumstance extends Motion {
	/** The person picks whom a notify wakes. */
	readonly isVictimOpen?: boolean
}

export function layoutStations(
	moment: Moment,
	stations: readonly Station[],
	areas: Areas,
	seats: number,
	frame: Circumstance,
): StationMarks {
	const queues: QueueMark[] = []
	const rows: QueueRowMark[] = []
	const locks: LockMark[] = []
	const bays: BayMark[] = []
	const isAlone = moment.queues.length < 2
	for (const [index, station] of stations.entries()) {
		const area = areas.stations[index]
		if (area === undefined) continue
		const { queue } = station
		if (area.isRow) {
			if (queue === null) continue
			const isHeld = station.locks.some(({ holder }) => holder !== 0)
			rows.push(layoutQueueRow(queue, area.frame, rowScale(moment.queues), isHeld))
			continue
		}
		if (queue !== null) {
			queues.push(layoutQueue(queue, area.frame, around(moment, queue, frame, isAlone)))
		}
		locks.push(...layoutLocks(moment, station.locks, area.frame))
		bays.push(...layoutBays(moment, station, area.bays, seats, frame))
	}
	return { queues, rows, locks, bays }
}

function around(
	moment: Moment,
	queue: QueueMoment,
	motion: Motion,
	isAlone: boolean,
): Circumstances {
	const oldest = oldestOf(queue)
	const stepUs = digitsUs(motion)
	const ageUs = oldest === undefined ? 0 : moment.atUs - oldest.madeUs
	return {
		memory: isAlone ? moment.memory : null,
		bytesEach: bytesEachOf(moment),
		isLost: hasCrashed(moment),
		age: oldest === undefined ? null : longDuration(Math.floor(ageUs / stepUs) * stepUs),
	}
}

function layoutBays(
	moment: Moment,
	{ conditions, isShared }: Station,
	boxes: readonly Box[],
	seats: number,
	frame: Circumstance,
): readonly BayMark[] {
	const isAll = moment.cast.knobs['notify'] === 'all'
	const wakes = isAll ? 'all' : frame.isVictimOpen === true ? 'picked' : 'oldest'
	return conditions.flatMap((condition, index) => {
		const box = boxes[index]
		if (box === undefined) return []
		return isShared
			? [layoutSharedBay(condition, box, { seats, wakes })]
			: [layoutBay(condition, box)]
	})
}
