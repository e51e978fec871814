/** A pill: an item that means nothing but "go home". */
import type { Item } from '../../sync/item.ts'

/** Place in the scene's list of sorts. */
const pillKind = 1

export function pillOf(maker: number, madeUs: number): Item {
	return { id: 0, producer: maker, kind: pillKind, madeUs, payload: 0 }
}

export function isPill(item: Item): boolean {
	return item.kind === pillKind
}
