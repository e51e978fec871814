/** One point of a sweep of the workers: what so many of them get done when there is always one more task. */
import { Canary } from '../engine/canary.ts'
import type { Crew } from '../engine/crew.ts'
import type { Drained } from '../engine/drain.ts'
import { Activity, Kind, type TraceEvent } from '../trace/event.ts'
import type { ThroughputGiven, ThroughputPoint, ThroughputSweep } from '../view/sweep/sweep-view.ts'
import type { PointPlan } from './sweep-run.ts'
import { type Reader, readRun } from './trials/play-run.ts'

/** Slow enough that handing over costs little beside a task. */
const pace = 2
/** Left out: threads begin, and are compiled. */
const warmUpUs = 400_000
/** Then it is enough when each worker was seen for so much run time and so many tasks; or when so much real time has passed. */
const enoughUs = 1_500_000
const enoughDone = 4
const longestMs = 6000

/** See `readRun`. `before`: measured so far; the machine is looked at before the first only. */
export async function measureThroughput(
	plan: PointPlan,
	{ points: before, given }: Pick<ThroughputSweep, 'points' | 'given'>,
): Promise<ThroughputPoint | null> {
	const cores = before[0]?.cores ?? (await coresOf(plan.crew))
	// Whoever measures what is left would take it.
	const scene = { ...plan.scene, hasCanary: false }
	const readerOf = () => new WorkReader(plan.at, given)
	const reader = await readRun({ ...plan, scene }, { pace, longestMs }, readerOf)
	return reader?.point(cores) ?? null
}

/** That the machine really gives, when nobody else works. */
async function coresOf(crew: Crew): Promise<number> {
	const canary = new Canary(crew)
	try {
		await canary.calibrate()
		return canary.cores
	} finally {
		await canary.end()
	}
}

/** What one worker has done since its first task was done. */
interface Tally {
	readonly fromUs: number
	toUs: number
	done: number
	computeUs: number
	waitUs: number
}

export class WorkReader implements Reader {
	readonly #isComputingOnly: boolean
	readonly #workers: number
	/** By thread: since when it works on what it is at. */
	readonly #begunUs = new Map<number, number>()
	readonly #tallies = new Map<number, Tally>()

	constructor(workers: number, { waitMs }: Pick<ThroughputGiven, 'waitMs'>) {
		this.#workers = workers
		this.#isComputingOnly = waitMs === 0
	}

	read({ events }: Pick<Drained, 'events'>): boolean {
		for (const event of events) this.#see(event)
		const all = [...this.#tallies.values()]
		return all.length >= this.#workers && all.every(isEnough)
	}

	/** Null when hardly anything was done. Workers may keep step: so each is timed from one of its tasks to another. */
	point(cores: number): ThroughputPoint | null {
		const all = [...this.#tallies.values()].filter(({ done }) => done > 0)
		const n = sum(all.map(({ done }) => done))
		if (n === 0) return null
		return {
			workers: this.#workers,
			perS: sum(all.map(({ fromUs, toUs, done }) => (done / (toUs - fromUs)) * 1e6)),
			computeUs: sum(all.map(({ computeUs }) => computeUs)) / n,
			waitUs: sum(all.map(({ waitUs }) => waitUs)) / n,
			cores,
			n,
		}
	}

	#see({ kind, thread, atUs, c }: TraceEvent): void {
		if (kind === Kind.work) this.#begunUs.set(thread, atUs)
		else if (kind === Kind.worked) this.#note(thread, atUs, c === Activity.handling)
	}

	#note(thread: number, atUs: number, isDone: boolean): void {
		const tally = this.#tallies.get(thread)
		if (!tally) {
			const none = { done: 0, computeUs: 0, waitUs: 0 }
			if (isDone && atUs >= warmUpUs)
				this.#tallies.set(thread, { fromUs: atUs, toUs: atUs, ...none })
			return
		}
		const tookUs = atUs - (this.#begunUs.get(thread) ?? atUs)
		if (isDone && !this.#isComputingOnly) tally.waitUs += tookUs
		else tally.computeUs += tookUs
		if (!isDone) return
		tally.toUs = atUs
		tally.done++
	}
}

function isEnough({ fromUs, toUs, done }: Tally): boolean {
	return toUs - fromUs >= enoughUs && done >= enoughDone
}

function sum(values: readonly number[]): number {
	return values.reduce((all, value) => all + value, 0)
}
