/** The sweep of a scene: fresh runs with one value of a knob after another, while the run on the stage stands still. */
import type { Crew } from '../engine/crew.ts'
import { Pool } from '../engine/pool.ts'
import type { KnobValue } from '../programs/knob.ts'
import type { Scene, Sweep as Declared } from '../programs/scene.ts'
import type { Phase } from '../view/session.ts'
import type { SweepGiven, SweepPoint, SweepView } from '../view/sweep/sweep-view.ts'
import { measurePoint } from './sweep-point.ts'

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

export class Sweep implements SweepView {
	points = $state.raw<readonly SweepPoint[]>([])
	runningMs = $state<number | null>(null)
	/** What the points were measured with. */
	#measured = $state.raw<SweepGiven | null>(null)
	readonly #host: SweepHost
	readonly #crew: SweepCrew
	#latest = { isCancelled: false }
	#going: Promise<void> = Promise.resolve()

	constructor(host: SweepHost, crew: SweepCrew = new Pool()) {
		this.#host = host
		this.#crew = crew
	}

	/** Workers alive. */
	get workers(): number {
		return this.#crew.size
	}

	get periodsMs(): readonly number[] {
		return this.#host.declaration.sweep?.values ?? []
	}

	get given(): SweepGiven {
		return this.#measured ?? givenBy(this.#valuesOf(this.#host.declaration.sweep))
	}

	run(): void {
		this.#host.say(this.measure())
	}

	/** Resolves when all values were run, or it was cancelled, and every worker is gone. */
	measure(): Promise<void> {
		this.#latest.isCancelled = true
		const mine = { isCancelled: false }
		this.#latest = mine
		this.#going = this.#going.catch(() => undefined).then(() => this.#measureAll(mine))
		return this.#going
	}

	/** Resolves when nothing of it runs any more; the points stay. */
	async cancel(): Promise<void> {
		this.#latest.isCancelled = true
		await this.#going.catch(() => undefined)
	}

	/** Another scene: what was measured is of no use there. */
	async forget(): Promise<void> {
		await this.cancel()
		this.points = []
		this.#measured = null
	}

	async #measureAll(mine: { readonly isCancelled: boolean }): Promise<void> {
		const { declaration: scene, seed } = this.#host
		const { sweep } = scene
		if (!sweep || mine.isCancelled) return
		const values = this.#valuesOf(sweep)
		this.points = []
		this.#measured = givenBy(values)
		const isOver = () => mine.isCancelled || this.#host.phase === 'running'
		try {
			// Both at once would take the cores from each other.
			await this.#host.pause()
			for (const periodMs of sweep.values) {
				this.runningMs = periodMs
				const point = await measurePoint({
					...{ scene, seed, periodMs, crew: this.#crew },
					values: { ...values, [sweep.knob]: periodMs },
					isCancelled: isOver,
				})
				if (!point) break
				this.points = [...this.points, point]
			}
		} finally {
			await this.#crew.end()
			this.runningMs = null
		}
	}

	#valuesOf(sweep: Declared | undefined): Values {
		const { values } = this.#host
		return sweep?.asSwept(values) ?? values
	}
}

function givenBy(values: Values): SweepGiven {
	const phase = values['phase']
	return {
		workers: Number(values['workers'] ?? 1),
		phase: phase === 'in step' || phase === 'staggered' ? phase : 'random',
		ratePerS: Number(values['rate'] ?? 0),
		serviceMs: Number(values['service'] ?? 0),
	}
}
