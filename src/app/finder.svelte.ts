/** Searches of the scene's schedules: the one going on, what it came to, and the grid of many. */
import { openIn } from '../explore/open-choices.ts'
import type { Found } from '../explore/search.ts'
import { Searcher } from '../explore/searcher.ts'
import type { KnobValue } from '../programs/knob.ts'
import type { Turn } from '../sync/turns.ts'
import type { GridCell, Scheduling, SearchView } from '../view/session.ts'
import { Grid } from './grid.svelte.ts'
import type { Host } from './host.ts'
import { searchInWords } from './search-words.ts'
import { unsearched } from './unasked.ts'

export const defaultBudgetMs = 20_000
export const defaultStates = 300_000

/** How often the count of states is shown. */
const progressMs = 100

/** A schedule that the search has found, whether or not the real workers have played it. */
export interface FoundSchedule {
	readonly turns: readonly Turn[]
	readonly stood: readonly number[]
	readonly law: string | null
}

type Values = Readonly<Record<string, KnobValue>>

export class Finder {
	view = $state.raw<SearchView>(unsearched)
	/** The schedule found last. */
	last: FoundSchedule | null = null
	readonly #host: Host
	readonly #open: () => Scheduling['open']
	readonly #searcher = new Searcher()
	readonly #grid: Grid

	/** `open`: what is left open now. */
	constructor(host: Host, open: () => Scheduling['open']) {
		this.#host = host
		this.#open = open
		this.#grid = new Grid((values) => this.#ask(values, defaultBudgetMs, defaultStates))
	}

	/** Workers alive. */
	get workers(): number {
		return this.#searcher.size
	}

	get grid(): readonly (readonly GridCell[])[] {
		return this.#grid.rows(this.#host.values)
	}

	/** Another scene: what was found is of no use there. */
	forget(): void {
		this.cancel()
		this.view = unsearched
		this.last = null
		this.#grid.forget()
	}

	cancel(): void {
		this.#searcher.cancel()
	}

	askGrid(producers?: number, consumers?: number): Promise<void> {
		return this.#grid.ask(this.#host.values, producers, consumers)
	}

	/** Takes the result of a cell as that of the search; false when there is no schedule in it. */
	takeCell(producers: number, consumers: number): boolean {
		const values = { ...this.#host.values, producers, consumers }
		const found = this.#grid.foundAt(values, producers, consumers)
		return found !== null && this.#take(found, values)
	}

	/** Null when it was cancelled. Rejects when the search breaks. */
	async search(budgetMs = defaultBudgetMs, maxStates = defaultStates): Promise<Found | null> {
		if (!this.#host.declaration.isFinite) {
			throw new RangeError('The schedules of this scene cannot be searched.')
		}
		const { values } = this.#host
		this.view = { ...unsearched, isSearching: true }
		const watch = setInterval(() => {
			this.view = { ...unsearched, isSearching: true, ...this.#searcher.progress }
		}, progressMs)
		try {
			const found = await this.#ask(values, budgetMs, maxStates)
			this.#take(found, values)
			return found
		} catch (error) {
			this.view = unsearched
			throw error
		} finally {
			clearInterval(watch)
		}
	}

	/** Shows what was found; true when there is a schedule in it. */
	#take(found: Found | null, values: Values): boolean {
		const { declaration: scene, seed } = this.#host
		this.view = searchInWords(found, values, openIn({ scene, values, seed }, this.#open()))
		if (!found?.turns || !found.stood) return false
		this.last = { turns: found.turns, stood: found.stood, law: found.law }
		return true
	}

	#ask(values: Values, budgetMs: number, maxStates: number): Promise<Found | null> {
		const { declaration, seed } = this.#host
		return this.#searcher.find({
			scene: declaration.id,
			values: { ...values },
			seed,
			open: { ...this.#open() },
			budgetMs,
			maxStates,
		})
	}
}
