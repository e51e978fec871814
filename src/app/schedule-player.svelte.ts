/** Plays schedules on fresh real workers, at a pace that one can follow or at once. */
import { turnUs } from '../sync/turn-taker.ts'
import type { Turn } from '../sync/turns.ts'
import type { Pace } from '../view/session.ts'
import type { Host } from './host.ts'
import type { Stepping } from './stepping.svelte.ts'

/** Real time of a step at the pace line by line. */
const lineMs = 450

export class SchedulePlayer {
	isPlaying = $state(false)
	readonly #host: Host
	readonly #stepping: Stepping

	constructor(host: Host, stepping: Stepping) {
		this.#host = host
		this.#stepping = stepping
	}

	/** All at once at full speed, else one by one. Resolves when they have been played, or one could not be. */
	async play(turns: readonly Turn[], pace: Pace): Promise<void> {
		this.isPlaying = true
		try {
			if (pace === 'full') {
				await this.#host.inTurn(() => this.#stepping.playAfresh(turns))
			} else {
				await this.#host.inTurn(() => this.#stepping.playAfresh([]))
				await this.#playSlowly(turns, pace === 'line' ? lineMs : turnUs / 1000 / pace)
			}
		} finally {
			this.isPlaying = false
			this.#stepping.refresh()
		}
	}

	async #playSlowly(turns: readonly Turn[], ms: number): Promise<void> {
		const stepping = this.#stepping
		for (const turn of turns) {
			const before = stepping.turns.length
			const refused = await this.#host.inTurn(() => stepping.play([turn]))
			stepping.refresh()
			// Somebody else has stepped meanwhile, or the run is another one.
			if (refused !== null || stepping.turns.length !== before + 1) break
			await new Promise((resolve) => setTimeout(resolve, ms))
		}
		await this.#host.inTurn(() => {
			stepping.endIfStuck()
			return Promise.resolve()
		})
	}
}
