/** What scheduling does to the run that is watched. Every action here is done in turn: the scheduler sees to that. */
import { partsOf } from '../engine/layout.ts'
import type { Run } from '../engine/run.ts'
import type { ThreadMoment } from '../model/moment.ts'
import type { Turn } from '../sync/turns.ts'
import { breachOf } from './breach.ts'
import type { Standing } from './steppers.ts'
import type { WatchedRun } from './watched-run.svelte.ts'

export class HeldRun {
	readonly #watched: WatchedRun

	constructor(watched: WatchedRun) {
		this.#watched = watched
	}

	/** Ids of the threads that the knobs ask for, of those at work, and of those that can go. */
	get wanted(): readonly number[] {
		const { declaration, values } = this.#watched
		return partsOf(declaration)
			.filter(({ index, of }) => index < Number(values[of.count] ?? 1))
			.map(({ id }) => id)
	}

	get playing(): readonly number[] {
		return this.#watched.present?.playing ?? []
	}

	get ready(): readonly number[] {
		return this.#watched.present?.hands.ready ?? []
	}

	/** The run has come to an end, or has not begun. */
	get isOver(): boolean {
		const { phase } = this.#watched
		return phase !== 'running' && phase !== 'paused'
	}

	/** What its threads stand in. */
	get standing(): Pick<Standing, 'layout' | 'cast'> {
		const { layout, cast } = this.#run
		return { layout, cast }
	}

	stateOf(thread: number): ThreadMoment['state'] {
		const { threads } = this.#watched.moment
		return threads.find(({ id }) => id === thread)?.state ?? 'finished'
	}

	/** Takes the threads out of their run, wherever they are; begins a fresh one when there is none: then true. */
	async takeOver(): Promise<boolean> {
		const watched = this.#watched
		if (!this.isOver) {
			await watched.present?.pause()
			watched.readRings()
		}
		// It may have come to its end by itself on the way.
		if (this.isOver) {
			await this.begin()
			return true
		}
		await watched.present?.takeOver()
		watched.phase = 'paused'
		watched.live()
		return false
	}

	/** Ends the run and begins a fresh one in your hands. */
	async begin(): Promise<void> {
		const watched = this.#watched
		await watched.makeAfresh()
		await watched.begin().prepareInHands()
		watched.readRings()
		if (watched.phase === 'ready') watched.phase = 'paused'
		watched.live()
	}

	/** As `Hands.play`; everything that was done has been read. */
	async play(turns: readonly Turn[]): ReturnType<Run['hands']['play']> {
		const played = await this.#run.hands.play(turns)
		this.#watched.readRings()
		return played
	}

	/** The run ends when nobody can go any more; else it says which law has been broken, if one has. */
	endIfStuck(): void {
		const watched = this.#watched
		watched.present?.endIfStuck()
		watched.readRings()
		if (!this.isOver) watched.verdict = breachOf(watched.recording.momentAt(watched.endUs))
	}

	get #run(): Run {
		const run = this.#watched.present
		if (!run) {
			throw new RangeError('A recording made elsewhere cannot be stepped; reset makes a run.')
		}
		return run
	}
}
