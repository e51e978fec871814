/** The item that has been in a queue for longest, where the moment names it. */
import type { Item, QueueMoment } from '../../model/moment.ts'

export function oldestOf({ items, order, depth }: QueueMoment): Item | undefined {
	if (order === 'FIFO') return items[0]
	if (depth > items.length) return undefined
	return items.reduce<Item | undefined>((oldest, item) => {
		return oldest === undefined || item.putUs < oldest.putUs ? item : oldest
	}, undefined)
}
