/** Trials, one after another on workers of their own while the stage stands still; what they recorded is kept for pictures. */
import type { Crew } from '../../engine/crew.ts'
import type { Phase } from '../../view/session.ts'
import { Aside } from './aside.ts'
import type { Trial, TrialPlan } from './trial.ts'

/** The run on the stage. */
export interface Stage {
	readonly phase: Phase
	pause(): Promise<void>
}

/** Workers of trials live as long as these go on. */
export interface TrialCrew extends Crew {
	readonly size: number
}

/** Real time between two pictures of a trial that goes on. */
const pictureMs = 200

export class Trials {
	#trials = $state.raw<readonly Trial[]>([])
	/** How many were asked for; 0 while none goes on. */
	#asked = $state(0)
	#drawnMs = 0
	readonly #stage: Stage
	/** Null until it is wanted. */
	#crew: TrialCrew | null
	readonly #aside = new Aside()

	/** Without a `crew` there is one of workers. */
	constructor(stage: Stage, crew: TrialCrew | null = null) {
		this.#stage = stage
		this.#crew = crew
	}

	/** In the order in which they ran; the last one may go on still. */
	get all(): readonly Trial[] {
		return this.#trials
	}

	get isRunning(): boolean {
		return this.#asked > 0
	}

	/** Of all that were asked for, 0…1; 1 while none goes on. */
	get progress(): number {
		if (this.#asked === 0) return 1
		const shares = this.#trials.map(({ isOver, recording, plan }) => {
			return isOver ? 1 : Math.min(1, recording.endUs / plan.lengthUs)
		})
		return shares.reduce((sum, share) => sum + share, 0) / this.#asked
	}

	/** Workers alive. */
	get workers(): number {
		return this.#crew?.size ?? 0
	}

	/**
	 * Resolves with those that ran to their end, when all did or it was cancelled, and every worker is gone. `onover`: told of
	 * each as it ends.
	 */
	run(
		plans: readonly TrialPlan[],
		onover: (trial: Trial) => void = () => undefined,
	): Promise<readonly Trial[]> {
		return this.#aside.begin((isCancelled) => this.#runAll(plans, isCancelled, onover))
	}

	/** Resolves when nothing of it runs any more; those that ran to their end stay. */
	cancel(): Promise<void> {
		return this.#aside.cancel()
	}

	/** Ends them, and lets go of what they recorded. */
	async forget(): Promise<void> {
		await this.cancel()
		this.#trials = []
	}

	async #runAll(
		plans: readonly TrialPlan[],
		isUnwanted: () => boolean,
		onover: (trial: Trial) => void,
	): Promise<readonly Trial[]> {
		if (isUnwanted()) return []
		const over: Trial[] = []
		this.#trials = []
		this.#asked = plans.length
		const isCancelled = () => isUnwanted() || this.#stage.phase === 'running'
		const onlook = (trial: Trial) => {
			this.#look([...over, trial])
		}
		try {
			// Both at once would take the cores from each other.
			await this.#stage.pause()
			// The home page runs none.
			const { runTrial } = await import('./trial.ts')
			const crew = (this.#crew ??= await newPool())
			for (const plan of plans) {
				const trial = await runTrial(plan, { crew, isCancelled, onlook })
				if (trial === null) break
				over.push(trial)
				this.#trials = [...over]
				onover(trial)
			}
			return over
		} finally {
			await this.#crew?.end()
			this.#trials = over
			this.#asked = 0
		}
	}

	/** A picture takes time from the very threads that it shows. */
	#look(trials: readonly Trial[]): void {
		const nowMs = performance.now()
		if (nowMs - this.#drawnMs < pictureMs) return
		this.#drawnMs = nowMs
		this.#trials = trials
	}
}

async function newPool(): Promise<TrialCrew> {
	const { Pool } = await import('../../engine/pool.ts')
	return new Pool()
}
