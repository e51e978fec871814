/**
 * A window of a long history that can be decided by itself: the rest is left out in such a way that a legal history has
 * only legal windows.
 */
import type { Operation } from './history.ts'

export interface HistoryWindow {
	readonly operations: readonly Operation[]
	/** Before its first resize. */
	readonly capacity: number
}

/**
 * The operations from number `first` on, by call, `count` of them; and what was inside or under way before. An item that
 * had come and gone is left out with its put and its take: the others keep their order without it. What an earlier
 * operation told about the size goes with it.
 */
export function windowOf(
	operations: readonly Operation[],
	first: number,
	count: number,
	capacity: number,
): HistoryWindow {
	const inOrder = operations.toSorted((a, b) => a.called - b.called)
	const from = inOrder[first]?.called ?? Infinity
	const to = inOrder[first + count]?.called ?? Infinity
	const gone = new Set<number>()
	for (const { kind, item, returned } of inOrder) {
		if (kind === 'take' && returned < from) gone.add(item)
	}
	const kept = inOrder.flatMap((operation) => {
		const { kind, item, called, returned } = operation
		if (called >= to) return []
		const isItem = kind === 'put' || kind === 'take'
		if (isItem ? gone.has(item) : called < from) return []
		const size = called < from ? null : operation.size
		return { ...operation, size, returned: returned < to ? returned : Infinity }
	})
	return withResizes(kept, inOrder, from, capacity)
}

/** Of the resizes before the window, those are kept that another one has not certainly overruled by then. */
function withResizes(
	kept: readonly Operation[],
	inOrder: readonly Operation[],
	from: number,
	capacity: number,
): HistoryWindow {
	const earliest = kept.reduce((least, { called }) => Math.min(least, called), from)
	const early = inOrder.filter(({ kind, called }) => kind === 'resize' && called < from)
	const latest = early.findLast(({ returned }) => returned < earliest)
	const open = early.filter(({ returned }) => returned >= (latest?.called ?? 0))
	return { operations: [...open, ...kept], capacity }
}
