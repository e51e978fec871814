/**
 * What was done on this device, kept in its storage. Storage may be refused, full or damaged: then everything still
 * works, and a sentence says that nothing is kept.
 */
import type { Strategy, StrategyFacts } from '../lessons/facts.ts'
import {
	merge,
	noProgress,
	type Progress as Kept,
	readProgress,
	type SceneProgress,
	type SceneState,
	sceneIn,
	sceneStateOf,
	untouched,
	withScene,
} from '../lessons/progress.ts'

export const progressKey = 'handoff.progress'

/** What of a `Storage` is used. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const notKept =
	'Nothing is kept: this browser refuses storage. Progress lasts until the page is left.'
const wasDamaged = 'What was kept of your progress could not be read. It begins afresh.'

export class Progress {
	#kept = $state.raw<Kept>(noProgress)
	#notice = $state<string | null>(null)
	readonly #shelf: () => Shelf

	/** `shelf`: may throw, as the browser's own does where storage is refused. */
	constructor(shelf: () => Shelf = () => localStorage) {
		this.#shelf = shelf
		const text = this.#read()
		const kept = text === null ? noProgress : readProgress(text)
		if (kept === null) this.#notice = wasDamaged
		this.#kept = kept ?? noProgress
	}

	/** Why nothing, or not everything, is kept; null when all is well. */
	get notice(): string | null {
		return this.#notice
	}

	/** Facts for the scoreboard. */
	get facts(): Kept['facts'] {
		return this.#kept.facts
	}

	sceneState(id: string): SceneState {
		return sceneStateOf(this.#kept, id)
	}

	/** What was done in a scene; nothing when it was never opened. */
	sceneOf(id: string): SceneProgress {
		return sceneIn(this.#kept, id) ?? untouched
	}

	change(id: string, scene: SceneProgress): void {
		this.#keep(withScene(this.#kept, id, scene))
	}

	note(strategy: Strategy, facts: StrategyFacts): void {
		const row = { ...this.#kept.facts[strategy], ...facts }
		this.#keep({ ...this.#kept, facts: { ...this.#kept.facts, [strategy]: row } })
	}

	/** Everything, here and in storage. */
	forget(): void {
		this.#kept = noProgress
		this.#try((shelf) => {
			shelf.removeItem(progressKey)
		})
	}

	/** Another tab has kept something, or forgotten all. */
	follow({ key, newValue }: Pick<StorageEvent, 'key' | 'newValue'>): void {
		if (key !== null && key !== progressKey) return
		const theirs = newValue === null ? noProgress : readProgress(newValue)
		if (theirs === null) return
		this.#kept = newValue === null ? noProgress : merge(this.#kept, theirs)
	}

	#keep(progress: Kept): void {
		this.#kept = progress
		this.#try((shelf) => {
			shelf.setItem(progressKey, JSON.stringify(progress))
		})
	}

	#read(): string | null {
		let text: string | null = null
		this.#try((shelf) => {
			text = shelf.getItem(progressKey)
		})
		return text
	}

	#try(action: (shelf: Shelf) => void): void {
		try {
			action(this.#shelf())
			if (this.#notice === notKept) this.#notice = null
		} catch {
			this.#notice = notKept
		}
	}
}
