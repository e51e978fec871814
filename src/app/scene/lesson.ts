/** The scenes through which a presenter goes, and where in them one stands. */
import { openScenes } from '../home/standing.ts'

/** Ids in order: those that a link names, else the course. */
export function lessonOf(asked: readonly string[] | null): readonly string[] {
	return asked ?? openScenes.map(({ id }) => id)
}

/** "scene 3 of 12"; null for a scene that is not among them. */
export function placeInWords(lesson: readonly string[], scene: string): string | null {
	const at = lesson.indexOf(scene)
	return at < 0 ? null : `scene ${at + 1} of ${lesson.length}`
}
