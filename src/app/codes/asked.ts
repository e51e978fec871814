/** What the course asks for, and what of that this device has recorded. */
import { guideOf } from '../../lessons/guides.ts'
import { type SceneProgress, spanOf } from '../../lessons/progress.ts'
import { openScenes } from '../home/standing.ts'
import type { Course } from './code.ts'
import type { Answer, Asked, SceneStatement, Statement } from './statement.ts'

export const course: Course = { ids: openScenes.map(({ id }) => id), askedIn }

/** What is recorded of a scene. */
export type Recorded = (id: string) => SceneProgress

async function askedIn(id: string): Promise<Asked> {
	const guide = await guideOf(id)
	const cards = guide?.cards ?? []
	return {
		id,
		title: openScenes.find((scene) => scene.id === id)?.title ?? id,
		tasks: (guide?.tasks ?? []).map(({ name, text }) => ({ name, text })),
		questions: cards.filter(({ question }) => question !== null).map(({ title }) => title),
	}
}

/** `made`: the date of today, as 2026-11-23. */
export async function statementOf(
	who: Pick<Statement, 'name' | 'made'>,
	ids: readonly string[],
	recorded: Recorded,
): Promise<Statement> {
	const asked = await Promise.all(ids.map(askedIn))
	const days = spanOf(ids.flatMap((id) => recorded(id).days ?? []))
	return {
		...who,
		first: days?.first ?? null,
		last: days?.last ?? null,
		scenes: asked.map((scene) => recordedOf(scene, recorded(scene.id))),
	}
}

function recordedOf({ id, tasks, questions }: Asked, kept: SceneProgress): SceneStatement {
	return {
		id,
		tasks: tasks.map(({ name }) => kept.tasks.includes(name)),
		answers: questions.map((title): Answer => {
			const prediction = Object.hasOwn(kept.predictions, title)
				? kept.predictions[title]
				: undefined
			if (prediction === undefined) return 'none'
			if (prediction.isRight === null) return 'open'
			return prediction.isRight ? 'right' : 'wrong'
		}),
	}
}
