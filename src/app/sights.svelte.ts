/** What a live run shows beside its recording: small pictures that its threads have made, and what its limits are. */
import type { Run } from '../engine/run.ts'
import { limitInWords, Uncapped } from './uncapped.ts'

export interface Picture {
	readonly item: number
	readonly width: number
	readonly height: number
	readonly rgba: Uint8ClampedArray<ArrayBuffer>
}

/** Pictures that are shown. */
const most = 24

export class Sights {
	/** The newest first. */
	pictures = $state.raw<readonly Picture[]>([])
	/** Why fewer threads run than the knobs ask for, or null. */
	limit = $state<string | null>(null)
	/** Why tasks are smaller than the knobs say, or null. */
	scale = $state<string | null>(null)
	#begun = 0
	readonly #uncapped = new Uncapped()

	/** To be called a few times a second; `run`: null when no live run is shown. */
	look(run: Run | null): void {
		const { thumbnails, heap } = run?.layout.world ?? {}
		const begun = thumbnails?.begun ?? 0
		// What was begun a look ago may only be done now.
		if (begun !== this.#begun || begun === 0) this.pictures = thumbnails?.latest(most) ?? []
		else if (thumbnails && this.pictures.length < Math.min(most, begun)) {
			this.pictures = thumbnails.latest(most)
		}
		this.#begun = begun
		this.limit = run ? limitInWords(run.limits) : null
		const scale = heap?.scale ?? 1
		this.scale =
			scale === 1 ? null : `This device gives less memory: every task is 1:${scale} of its size.`
	}

	/** True once threads have had every core for long enough. */
	isTooMuch(run: Run, nowMs: number): boolean {
		return this.#uncapped.isOver(run.limits, nowMs)
	}
}
