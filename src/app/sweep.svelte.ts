/** The sweep of a scene: fresh runs with one value of a knob after another, while the run on the stage stands still. */
import type { Crew } from '../engine/crew.ts'
import { Pool } from '../engine/pool.ts'
import { Simulator } from '../explore/simulator.ts'
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

type SweepSimulator = Pick<Simulator, 'meanWaitUs' | 'size' | 'end'>

export class Sweep {
	/** Null before the first. */
	#measured = $state.raw<Measured | null>(null)
	#running = $state<number | null>(null)
	readonly #host: SweepHost
	readonly #crew: SweepCrew
	readonly #simulator: SweepSimulator
	readonly #aside = new Aside()

	constructor(
		host: SweepHost,
		crew: SweepCrew = new Pool(),
		simulator: SweepSimulator = new Simulator(),
	) {
		this.#host = host
		this.#crew = crew
		this.#simulator = simulator
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
		return this.#crew.size + this.#simulator.size
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
				const crews = { crew: this.#crew, simulator: this.#simulator }
				const plan = { ...crews, scene, seed, at, values: swept, isCancelled }
				const more = await measureOn(measured, plan)
				if (!more) break
				measured = more
				this.#measured = more
			}
		} finally {
			this.#simulator.end()
			await this.#crew.end()
			this.#running = null
		}
	}

	#valuesOf(sweep: Declared): Values {
		return sweep.asSwept(this.#host.values)
	}
}
