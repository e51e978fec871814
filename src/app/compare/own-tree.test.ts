import { expect, test } from 'vitest'
import { decision, type Decision } from '../../lessons/choose/decision.ts'
import { course } from '../../lessons/course.ts'
import { type SceneProgress, untouched } from '../../lessons/progress.ts'
import { ownTree, type Remembered, resultOf } from './own-tree.ts'

const scenesIn = ({ ways }: Decision): readonly string[] => {
	return ways.flatMap(({ scene, to }) => [scene, ...scenesIn(to)])
}

test('every way of the tree leads to a scene of the course, and none twice', () => {
	const all = scenesIn(decision)
	const known = course.flatMap(({ scenes }) => scenes)
	expect(all.filter((id) => !known.includes(id))).toEqual([])
	expect(new Set(all).size).toBe(all.length)
})

test('a way says what was done in its scene, and is no link while that is to come', () => {
	const remembered: Remembered = {
		sceneState: () => 'opened',
		sceneOf: () => ({ ...untouched, tasks: ['one'] }),
	}
	const listed = [{ id: 'blocking-queue', title: 'Put and take' }]
	const [first, second] = ownTree(remembered, listed).ways
	expect(first).toMatchObject({
		scene: { title: 'Put and take', address: '#/blocking-queue' },
		result: '1 task done',
		isDone: false,
	})
	expect(second).toMatchObject({ scene: null, result: 'to come' })
})

test('predictions count once they were answered', () => {
	const done: SceneProgress = {
		predictions: {
			a: { choice: 'x', isRight: true },
			b: { choice: 'x', isRight: false },
			c: { choice: 'x', isRight: null },
		},
		tasks: ['one', 'two'],
		isDone: false,
	}
	expect(resultOf(done, 'opened')).toBe('1 of 2 right, 2 tasks done')
	expect(resultOf(untouched, 'opened')).toBe('opened')
	expect(resultOf(untouched, 'unseen')).toBe('not seen yet')
})
