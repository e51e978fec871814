/** The runs of a scene, one after another, played by the same pool of workers. */
import { Pool } from '../engine/pool.ts'
import { type Ending, Run } from '../engine/run.ts'
import type { KnobValue } from '../programs/knob.ts'
import type { Scene } from '../programs/scene.ts'

/** What a run is made of. */
export interface Opening {
	readonly scene: Scene
	readonly knobs: Readonly<Record<string, KnobValue>>
	readonly seed: number
}

export class Runs {
	readonly #pool = new Pool()
	readonly #onEnd: (run: Run, ending: Ending) => void
	#present: Run | null = null
	#isFresh = false

	/** `onEnd`: the present run has come to its end by itself. */
	constructor(onEnd: (run: Run, ending: Ending) => void) {
		this.#onEnd = onEnd
	}

	/** Null while there is none. */
	get present(): Run | null {
		return this.#present
	}

	/** The present run has not begun: its threads are new, its queue is empty. */
	get isFresh(): boolean {
		return this.#isFresh
	}

	/** Workers alive. */
	get workers(): number {
		return this.#pool.size
	}

	/** Makes a run that has not begun; it is the present one from now on. */
	make({ scene, knobs, seed }: Opening): Run {
		const run: Run = new Run({
			...{ scene, seed, values: knobs, crew: this.#pool },
			onEnd: (ending) => {
				if (this.#present === run) this.#onEnd(run, ending)
			},
		})
		this.#present = run
		this.#isFresh = true
		return run
	}

	/** The present run, about to begin: its recording is worth keeping until the next one begins. */
	begin(): Run {
		if (!this.#present) throw new RangeError('There is no run to begin.')
		this.#isFresh = false
		return this.#present
	}

	/** There is no run from now on. */
	forget(): void {
		this.#present = null
		this.#isFresh = false
	}

	/** Ends every worker; by force those that still play. */
	dismiss(): Promise<void> {
		return this.#pool.end()
	}
}
