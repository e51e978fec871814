/** One point of a sweep: a fresh run of the scene on real threads, for as long as it takes to know a mean. */
import { after } from '../engine/after.ts'
import type { Crew } from '../engine/crew.ts'
import { type Ending, Run } from '../engine/run.ts'
import { Recording } from '../model/recording.ts'
import type { KnobValue } from '../programs/knob.ts'
import type { Scene } from '../programs/scene.ts'
import type { SweepPoint } from '../view/sweep/sweep-view.ts'

/** Enough when so many were taken, and so many periods have passed; or when so much real time has. */
const enoughTaken = 60
const enoughPeriods = 10
const longestMs = 3000
/** Real time between two looks at the rings. */
const lookMs = 16
/** A timed wait ends about 0.1 ms of real time late: shorter periods are run more slowly, so that it stays small beside them. */
const fastest = 10
const slowest = 2
const pacePerMs = 0.25

export interface PointPlan {
	readonly scene: Scene
	readonly values: Readonly<Record<string, KnobValue>>
	readonly seed: number
	/** Of the pollers: the value of the knob that is swept. */
	readonly periodMs: number
	readonly crew: Crew
	/** Asked again and again. */
	readonly isCancelled: () => boolean
}

/**
 * Resolves when no thread of the run plays any more; the crew stays. Null when it was cancelled.
 *
 * @throws Error when the run came to an end by itself, which says why.
 */
export async function measurePoint(plan: PointPlan): Promise<SweepPoint | null> {
	const { scene, values, seed, crew, periodMs, isCancelled } = plan
	const endings: Ending[] = []
	const run = new Run({ scene, values, seed, crew, onEnd: (ending) => endings.push(ending) })
	const recording = new Recording(run.cast)
	try {
		await run.prepare()
		run.setPace(Math.min(fastest, Math.max(slowest, pacePerMs * periodMs)))
		run.resume()
		const untilMs = performance.now() + longestMs
		while (!isCancelled()) {
			await after(lookMs)
			const { events, endUs, lost } = run.drain()
			recording.append(events, endUs, lost)
			const [ending] = endings
			if (ending) throw new Error(reasonOf(ending))
			if (isEnough(recording, periodMs) || performance.now() > untilMs) {
				return pointOf(recording, periodMs)
			}
		}
		return null
	} finally {
		await run.stop()
	}
}

function reasonOf(ending: Ending): string {
	return ending.kind === 'crashed' ? ending.message : 'The run has come to an end.'
}

function isEnough(recording: Recording, periodMs: number): boolean {
	const { endUs } = recording
	const taken = recording.momentAt(endUs).wait.count
	return taken >= enoughTaken && endUs >= enoughPeriods * periodMs * 1000
}

/** The first period is left out where looks are counted: everybody looks once as it begins. */
function pointOf(recording: Recording, periodMs: number): SweepPoint {
	const { endUs } = recording
	const fromUs = Math.min(endUs, periodMs * 1000)
	const { counts, wait, stretch } = recording.momentAt(endUs)
	const empty = counts.emptyPolls - recording.momentAt(fromUs).counts.emptyPolls
	return {
		periodMs,
		delayUs: wait.summary().mean,
		gapDelayUs: stretch.gapDelayUs,
		emptyPerS: endUs > fromUs ? empty / ((endUs - fromUs) / 1e6) : 0,
		n: wait.count,
	}
}
