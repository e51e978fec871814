/** The sweep of a scene: fresh runs with one value of a knob after another, while the run on the stage stands still. */
import type { Crew } from '../engine/crew.ts'
import type { Simulator } from '../explore/simulator.ts'
import type { KnobValue } from '../programs/knob.ts'
import type { Scene, Sweep as Declared } from '../programs/scene.ts'
import type { Phase } from '../view/session.ts'
import type { SweepView } from '../view/sweep/sweep-view.ts'
import { type Measured, measureOn, nothingMeasured } from './measured-sweep.ts'
import { Aside } from './trials/aside.ts'

type Values = Readonly<Record<string, KnobValue>>

/** The run on the stage. */
export interface SweepHost {
	readonly declaration: Scene
	readonly values: Values
	readonly seed: number
	readonly phase: Phase
	pause(): Promise<void>
	/** A fault of `action` becomes a notice. */
	say(action: Promise<unknown>): void
}

/** Workers of a sweep live as long as it is going on. */
export interface SweepCrew extends Crew {
	readonly size: number
}

interface Workers {
	readonly crew: SweepCrew
	/** Runs the same in virtual time. */
	readonly simulator: Pick<Simulator, 'meanWaitUs' | 'size' | 'end'>
}

export class Sweep {
	/** Null before the first. */
	#measured = $state.raw<Measured | null>(null)
	#running = $state<number | null>(null)
	readonly #host: SweepHost
	/** Null until they are wanted. */
	#workers: Workers | null
	readonly #aside = new Aside()

	/** Without `workers` there are some of its own. */
	constructor(host: SweepHost, workers: Workers | null = null) {
		this.#host = host
		this.#workers = workers
	}

	/** As the page shows it; null where the scene has none. */
	get view(): SweepView | null {
		const { sweep } = this.#host.declaration
		if (!sweep) return null
		const found = this.#measured?.chart === sweep.chart ? this.#measured : null
		const measured = found ?? nothingMeasured(sweep, this.#valuesOf(sweep), null)
		return {
			...measured,
			values: sweep.values,
			running: this.#running,
			run: () => {
				this.#host.say(this.measure())
			},
			cancel: () => this.cancel(),
		}
	}

	/** Workers alive. */
	get workers(): number {
		return (this.#workers?.crew.size ?? 0) + (this.#workers?.simulator.size ?? 0)
	}

	/** Resolves when all values were run, or it was cancelled, and every worker is gone. */
	measure(): Promise<void> {
		return this.#aside.begin((isCancelled) => this.#measureAll(isCancelled))
	}

	/** Resolves when nothing of it runs any more; the points stay. */
	cancel(): Promise<void> {
		return this.#aside.cancel()
	}

	/** Another scene: what was measured is of no use there. */
	async forget(): Promise<void> {
		await this.cancel()
		this.#measured = null
	}

	async #measureAll(isUnwanted: () => boolean): Promise<void> {
		const { declaration: scene, seed } = this.#host
		const { sweep } = scene
		if (!sweep || isUnwanted()) return
		const values = this.#valuesOf(sweep)
		let measured = nothingMeasured(sweep, values, this.#measured)
		this.#measured = measured
		const isCancelled = () => isUnwanted() || this.#host.phase === 'running'
		try {
			// Both at once would take the cores from each other.
			await this.#host.pause()
			for (const at of sweep.values) {
				this.#running = at
				const swept = { ...values, [sweep.knob]: at }
				this.#workers ??= await newWorkers()
				const plan = { ...this.#workers, scene, seed, at, values: swept, isCancelled }
				const more = await measureOn(measured, plan)
				if (!more) break
				measured = more
				this.#measured = more
			}
		} finally {
			this.#workers?.simulator.end()
			await this.#workers?.crew.end()
			this.#running = null
		}
	}

	#valuesOf(sweep: Declared): Values {
		return sweep.asSwept(this.#host.values)
	}
}

async function newWorkers(): Promise<Workers> {
	const [{ Pool }, { Simulator }] = await Promise.all([
		import('../engine/pool.ts'),
		import('../explore/simulator.ts'),
	])
	return { crew: new Pool(), simulator: new Simulator() }
}
