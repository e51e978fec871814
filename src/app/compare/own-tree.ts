/** The decision tree with what the learner has seen of it. */
import { type Decision, decision, type Way } from '../../lessons/choose/decision.ts'
import type { SceneProgress, SceneState } from '../../lessons/progress.ts'
import type { DecisionView, WayView } from '../../view/decision/decision-view.ts'
import { type ListedScene, scenes } from '../scene-list.ts'

/** What this device remembers of the scenes. */
export interface Remembered {
	sceneState(id: string): SceneState
	sceneOf(id: string): SceneProgress
}

/** `listed`: the scenes that can be opened. */
export function ownTree(
	remembered: Remembered,
	listed: readonly Pick<ListedScene, 'id' | 'title'>[] = scenes,
	from: Decision = decision,
): DecisionView {
	const { text, isAnswer = false, ways } = from
	return { text, isAnswer, ways: ways.map((way) => ownWay(way, remembered, listed)) }
}

function ownWay(
	{ label, scene: id, to }: Way,
	remembered: Remembered,
	listed: readonly Pick<ListedScene, 'id' | 'title'>[],
): WayView {
	const scene = listed.find((one) => one.id === id)
	const state = remembered.sceneState(id)
	return {
		label,
		scene: scene ? { title: scene.title, address: `#/${id}` } : null,
		result: scene ? resultOf(remembered.sceneOf(id), state) : 'to come',
		isDone: state === 'done',
		to: ownTree(remembered, listed, to),
	}
}

/** "2 of 3 predicted right, 1 task done". */
export function resultOf({ predictions, tasks }: SceneProgress, state: SceneState): string {
	if (state === 'unseen') return 'not seen yet'
	const answered = Object.values(predictions).filter(({ isRight }) => isRight !== null)
	const right = answered.filter(({ isRight }) => isRight).length
	const parts = [
		...(answered.length > 0 ? [`${right} of ${answered.length} right`] : []),
		...(tasks.length > 0 ? [`${tasks.length} task${tasks.length === 1 ? '' : 's'} done`] : []),
	]
	return parts.length > 0 ? parts.join(', ') : 'opened'
}
