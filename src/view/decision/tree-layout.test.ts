import { expect, test } from 'vitest'
import type { DecisionView } from './decision-view.ts'
import { boxSize, edgeSize, layoutTree } from './tree-layout.ts'

const leaf = (text: string): DecisionView => ({ text, isAnswer: true, ways: [] })
const to = (label: string, node: DecisionView) => {
	return { label, scene: null, result: '', isDone: false, to: node }
}
const decision: DecisionView = {
	text: 'root',
	isAnswer: false,
	ways: [
		to('a', { ...leaf('one'), ways: [to('c', leaf('three')), to('d', leaf('four'))] }),
		to('b', leaf('two')),
	],
}

test('every node has a box, every way an edge, each with a key of its own', () => {
	const { boxes, edges } = layoutTree(decision)
	expect(boxes.map(({ node }) => node.text).sort()).toEqual(['four', 'one', 'root', 'three', 'two'])
	expect(edges.map(({ way }) => way.label).sort()).toEqual(['a', 'b', 'c', 'd'])
	expect(new Set(boxes.map(({ key }) => key)).size).toBe(5)
})

test('nothing covers anything, and all of it lies within the picture', () => {
	const { boxes, edges, width, height } = layoutTree(decision)
	const all = [
		...boxes.map(({ left, top }) => ({ left, top, ...boxSize })),
		...edges.map(({ left, top }) => ({ left, top, ...edgeSize })),
	]
	for (const [i, one] of all.entries()) {
		expect(one.left).toBeGreaterThanOrEqual(0)
		expect(one.top).toBeGreaterThanOrEqual(0)
		expect(one.left + one.width).toBeLessThanOrEqual(width)
		expect(one.top + one.height).toBeLessThanOrEqual(height)
		for (const other of all.slice(i + 1)) {
			const isBeside = one.left + one.width <= other.left || other.left + other.width <= one.left
			const isBelow = one.top + one.height <= other.top || other.top + other.height <= one.top
			expect(isBeside || isBelow).toBe(true)
		}
	}
})

test('a question alone is one box', () => {
	expect(layoutTree(leaf('alone'))).toMatchObject({ ...boxSize, edges: [] })
})
