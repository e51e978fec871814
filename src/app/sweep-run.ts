/** One run of a sweep: a fresh run on real threads that nobody looks at, for as long as it takes to know a mean. */
import { after } from '../engine/after.ts'
import type { Crew } from '../engine/crew.ts'
import type { Drained } from '../engine/drain.ts'
import { type Ending, Run } from '../engine/run.ts'
import type { Simulator } from '../explore/simulator.ts'
import type { KnobValue } from '../programs/knob.ts'
import type { Scene } from '../programs/scene.ts'
import type { Cast } from '../trace/cast.ts'

/** Real time between two looks at the rings. */
const lookMs = 16

export interface PointPlan {
	readonly scene: Scene
	readonly values: Readonly<Record<string, KnobValue>>
	readonly seed: number
	/** The value of the knob that is swept. */
	readonly at: number
	readonly crew: Crew
	/** Runs the same in virtual time. */
	readonly simulator: Pick<Simulator, 'meanWaitUs'>
	/** Asked again and again. */
	readonly isCancelled: () => boolean
}

export interface Reader {
	/** Reads on; true when it has read enough. */
	read(drained: Drained): boolean
}

/**
 * Resolves with what has read, when it has read enough or so much real time has passed, and no thread of the run plays
 * any more; the crew stays. Null when it was cancelled.
 *
 * @throws Error when the run came to an end by itself, which says why.
 */
export async function readRun<T extends Reader>(
	{ scene, values, seed, crew, isCancelled }: PointPlan,
	{ pace, longestMs }: { readonly pace: number; readonly longestMs: number },
	readerOf: (cast: Cast) => T,
): Promise<T | null> {
	const endings: Ending[] = []
	const run = new Run({ scene, values, seed, crew, onEnd: (ending) => endings.push(ending) })
	const reader = readerOf(run.cast)
	try {
		await run.prepare()
		run.setPace(pace)
		run.resume()
		const untilMs = performance.now() + longestMs
		while (!isCancelled()) {
			await after(lookMs)
			const isEnough = reader.read(run.drain())
			const [ending] = endings
			if (ending) throw new Error(reasonOf(ending))
			if (isEnough || performance.now() > untilMs) return reader
		}
		return null
	} finally {
		await run.stop()
	}
}

function reasonOf(ending: Ending): string {
	return ending.kind === 'crashed' ? ending.message : 'The run has come to an end.'
}
