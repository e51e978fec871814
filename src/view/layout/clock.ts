/** The clock beside the queue: when an item that is put now is begun, and when nobody waits any more. */
import type { Moment } from '../../model/moment.ts'
import { longDuration } from './amounts.ts'
import type { Box, Point } from './box.ts'
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
	const isAtOnce = delayS < 0.05
	const starts = {
		text: isAtOnce ? 'put now, starts' : 'put now, starts in',
		value: isAtOnce ? 'at once' : longDuration(delayS * 1e6),
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

/** As many lines as there is room for. */
export function layoutClock(moment: Moment, { x, y, width, height }: Box): readonly ClockLine[] {
	const lines = clockInWords(moment).slice(0, Math.max(1, Math.floor((height - 4) / lineHeight)))
	return lines.map(({ text, value, note }, index) => {
		const used = sansWidth(`${text} ${value}`, 13, true) + 16 + sansWidth(note, 12)
		return { x, y: y + 14 + index * lineHeight, text, value, note: used > width ? '' : note }
	})
}
