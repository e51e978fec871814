/** What is left of a graph of states when one asks from where something can still happen. */

/** A move from one state (by number) to another; whether it hands something over. */
export interface Edge {
	readonly from: number
	readonly to: number
	readonly isProgress: boolean
}

/** States from which something can still be handed over, or every program comes to its end. */
export function aliveIn(edges: readonly Edge[], ends: ReadonlySet<number>): Set<number> {
	const before = new Map<number, number[]>()
	const alive = new Set(ends)
	for (const { from, to, isProgress } of edges) {
		const list = before.get(to) ?? []
		before.set(to, list)
		list.push(from)
		if (isProgress) alive.add(from)
	}
	// Grows while it is gone through.
	for (const one of alive) for (const from of before.get(one) ?? []) alive.add(from)
	return alive
}
