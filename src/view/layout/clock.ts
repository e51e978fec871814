/** The clock beside the queue: when an item that is put now is begun, and when nobody waits any more. */
import type { Moment } from '../../model/moment.ts'
import { longDuration } from './amounts.ts'
import type { Point } from './box.ts'
import { sansWidth } from './label.ts'

export interface ClockLine extends Point {
	readonly text: string
	readonly value: string
	/** Where the value ends, and what stands behind it. */
	readonly note: string
}

export interface Told {
	readonly text: string
	readonly value: string
	readonly note: string
}

/** Empty before anything was measured. */
export function clockInWords({ drain, queues, knobs, counts }: Moment): readonly Told[] {
	if (drain === null) return []
	const { delayS, emptyS, mostPerS, arrivalsPerS } = drain
	const isInOrder = queues.every(({ order }) => order === 'FIFO')
	const isShed = (knobs['shed'] ?? 'off') !== 'off'
	const rate = (perS: number) => Math.round(perS).toString()
	const starts = {
		text: 'put now, starts in',
		value: delayS < 0.05 ? 'once' : longDuration(delayS * 1e6),
		note: '',
	}
	const empty = {
		text: 'queue empty in',
		value: emptyS === null ? 'never' : longDuration(emptyS * 1e6),
		note: `${rate(mostPerS)} /s done, ${rate(arrivalsPerS)} /s come`,
	}
	return [...(isInOrder && !isShed ? [starts] : []), ...(counts.queued === 0 ? [] : [empty])]
}

const lineHeight = 18

export function layoutClock(moment: Moment, { x, y }: Point, width: number): readonly ClockLine[] {
	return clockInWords(moment).map(({ text, value, note }, index) => {
		const used = sansWidth(`${text} ${value}`, 13, true) + 16 + sansWidth(note, 12)
		return { x, y: y + 14 + index * lineHeight, text, value, note: used > width ? '' : note }
	})
}
