import { expect, test } from 'vitest'
import { course } from '../../lessons/course.ts'
import type { SceneState } from '../../lessons/progress.ts'
import { scenes } from '../../programs/scenes.ts'
import {
	doneCount,
	isBeginner,
	neighboursOf,
	nextScene,
	newcomer,
	openScenes,
	standingInWords,
	standingsOf,
} from './standing.ts'

const progressOf = (
	states: Readonly<Record<string, SceneState>>,
): { sceneState: (id: string) => SceneState } => ({
	sceneState: (id) => states[id] ?? 'unseen',
})
const idAt = (at: number) => openScenes[at]?.id ?? 'none'

test('every scene has its place in the course, once', () => {
	expect(openScenes.map(({ id }) => id).toSorted()).toEqual(scenes.map(({ id }) => id).toSorted())
})

test('somebody new begins with the first scene that can be opened', () => {
	const first = course
		.flatMap((chapter) => chapter.scenes)
		.find((id) => openScenes.some((it) => it.id === id))
	expect(nextScene(newcomer)?.id).toBe(first)
	expect(isBeginner(newcomer)).toBe(true)
})

test('one goes on at the first scene that is not done, whatever was opened after it', () => {
	const progress = progressOf({ [idAt(0)]: 'done', [idAt(1)]: 'opened', [idAt(3)]: 'done' })
	expect(nextScene(progress)?.id).toBe(idAt(1))
	expect(isBeginner(progress)).toBe(false)
	expect(doneCount(progress)).toBe(2)
})

test('when all is done there is nothing to go on with', () => {
	const progress = { sceneState: () => 'done' as const }
	expect(nextScene(progress)).toBeNull()
	expect(doneCount(progress)).toBe(openScenes.length)
})

test('a scene that is still to come has a place, no title and nothing done', () => {
	const [to] = standingsOf(['no-such-scene'], { sceneState: () => 'done' })
	expect(to).toEqual({ id: 'no-such-scene', title: null, state: 'unseen' })
	expect(to && standingInWords(to)).toBe('still to come')
})

test('from each scene one comes to the next and back', () => {
	for (const { id } of openScenes) {
		const { next } = neighboursOf(id)
		if (next) expect(neighboursOf(next.id).previous?.id).toBe(id)
		else expect(id).toBe(openScenes.at(-1)?.id)
	}
	expect(neighboursOf(idAt(0)).previous).toBeNull()
	expect(neighboursOf('no-such-scene')).toEqual({ previous: null, next: null })
})
