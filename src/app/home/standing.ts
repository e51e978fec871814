/** How far somebody has come: each scene of the course as a place that fills, and which scene comes next. */
import { course } from '../../lessons/course.ts'
import type { Facts } from '../../lessons/facts.ts'
import type { SceneState } from '../../lessons/progress.ts'
import { type ListedScene, scenes } from '../scene-list.ts'

/** What this device remembers of the scenes. */
export interface CourseProgress {
	sceneState(sceneId: string): SceneState
	/** What the person's own runs have shown. */
	readonly facts: Facts
	/** Why nothing, or not everything, is kept; null when all is well. */
	readonly notice: string | null
	/** Everything, for good. */
	forget(): void
}

/** Somebody who is here for the first time. */
export const newcomer: CourseProgress = {
	sceneState: () => 'unseen',
	facts: {},
	notice: null,
	forget: () => undefined,
}

type States = Pick<CourseProgress, 'sceneState'>

/** One scene of the course as a place. */
export interface Standing {
	readonly id: string
	/** Null: the scene is still to come. */
	readonly title: string | null
	readonly state: SceneState
}

const titles: ReadonlyMap<string, string> = new Map(scenes.map(({ id, title }) => [id, title]))

/** Every scene that can be opened, in the order of the course. */
export const openScenes: readonly ListedScene[] = course
	.flatMap((chapter) => chapter.scenes)
	.flatMap((id) => scenes.filter((scene) => scene.id === id))

export const sceneCount = course.reduce((sum, chapter) => sum + chapter.scenes.length, 0)

export function standingsOf(ids: readonly string[], progress: States): Standing[] {
	return ids.map((id) => ({
		id,
		title: titles.get(id) ?? null,
		state: titles.has(id) ? progress.sceneState(id) : 'unseen',
	}))
}

/** Where to go on: the first scene that is not done; null once all are. */
export function nextScene(progress: States): ListedScene | null {
	return openScenes.find(({ id }) => progress.sceneState(id) !== 'done') ?? null
}

export function isBeginner(progress: States): boolean {
	return openScenes.every(({ id }) => progress.sceneState(id) === 'unseen')
}

export function doneCount(progress: States): number {
	return openScenes.filter(({ id }) => progress.sceneState(id) === 'done').length
}

/** The scenes before and after this one. */
export function neighboursOf(sceneId: string): {
	readonly previous: ListedScene | null
	readonly next: ListedScene | null
} {
	const at = openScenes.findIndex(({ id }) => id === sceneId)
	if (at < 0) return { previous: null, next: null }
	return { previous: openScenes[at - 1] ?? null, next: openScenes[at + 1] ?? null }
}

/** "Two conditions, opened". */
export function standingInWords({ title, state }: Standing): string {
	if (title === null) return 'still to come'
	const words = { unseen: 'not opened yet', opened: 'opened', done: 'completed' }
	return `${title}, ${words[state]}`
}
