/** One point of a sweep of the load: how long tasks wait while workers are busy for so much of their time. */
import type { Drained } from '../engine/drain.ts'
import { batchMeans } from '../model/batch-means.ts'
import { Activity, Kind, type TraceEvent } from '../trace/event.ts'
import type { LoadPoint } from '../view/sweep/sweep-view.ts'
import type { PointPlan } from './sweep-run.ts'
import { type Reader, readRun } from './trials/play-run.ts'

/** By the load that is asked for: so many tasks, and run time that passes in a real second. */
const efforts = [
	// What waits only for a moment must be run slowly: it takes a real 0.1 ms to wake a thread.
	{ upTo: 0.55, tasks: 800, pace: 5 },
	{ upTo: 0.65, tasks: 1200, pace: 5 },
	{ upTo: 0.72, tasks: 2000, pace: 8 },
	{ upTo: 0.77, tasks: 3000, pace: 10 },
	{ upTo: 0.82, tasks: 4000, pace: 12 },
	// Where waits are long they depend on each other for long.
	{ upTo: 0.87, tasks: 5000, pace: 12 },
	{ upTo: 0.92, tasks: 7500, pace: 14 },
	{ upTo: Infinity, tasks: 7000, pace: 14 },
] as const

/** Of all tasks, those that came first: the queue was empty when the run began. */
const warmUpShare = 0.15
/** Waits that grow for ever are more than twice as long in the second half; waits that depend on each other just differ. */
const growth = 1.75
/** A machine that is busy otherwise gets so many times longer. */
const patience = 2

/** How much is run for a load, 0…1: as many tasks every time, so that the same seed gives the same tasks. */
function effortFor(asked: number): { readonly tasks: number; readonly pace: number } {
	return efforts.find(({ upTo }) => asked <= upTo) ?? efforts[0]
}

/** See `readRun`. */
export async function measureLoad(plan: PointPlan): Promise<LoadPoint | null> {
	const workers = Number(plan.values['workers'])
	const asked = (plan.at * Number(plan.values['service'])) / 1000 / workers
	const { tasks, pace } = effortFor(asked)
	const longestMs = (patience * 1000 * tasks) / pace / plan.at
	const reader = await readRun(plan, { pace, longestMs }, () => new LoadReader(tasks))
	const point = reader?.point(plan.at, workers) ?? null
	return point && { ...point, virtualUs: await inVirtualTime(plan, point) }
}

/** The mean wait of the very same tasks with the service time as measured, and threads that cost nothing. */
function inVirtualTime(plan: PointPlan, point: RealPoint): Promise<number> {
	const { scene, seed, simulator } = plan
	const { n, leftOut, meanServiceUs } = point
	const values = { ...plan.values, service: meanServiceUs / 1000 }
	return simulator.meanWaitUs({ scene: scene.id, values, seed, leftOut, tasks: n + leftOut })
}

/** What is measured on real threads. */
type RealPoint = Omit<LoadPoint, 'virtualUs'>

/** Follows every task from put to done. */
export class LoadReader implements Reader {
	readonly #tasks: number
	readonly #putUs = new Map<number, number>()
	readonly #takenUs = new Map<number, number>()
	/** In order of the takes. */
	readonly #waitsUs: number[] = []
	readonly #servicesUs: number[] = []
	/** Of all tasks together, from when each had come until it stood in line. */
	#lateUs = 0
	#firstPutUs = 0
	#lastPutUs = 0
	#puts = 0

	/** `tasks`: taken, then it is enough. */
	constructor(tasks: number) {
		this.#tasks = tasks
	}

	read({ events }: Pick<Drained, 'events'>): boolean {
		for (const event of events) this.#see(event)
		return this.#waitsUs.length >= this.#tasks
	}

	/** Null when hardly anything was taken. */
	point(ratePerS: number, workers: number): RealPoint | null {
		const taken = this.#waitsUs.slice(0, this.#tasks)
		const leftOut = Math.round(taken.length * warmUpShare)
		const found = batchMeans(taken.slice(leftOut))
		const services = this.#servicesUs.slice(leftOut)
		const spanUs = this.#lastPutUs - this.#firstPutUs
		if (found === null || services.length === 0 || spanUs <= 0) return null
		const meanServiceUs = services.reduce((sum, us) => sum + us, 0) / services.length
		const arrivalsPerS = ((this.#puts - 1) / spanUs) * 1e6
		const utilisation = (arrivalsPerS * meanServiceUs) / 1e6 / workers
		const [first, second] = found.halves
		const isGrowing = second - first > 2 * found.halfWidth && second > growth * first
		return {
			...{ ratePerS, arrivalsPerS, meanServiceUs, utilisation },
			waitUs: found.mean,
			halfWidthUs: found.halfWidth,
			isSteady: utilisation < 1 && !isGrowing,
			n: taken.length - leftOut,
			leftOut,
			lateUs: this.#lateUs / this.#puts,
		}
	}

	#see({ kind, a, c, atUs }: TraceEvent): void {
		if (kind === Kind.put) {
			if (this.#puts++ === 0) this.#firstPutUs = atUs
			this.#lastPutUs = atUs
			// When it had come is told modulo 2^32.
			this.#lateUs += Math.max(0, (Math.floor(atUs) - c) | 0)
			this.#putUs.set(a, atUs)
		} else if (kind === Kind.take) {
			this.#waitsUs.push(Math.max(0, atUs - (this.#putUs.get(a) ?? atUs)))
			this.#putUs.delete(a)
			this.#takenUs.set(a, atUs)
		} else if (kind === Kind.worked && c === Activity.handling) {
			this.#servicesUs.push(atUs - (this.#takenUs.get(a) ?? atUs))
			this.#takenUs.delete(a)
		}
	}
}
