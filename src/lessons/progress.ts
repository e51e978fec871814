/** What a learner has done, as it is kept: what it may contain, how two of them become one, and what is refused. */
import { type Facts, mergeFacts, readFacts } from './facts.ts'
import { isRecord } from './record.ts'

export interface Prediction {
	/** Label of the choice. */
	readonly choice: string
	/** As judged last; null while the run has not answered. */
	readonly isRight: boolean | null
}

/** Dates as 2026-11-23. */
export interface Days {
	readonly first: string
	readonly last: string
}

export interface SceneProgress {
	/** By title of the card. */
	readonly predictions: Readonly<Record<string, Prediction>>
	/** Names of the tasks that are done. */
	readonly tasks: readonly string[]
	/** Every prediction was answered and every task is done. */
	readonly isDone: boolean
	/** When something was done in it. */
	readonly days?: Days
}

export interface Progress {
	readonly version: 1
	/** Scenes that were opened, by id. */
	readonly scenes: Readonly<Record<string, SceneProgress>>
	readonly facts: Facts
}

export type SceneState = 'unseen' | 'opened' | 'done'

export const noProgress: Progress = { version: 1, scenes: {}, facts: {} }
export const untouched: SceneProgress = { predictions: {}, tasks: [], isDone: false }

export function sceneStateOf(progress: Progress, id: string): SceneState {
	const scene = sceneIn(progress, id)
	if (scene === null) return 'unseen'
	return scene.isDone ? 'done' : 'opened'
}

/** Null when it was never opened. */
export function sceneIn({ scenes }: Progress, id: string): SceneProgress | null {
	return Object.hasOwn(scenes, id) ? (scenes[id] ?? null) : null
}

/** Progress in which one scene stands as `scene` says. */
export function withScene(progress: Progress, id: string, scene: SceneProgress): Progress {
	return { ...progress, scenes: { ...progress.scenes, [id]: scene } }
}

/** Everything that either has; of what both have, the later one's. */
export function merge(earlier: Progress, later: Progress): Progress {
	const ids = [...new Set([...Object.keys(earlier.scenes), ...Object.keys(later.scenes)])]
	const scenes = ids.map((id) => {
		const before = sceneIn(earlier, id) ?? untouched
		return [id, mergeScenes(before, sceneIn(later, id) ?? untouched)] as const
	})
	const facts = mergeFacts(earlier.facts, later.facts)
	return { version: 1, scenes: Object.fromEntries(scenes), facts }
}

function mergeScenes(earlier: SceneProgress, later: SceneProgress): SceneProgress {
	const days = spanOf([earlier.days, later.days].filter((it) => it !== undefined))
	return {
		predictions: { ...earlier.predictions, ...later.predictions },
		tasks: [...new Set([...earlier.tasks, ...later.tasks])],
		isDone: earlier.isDone || later.isDone,
		...(days && { days }),
	}
}

/** From the first day of all to the last; null of none. */
export function spanOf(all: readonly Days[]): Days | null {
	const [first] = all.map((days) => days.first).sort()
	const last = all
		.map((days) => days.last)
		.sort()
		.at(-1)
	return first === undefined || last === undefined ? null : { first, last }
}

/** Reads what was kept. Null when it is none of ours, or damaged: what cannot be trusted is not half believed. */
export function readProgress(text: string): Progress | null {
	const kept = parsed(text)
	if (!isRecord(kept) || kept['version'] !== 1 || !isRecord(kept['scenes'])) return null
	const facts = readFacts(kept['facts'])
	const scenes = Object.entries(kept['scenes']).map(([id, it]) => [id, readScene(it)] as const)
	const sound = scenes.flatMap(([id, scene]) => (scene === null ? [] : [[id, scene] as const]))
	if (facts === null || sound.length < scenes.length) return null
	return { version: 1, scenes: Object.fromEntries(sound), facts }
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text)
	} catch {
		return null
	}
}

function readScene(kept: unknown): SceneProgress | null {
	if (!isRecord(kept)) return null
	const { predictions, tasks, isDone, days } = kept
	if (!isRecord(predictions) || typeof isDone !== 'boolean' || !isListOfWords(tasks)) return null
	const answers = Object.entries(predictions)
	if (!answers.every((pair): pair is [string, Prediction] => isPrediction(pair[1]))) return null
	const read = { predictions: Object.fromEntries(answers), tasks, isDone }
	if (days === undefined) return read
	return isDays(days) ? { ...read, days } : null
}

function isDays(kept: unknown): kept is Days {
	if (!isRecord(kept)) return false
	return [kept['first'], kept['last']].every((day) => {
		return typeof day === 'string' && /^\d{4}-\d\d-\d\d$/.test(day)
	})
}

function isPrediction(kept: unknown): boolean {
	if (!isRecord(kept) || typeof kept['choice'] !== 'string') return false
	return kept['isRight'] === null || typeof kept['isRight'] === 'boolean'
}

function isListOfWords(kept: unknown): kept is readonly string[] {
	return Array.isArray(kept) && kept.every((one) => typeof one === 'string')
}
