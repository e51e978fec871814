/** Where the boxes and edges of a decision tree stand: from the left to the right, answers below each other. */
import { hierarchy, linkHorizontal, tree } from 'd3'
import type { DecisionView, WayView } from './decision-view.ts'

export interface TreeBox {
	readonly key: string
	readonly left: number
	readonly top: number
	readonly node: DecisionView
}

export interface TreeEdge {
	readonly key: string
	readonly left: number
	readonly top: number
	readonly way: WayView
	/** From the box before to the one behind. */
	readonly path: string
}

export interface TreeMarks {
	readonly width: number
	readonly height: number
	readonly boxes: readonly TreeBox[]
	readonly edges: readonly TreeEdge[]
}

export const boxSize = { width: 190, height: 36 } as const
/** Beside a box: room for what leads to the next one. */
export const edgeSize = { width: 176, height: 36 } as const
const rowStep = 44
const lead = 14
const columnStep = boxSize.width + edgeSize.width + 2 * lead

interface Datum {
	readonly node: DecisionView
	readonly way: WayView | null
}

export function layoutTree(decision: DecisionView): TreeMarks {
	const root = hierarchy<Datum>({ node: decision, way: null }, ({ node }) => {
		return node.ways.map((way) => ({ node: way.to, way }))
	})
	const placed = tree<Datum>()
		.nodeSize([rowStep, columnStep])
		.separation(() => 1)(root)
	const all = placed.descendants()
	const first = Math.min(...all.map(({ x }) => x))
	const last = Math.max(...all.map(({ x }) => x))
	// d3 has the depth in y, and what stands below each other in x.
	type Placed = (typeof all)[number]
	const keyOf = (one: Placed) => {
		const line = [...one.ancestors()].reverse()
		return line.map((each) => each.parent?.children?.indexOf(each) ?? 0).join('.')
	}
	const boxes = all.map((one) => ({
		key: keyOf(one),
		left: one.y,
		top: one.x - first,
		node: one.data.node,
	}))
	const joined = linkHorizontal<unknown, readonly [number, number]>()
	const edges = all.flatMap((one): TreeEdge[] => {
		const { parent, data } = one
		if (parent === null || data.way === null) return []
		const left = one.y - edgeSize.width - lead
		const [fromY, toY] = [parent.x - first, one.x - first].map((y) => y + boxSize.height / 2)
		const source = [parent.y + boxSize.width, fromY ?? 0] as const
		const target = [left, toY ?? 0] as const
		const path = `${joined({ source, target }) ?? ''}M${one.y - lead} ${toY ?? 0}h${lead}`
		return [{ key: keyOf(one), left, top: one.x - first, way: data.way, path }]
	})
	const width = Math.max(...boxes.map(({ left }) => left)) + boxSize.width
	return { width, height: last - first + boxSize.height, boxes, edges }
}
