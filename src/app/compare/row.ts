/** What a trial of the comparison has shown: one row of the scoreboard. Everything is measured, but for two sentences. */
import { wastedShare } from '../../model/consumer-time.ts'
import { type FromArrival, fromArrival } from '../../model/from-arrival.ts'
import type { Recording } from '../../model/recording.ts'
import type { Scene } from '../../programs/scene.ts'
import type { Trial } from '../trials/trial.ts'

/** As scripts get it: times in ms of run time. */
export interface Row {
	readonly strategy: string
	/** Run time of it, s. */
	readonly seconds: number
	/**
	 * How long requests went unnoticed that came while a worker had nothing to do: the median, which a thread that loses its
	 * core now and then does not move.
	 */
	readonly detectMs: number
	readonly detectP95Ms: number
	/** Of the time in which workers could use a core, the part that went into looking in vain. */
	readonly wastePercent: number
	/** Mean share of an idle core that was left for others, 0…1; null when nobody could measure it. */
	readonly canary: number | null
	readonly peakDepth: number
	/** From arrival to done. */
	readonly p50: number
	readonly p95: number
	readonly p99: number
	/** Requests per second that were done within a second of their arrival. */
	readonly goodput: number
	readonly done: number
	/** Refused, dropped, expired, dead letters. */
	readonly lost: number
	readonly futileWakeups: number
	readonly emptyPolls: number
	readonly whenFull: string
	readonly stops: string
	/** The first of all that came, as many as every row has recorded: equal hashes are equal times of arrival. */
	readonly arrivals: { readonly count: number; readonly hash: string }
	/** Why it ended by itself, null when it did not. */
	readonly ending: string | null
}

const deadlineUs = 1_000_000

/** One row for each of `trials`, in their order. */
export function rowsOf(trials: readonly Trial[]): readonly Row[] {
	const found = trials.map((trial) => {
		return { trial, times: fromArrival(trial.recording, deadlineUs) }
	})
	const common = Math.min(...found.map(({ times }) => times.duesUs.length))
	return found.map(({ trial, times }) => rowOf(trial, times, common))
}

function rowOf({ plan, recording, ending }: Trial, times: FromArrival, common: number): Row {
	const { startUs, endUs } = recording
	const { counts } = recording.momentAt(endUs)
	const detected = times.noticed.summary()
	const took = times.toDone.summary()
	const { full = '', stop = '' } = variantOf(plan.scene, plan.name)
	const seconds = endUs / 1e6
	return {
		strategy: plan.name,
		seconds,
		detectMs: detected.p50 / 1000,
		detectP95Ms: detected.p95 / 1000,
		wastePercent: 100 * wastedShare(recording, startUs, endUs),
		canary: meanCanary(recording),
		peakDepth: Math.max(0, ...recording.wave(0, endUs, 100).map(({ depth }) => depth)),
		p50: took.p50 / 1000,
		p95: took.p95 / 1000,
		p99: took.p99 / 1000,
		goodput: seconds > 0 ? times.inTime / seconds : 0,
		done: counts.completed,
		lost: counts.rejected + counts.dropped + counts.expired + counts.deadLettered,
		futileWakeups: counts.futileWakeups,
		emptyPolls: counts.emptyPolls,
		whenFull: full,
		stops: stop,
		arrivals: { count: common, hash: hashOf(times.duesUs.slice(0, common)) },
		ending,
	}
}

function variantOf(scene: Scene, name: string): { readonly full?: string; readonly stop?: string } {
	return scene.trials?.variants.find((one) => one.name === name) ?? {}
}

/** Over the time, as it was sampled; the first sample speaks for what was before it. */
export function meanCanary(recording: Recording): number | null {
	const { endUs } = recording
	const steps = recording.canarySteps(0, endUs)
	const [first] = steps
	if (first === undefined || endUs <= first.atUs) return null
	const sum = steps.reduce((all, { atUs, share }, i) => {
		return all + share * ((steps[i + 1]?.atUs ?? endUs) - atUs)
	}, 0)
	return sum / (endUs - first.atUs)
}

/** FNV-1a over whole µs. */
function hashOf(numbers: readonly number[]): string {
	let hash = 0x811c9dc5
	for (const number of numbers) hash = Math.imul(hash ^ Math.round(number), 0x01000193)
	return (hash >>> 0).toString(16).padStart(8, '0')
}
