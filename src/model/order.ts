/** The laws about what goes through a queue: in which order, into which room, and that nothing rests where there is no place. */
import type { TraceEvent } from '../trace/event.ts'
import type { FoldState } from './fold-state.ts'
import type { QueueFold, TracedItem } from './queue-fold.ts'

/** A queue numbers fresh items as it accepts them. */
export function checkNumber(
	state: FoldState,
	queue: QueueFold,
	item: TracedItem,
	atUs: number,
): void {
	const { newest } = queue
	if (!queue.isNumbered || newest === null || newest.id < item.id) return
	const detail = `item ${String(item.id)} entered behind ${String(newest.id)}`
	state.laws.break('first in, first out', atUs, detail)
}

export function checkRoom(
	state: FoldState,
	{ capacity, cast }: QueueFold,
	event: TraceEvent,
): void {
	if (event.b <= capacity) return
	const detail = `${String(event.b)} items in ${cast.name} of ${String(capacity)}`
	state.laws.break('capacity', event.atUs, detail)
}

/** What goes from hand to hand must have arrived before anything else happens to the queue. */
export function checkUnderWay(state: FoldState, queue: QueueFold, atUs: number): void {
	if (queue.underWay === null) return
	const detail = `item ${String(queue.underWay.id)} was put into ${queue.cast.name} before its take`
	state.laws.break('capacity', atUs, detail)
}

/** Whether an item was the next to leave, and whether it left after those that came before it. */
export function checkOrder(
	state: FoldState,
	queue: QueueFold,
	{ item, place }: { readonly item: TracedItem; readonly place: number },
	atUs: number,
): void {
	const id = String(item.id)
	const isNewest = queue.cast.order === 'adaptive LIFO' && place === queue.depth
	if (place > 0 && !isNewest) {
		const detail = `item ${id} left from place ${String(place + 1)}${orderInWords(queue)}`
		state.laws.break('first in, first out', atUs, detail)
	}
	checkUnderWay(state, queue, atUs)
	if (queue.cast.order !== 'FIFO' || !queue.isNumbered) return
	if (item.id <= queue.lastTaken) {
		const detail = `item ${id} left after ${String(queue.lastTaken)}`
		state.laws.break('first in, first out', atUs, detail)
	}
	queue.lastTaken = Math.max(queue.lastTaken, item.id)
	const lastMadeUs = queue.lastMadeUs.get(item.producer) ?? -Infinity
	if (item.madeUs < lastMadeUs) {
		const detail = `item ${id} of ${item.producer} left after one it made later`
		state.laws.break('first in, first out', atUs, detail)
	}
	queue.lastMadeUs.set(item.producer, Math.max(lastMadeUs, item.madeUs))
}

function orderInWords({ cast }: QueueFold): string {
	if (cast.order === 'LIFO') return ', the newest first'
	if (cast.order === 'adaptive LIFO') return ', the oldest or the newest first'
	return cast.order === 'priority' ? ', the most urgent first' : ''
}

/** In which order the items left, of all queues together. */
export function orderOfAll({ queues }: FoldState): string {
	const orders = new Set([...queues.values()].map(({ cast }) => cast.order))
	if (orders.size > 1) return 'in the order of their queue'
	if (orders.has('LIFO')) return 'the newest first'
	if (orders.has('adaptive LIFO'))
		return 'the newest first while many wait, else in the order they came'
	if (orders.has('priority')) return 'the most urgent first, the oldest among those'
	return 'in the order they came'
}
