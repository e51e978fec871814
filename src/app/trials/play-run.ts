/** A fresh run on real threads that nobody looks at, read until it is enough; no thread of it plays afterwards. */
import { after } from '../../engine/after.ts'
import type { Crew } from '../../engine/crew.ts'
import type { Drained } from '../../engine/drain.ts'
import { type Ending, type Pace, Run } from '../../engine/run.ts'
import type { KnobValue } from '../../programs/knob.ts'
import type { Scene } from '../../programs/scene.ts'
import type { Cast } from '../../trace/cast.ts'

/** Real time between two looks at the rings. */
const lookMs = 16

export interface RunPlan {
	readonly scene: Scene
	readonly values: Readonly<Record<string, KnobValue>>
	readonly seed: number
	readonly crew: Crew
	/** Asked again and again. */
	readonly isCancelled: () => boolean
}

export interface Effort {
	readonly pace: Pace
	/** Real time after which it is over, whatever was read. */
	readonly longestMs: number
}

export interface Reader {
	/** Reads on; true when it has read enough. */
	read(drained: Drained): boolean
}

/** `ending`: null when it did not come to an end by itself. */
export interface Played<T extends Reader> {
	readonly reader: T
	readonly ending: Ending | null
	readonly isCancelled: boolean
}

/** Resolves when the reader has read all up to where it had enough, time was up, or it was cancelled; the crew stays. */
export async function playRun<T extends Reader>(
	{ scene, values, seed, crew, isCancelled }: RunPlan,
	{ pace, longestMs }: Effort,
	readerOf: (cast: Cast) => T,
): Promise<Played<T>> {
	const endings: Ending[] = []
	const run = new Run({ scene, values, seed, crew, onEnd: (ending) => endings.push(ending) })
	const reader = readerOf(run.cast)
	try {
		run.setPace(pace)
		await run.prepare()
		run.resume()
		const untilMs = performance.now() + longestMs
		let isOver = false
		while (!isOver && !isCancelled()) {
			await after(lookMs)
			isOver = reader.read(run.drain()) || endings.length > 0 || performance.now() > untilMs
		}
		if (endings.length === 0) await run.pause()
		// What was held back for its predecessor, and what was done until all stood still.
		reader.read(run.drain())
		return { reader, ending: endings[0] ?? null, isCancelled: !isOver }
	} finally {
		await run.stop()
	}
}

/**
 * Resolves with what has read; null when it was cancelled.
 *
 * @throws Error when the run came to an end by itself, which says why.
 */
export async function readRun<T extends Reader>(
	plan: RunPlan,
	effort: Effort,
	readerOf: (cast: Cast) => T,
): Promise<T | null> {
	const { reader, ending, isCancelled } = await playRun(plan, effort, readerOf)
	if (ending !== null) throw new Error(endingInWords(ending))
	return isCancelled ? null : reader
}

export function endingInWords(ending: Ending): string {
	if (ending.kind === 'crashed') return ending.message
	return ending.kind === 'deadlocked'
		? 'Nobody could go on any more.'
		: 'The run has come to an end.'
}
