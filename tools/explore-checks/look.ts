/** Searches to the end, as tests want it: a limit would be a failure of its own. */
import type { KnobValues } from '../../src/engine/layout.ts'
import { type Found, search } from '../../src/explore/search.ts'
import type { OpenChoices, RunPlan } from '../../src/explore/virtual-run.ts'
import { sceneOf } from '../../src/programs/scenes.ts'

export const nothingOpen: OpenChoices = { victim: false, spurious: false }

/** @throws Error when the search did not come to an end. */
export function lookThrough(
	plan: RunPlan,
	open: Partial<OpenChoices> = {},
	budgetMs = 20_000,
): Found {
	const found = search(plan, {
		open: { ...nothingOpen, ...open },
		budgetMs,
		maxStates: 1e6,
		onProgress: () => true,
		now: () => performance.now(),
	})
	if (found.verdict === 'limit') throw new Error('the search ran out of budget')
	return found
}

/** A scene of the course, without think time: its pauses change no schedule. */
export function planOf(scene: string, values: KnobValues): RunPlan {
	return { scene: sceneOf(scene), values: { think: 0, ...values }, seed: 1 }
}

export interface Size {
	readonly producers: number
	readonly consumers: number
	readonly capacity: number
}

/** 1 … `most`. */
export const upTo = (most: number): readonly number[] =>
	Array.from({ length: most }, (_, i) => i + 1)

/** All sizes up to the given ones. */
export function sizesUpTo(threads: number, capacity: number): Size[] {
	return upTo(threads).flatMap((producers) =>
		upTo(threads).flatMap((consumers) =>
			upTo(capacity).map((one) => ({ producers, consumers, capacity: one })),
		),
	)
}
