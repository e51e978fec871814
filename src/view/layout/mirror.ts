/** A queue that items go through from the right to the left: the same picture, its head at the left. Words stay readable. */
import type { Box } from './box.ts'
import { rightOf } from './box.ts'
import type { QueueMark } from './queue.ts'

const opposite = { start: 'end', middle: 'middle', end: 'start' } as const

export function mirrored(mark: QueueMark): QueueMark {
	const { frame, bar, edge } = mark
	const across = frame.x + rightOf(frame)
	const flip = <T extends Box>(box: T): T => ({ ...box, x: across - rightOf(box) })
	return {
		...mark,
		isBackward: true,
		head: { ...mark.head, x: across - mark.head.x },
		slots: mark.slots.map((slot) => ({ ...slot, box: flip(slot.box) })),
		shelf: mark.shelf === null ? null : flip(mark.shelf),
		edge: edge === null ? null : { ...edge, x: across - edge.x },
		bar:
			bar === null
				? null
				: {
						...bar,
						box: flip(bar.box),
						fill: flip(bar.fill),
						capacityX: bar.capacityX === null ? null : across - bar.capacityX,
						ticks: bar.ticks.map((tick) => ({
							...tick,
							x: across - tick.x,
							anchor: opposite[tick.anchor],
						})),
					},
		tokenAt: (place) => flip(mark.tokenAt(place)),
	}
}
