/** The threads of a run in your hands, from the page's side: each stands still until its turn is announced. */
import { obstacleOf } from '../sync/enabled.ts'
import { Control } from '../sync/gate.ts'
import { Own, Phase, Stand, type ThreadCells } from '../sync/thread-cells.ts'
import { announcedAhead, type Turn } from '../sync/turns.ts'
import { after } from './after.ts'
import type { RunLayout } from './layout.ts'

/** Control bits of a thread that stands in your hands. */
export const inHands = Control.hold | Control.holdLines

export class Hands {
	readonly #layout: RunLayout
	readonly #playing: () => readonly number[]
	readonly #obey: () => void

	/** `playing`: ids of the threads at work; `obey`: starts those that programs have sent for. */
	constructor(layout: RunLayout, playing: () => readonly number[], obey: () => void) {
		this.#layout = layout
		this.#playing = playing
		this.#obey = obey
	}

	/** Turns played. */
	get done(): number {
		return this.#layout.turns.done
	}

	/**
	 * Plays `turns`, one after another; resolves when everybody stands again. Stops at the first that cannot be played:
	 * then `refused` is its number among `turns`, else null. `stood`: how things stood after each one played.
	 */
	async play(turns: readonly Turn[]): Promise<{ refused: number | null; stood: number[] }> {
		const list = this.#layout.turns
		const first = list.done
		const stood: number[] = []
		for (let from = 0; from < turns.length;) {
			const some = turns.slice(from, from + announcedAhead)
			const absent = some.findIndex(({ thread }) => !this.#playing().includes(thread))
			// Nobody would ever take its turn, nor refuse it; the turns before may have it sent for.
			if (absent >= 0) some.splice(absent)
			if (some.length === 0) return { refused: from, stood }
			for (const turn of some) list.announce(turn)
			// All of them: one whose turn came before its successor was announced has found nobody to hand the baton to.
			for (const thread of new Set(some.map((turn) => turn.thread))) {
				this.#layout.threads[thread]?.wake()
			}
			await this.calm()
			for (let n = first + from; n < list.done; n++) stood.push(list.stoodAfter(n))
			if (list.refused !== null) {
				const refused = list.refused - first
				list.withdraw()
				return { refused, stood }
			}
			from += some.length
			this.#obey()
			await this.calm()
		}
		return { refused: null, stood }
	}

	/** Announces one turn without waiting for it. */
	announce(turn: Turn): void {
		this.#layout.turns.announce(turn)
		this.#layout.threads[turn.thread]?.wake()
	}

	/** Forgets turns that were announced and not played. */
	withdraw(): void {
		this.#layout.turns.withdraw()
	}

	/** Resolves when every turn has been played, or refused, and everybody stands. */
	async calm(): Promise<void> {
		while (!this.isCalm) await after(1)
	}

	get isCalm(): boolean {
		const { turns } = this.#layout
		const isPlayed = turns.done === turns.announced || turns.refused !== null
		return isPlayed && this.#playing().every((id) => this.#stands(id))
	}

	/** True when somebody is left and nobody can go, whatever is decided next but spurious wake-ups. */
	get isStuck(): boolean {
		const running = this.#running()
		const isAnybodyLeft = running.length > 0
		return this.isCalm && isAnybodyLeft && running.every((id) => this.#obstacleOf(id) !== null)
	}

	/** Ids of the threads that can go. */
	get ready(): number[] {
		return this.#running().filter((id) => this.#obstacleOf(id) === null)
	}

	#running(): number[] {
		return this.#playing().filter((id) => this.#cells(id).read(Own.phase) === Phase.running)
	}

	#stands(id: number): boolean {
		const cells = this.#cells(id)
		const phase = cells.read(Own.phase)
		if (phase !== Phase.running) return phase === Phase.left
		if (cells.read(Own.stand) !== Stand.nowhere) return true
		return cells.read(Own.parked) === 1 && this.#obstacleOf(id)?.kind === 'condition'
	}

	#obstacleOf(id: number): ReturnType<typeof obstacleOf> {
		return obstacleOf(id, this.#cells(id), this.#layout.memory, Infinity)
	}

	#cells(id: number): ThreadCells {
		const cells = this.#layout.threads[id]
		if (!cells) throw new RangeError(`there is no thread ${id}`)
		return cells
	}
}
