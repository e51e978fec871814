/** One point of a sweep of the polling interval. */
import type { Drained } from '../engine/drain.ts'
import { Recording } from '../model/recording.ts'
import type { Cast } from '../trace/cast.ts'
import type { PollPoint } from '../view/sweep/sweep-view.ts'
import type { PointPlan } from './sweep-run.ts'
import { type Reader, readRun } from './trials/play-run.ts'

/** Enough when so many were taken, and so many periods have passed; or when so much real time has. */
const enoughTaken = 60
const enoughPeriods = 10
const longestMs = 3000
/** A timed wait ends about 0.1 ms of real time late: shorter periods are run more slowly, so that it stays small beside them. */
const fastest = 10
const slowest = 2
const pacePerMs = 0.25

/** See `readRun`. */
export async function measurePolling(plan: PointPlan): Promise<PollPoint | null> {
	const periodMs = plan.at
	const pace = Math.min(fastest, Math.max(slowest, pacePerMs * periodMs))
	const reader = await readRun(plan, { pace, longestMs }, (cast) => new PollReader(cast, periodMs))
	return reader?.point() ?? null
}

class PollReader implements Reader {
	readonly #recording: Recording
	readonly #periodMs: number

	constructor(cast: Cast, periodMs: number) {
		this.#recording = new Recording(cast)
		this.#periodMs = periodMs
	}

	read({ events, endUs, lost }: Drained): boolean {
		this.#recording.append(events, endUs, lost)
		const taken = this.#recording.momentAt(endUs).wait.count
		return taken >= enoughTaken && endUs >= enoughPeriods * this.#periodMs * 1000
	}

	/** The first period is left out where looks are counted: everybody looks once as it begins. */
	point(): PollPoint {
		const periodMs = this.#periodMs
		const { endUs } = this.#recording
		const fromUs = Math.min(endUs, periodMs * 1000)
		const { counts, wait, stretch } = this.#recording.momentAt(endUs)
		const empty = counts.emptyPolls - this.#recording.momentAt(fromUs).counts.emptyPolls
		return {
			periodMs,
			delayUs: wait.summary().mean,
			gapDelayUs: stretch.gapDelayUs,
			emptyPerS: endUs > fromUs ? empty / ((endUs - fromUs) / 1e6) : 0,
			n: wait.count,
		}
	}
}
