/** What is told under the queue and at the door, and how much room it needs: as the cast says, whatever happens in the run. */
import type { Cast, Moment } from '../../model/moment.ts'
import type { Crew } from './crew.ts'
import type { Station } from './stations.ts'

export interface Foot {
	/** Where each job stands. */
	readonly hasBoard: boolean
	/** Traffic comes in bursts: when what comes now is begun, and what is lost. */
	readonly hasWave: boolean
	readonly hasBucket: boolean
}

export const boardHeight = 96
export const waveHeight = 88
export const doorHeight = 52

export function footOf({ objects, knobs }: Cast): Foot {
	return {
		hasBoard: objects.some(({ kind }) => kind === 'jobs'),
		hasWave: 'burst' in knobs && 'length' in knobs,
		hasBucket: objects.some(({ kind }) => kind === 'bucket'),
	}
}

/** Some of it is there. */
export function hasStores(cast: Cast): boolean {
	const { hasBoard, hasWave, hasBucket } = footOf(cast)
	return hasBoard || hasWave || hasBucket
}

export function footHeight({ hasBoard, hasWave }: Foot): number {
	return hasBoard ? boardHeight : hasWave ? waveHeight : 0
}

/** More than this in one tray could not be told apart; beside a foot there is less room. */
const mostInTray = { withFoot: 8, alone: 16 }

/**
 * Stations without the trays that have no room: who waits stands at its seat. In a burst it is the queue that counts, and
 * nobody waits for long.
 */
export function traysThatFit(
	stations: readonly Station[],
	crew: Crew,
	foot: Foot,
): readonly Station[] {
	const most = footHeight(foot) > 0 ? mostInTray.withFoot : mostInTray.alone
	return stations.map((station) => {
		const { gap, isShared, queue, conditions } = station
		if (isShared || queue === null) return station
		if (foot.hasWave) return { ...station, conditions: [] }
		const [before, after] = queue.isBackward ? [gap + 1, gap] : [gap, gap + 1]
		const seatsIn = (column: number) => crew[column]?.seats.length ?? 0
		return {
			...station,
			conditions: conditions.filter(({ reason }) => {
				return seatsIn(reason === 'full' ? before : after) <= most
			}),
		}
	})
}

/** Threads of a column that have been sent for and are not there yet, and how long that takes; null while there are none. */
export function onTheWay(
	{ wanted, threads, atUs }: Moment,
	column: number,
): { readonly count: number; readonly leftUs: number } | null {
	if (wanted?.column !== column || wanted.dueUs <= atUs) return null
	const there = threads.filter((thread) => {
		return thread.column === column && thread.state !== 'finished' && thread.state !== 'failed'
	})
	const count = wanted.threads - there.length
	return count <= 0 ? null : { count, leftUs: wanted.dueUs - atUs }
}
