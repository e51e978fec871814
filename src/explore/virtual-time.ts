/**
 * A run in virtual time: the programs of a scene without real threads, with a clock that jumps. What they do takes no
 * time; sleeps, services and timed waits end when they are due, and the clock goes on to whatever is due first.
 */
import { Kind, Activity, pageThread } from '../trace/event.ts'
import { programOf, type RunPlan, setUp, turnKnobs } from './virtual-run.ts'
import { Company } from './company.ts'
import { TimedThread } from './virtual-time-thread.ts'

/** Turns in one instant: more than any threads need that do not spin. */
const mostTurns = 100_000

/** Which of `count` threads that could go does, 0 … count - 1; without, they take turns. */
export type Chance = (count: number) => number

/** Is told of every record that is written, with the time. */
export type Observer = (nowUs: number, kind: Kind, a: number, b: number, c: number) => void

export class VirtualTime {
	nowUs = 0
	readonly #threads: readonly TimedThread[]
	readonly #company: Company
	readonly #chance: Chance | null
	/** Index of the thread that went last. */
	#last = -1

	constructor(plan: RunPlan, observer: Observer, chance: Chance | null = null) {
		const witness = (kind: Kind, a: number, b: number, c: number): void => {
			observer(this.nowUs, kind, a, b, c)
		}
		const { layout, scene, values, parts } = setUp(plan, () => this.nowUs)
		layout.clock.setPace(1)
		this.#chance = chance
		turnKnobs(layout, scene, values, new TimedThread(pageThread, layout.around, witness).handle)
		this.#threads = parts.map(({ id }) => new TimedThread(id, layout.around, witness))
		this.#company = new Company({ layout, values, parts }, (index) => {
			const thread = this.#threads[index]
			thread?.begin(programOf(layout, parts[index]?.role ?? '', thread.handle))
		})
		this.#company.obey()
	}

	/**
	 * Goes on until `isEnough`; false when nobody can go any more, now or ever.
	 *
	 * @throws Error when time stands still: somebody spins.
	 */
	run(isEnough: () => boolean): boolean {
		let turns = 0
		while (!isEnough()) {
			const next = this.#next()
			if (next) {
				next.go()
				this.#company.obey()
				if (++turns > mostTurns) throw new Error('time stands still: a thread spins')
				continue
			}
			const dueUs = Math.min(...this.#threads.map(({ deadlineUs }) => deadlineUs))
			if (dueUs === Infinity) return false
			this.nowUs = dueUs
			turns = 0
		}
		return true
	}

	/** The thread that goes now; null when time has to pass first. */
	#next(): TimedThread | null {
		const { length } = this.#threads
		const able: number[] = []
		for (let step = 1; step <= length; step++) {
			const index = (this.#last + step) % length
			if (!this.#threads[index]?.canGo(this.nowUs)) continue
			able.push(index)
			if (this.#chance === null) break
		}
		const index = able[this.#chance?.(able.length) ?? 0]
		if (index === undefined) return null
		this.#last = index
		return this.#threads[index] ?? null
	}
}

export interface SimulateOptions {
	/** Items that are done and not counted: until then the run may still depend on how it began. */
	readonly warmUp: number
	/** Items done after that. */
	readonly completions: number
	readonly chance?: Chance
}

/** All of the time after the warm-up. Times in µs of run time. */
export interface Simulated {
	readonly lengthUs: number
	readonly throughputPerS: number
	/** From put to take, in order of the takes. */
	readonly waitsUs: readonly number[]
	/** From put to done, in order of getting done. */
	readonly responsesUs: readonly number[]
	readonly meanServiceUs: number
	/** Items accepted and not done, on average over the time. */
	readonly inSystem: number
}

/** @throws Error when the run comes to an end before so many items are done. */
export function simulate(plan: RunPlan, options: SimulateOptions): Simulated {
	const { warmUp, completions, chance = null } = options
	const tally = new Tally(warmUp)
	const observer: Observer = (...told) => {
		tally.see(...told)
	}
	const time = new VirtualTime(plan, observer, chance)
	if (!time.run(() => tally.done >= warmUp + completions)) {
		throw new Error(`after ${tally.done} items nobody can go on`)
	}
	return tally.result(time.nowUs)
}

/** Counts while a run goes on. */
class Tally {
	done = 0
	readonly #warmUp: number
	readonly #putUs = new Map<number, number>()
	readonly #waitsUs: number[] = []
	readonly #responsesUs: number[] = []
	#servedUs = 0
	#fromUs = 0
	/** Item-µs in the system since then, up to `#seenUs`. */
	#sumUs = 0
	#seenUs = 0

	constructor(warmUp: number) {
		this.#warmUp = warmUp
	}

	see(nowUs: number, kind: Kind, item: number, us: number, activity: number): void {
		if (kind === Kind.put) {
			this.#pass(nowUs)
			if (!this.#putUs.has(item)) this.#putUs.set(item, nowUs)
		} else if (kind === Kind.take) {
			if (this.#isCounting) this.#waitsUs.push(nowUs - (this.#putUs.get(item) ?? nowUs))
		} else if (kind === Kind.worked && activity === Activity.handling) {
			this.#pass(nowUs)
			this.#finish(nowUs, item, us)
		}
	}

	result(nowUs: number): Simulated {
		this.#pass(nowUs)
		const lengthUs = nowUs - this.#fromUs
		const count = this.#responsesUs.length
		return {
			lengthUs,
			throughputPerS: (count / lengthUs) * 1e6,
			waitsUs: this.#waitsUs,
			responsesUs: this.#responsesUs,
			meanServiceUs: this.#servedUs / count,
			inSystem: this.#sumUs / lengthUs,
		}
	}

	get #isCounting(): boolean {
		return this.done >= this.#warmUp
	}

	#finish(nowUs: number, item: number, us: number): void {
		if (this.#isCounting) {
			this.#responsesUs.push(nowUs - (this.#putUs.get(item) ?? nowUs))
			this.#servedUs += us
		}
		this.#putUs.delete(item)
		this.done++
		if (this.done !== this.#warmUp) return
		this.#fromUs = nowUs
		this.#sumUs = 0
		this.#seenUs = nowUs
	}

	#pass(nowUs: number): void {
		this.#sumUs += this.#putUs.size * (nowUs - this.#seenUs)
		this.#seenUs = nowUs
	}
}
