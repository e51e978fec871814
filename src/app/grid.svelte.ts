/** Producers × consumers: which of them can break, asked one by one and remembered for the other knobs as they are. */
import { SvelteMap } from 'svelte/reactivity'
import type { Found } from '../explore/search.ts'
import type { KnobValue } from '../programs/knob.ts'
import type { GridCell } from '../view/session.ts'
import { gridOf } from './unasked.ts'

type Values = Readonly<Record<string, KnobValue>>

interface Cell {
	readonly found: Found | null
	readonly isSearching: boolean
}

export class Grid {
	readonly #cells = new SvelteMap<string, Cell>()
	readonly #find: (values: Values) => Promise<Found | null>

	constructor(find: (values: Values) => Promise<Found | null>) {
		this.#find = find
	}

	forget(): void {
		this.#cells.clear()
	}

	/** Rows by producers, then consumers. */
	rows(values: Values): readonly (readonly GridCell[])[] {
		return gridOf((producers, consumers) => this.#cellOf(values, producers, consumers))
	}

	foundAt(values: Values, producers: number, consumers: number): Found | null {
		return this.#cells.get(keyOf(values, producers, consumers))?.found ?? null
	}

	/** Asks for one cell, or for all that are unknown. */
	async ask(values: Values, producers?: number, consumers?: number): Promise<void> {
		const wanted = this.rows(values)
			.flat()
			.filter((cell) => {
				const isIt = producers === undefined || producers === cell.producers
				const isThis = consumers === undefined || consumers === cell.consumers
				return isIt && isThis && cell.verdict === null && !cell.isSearching
			})
		await Promise.all(wanted.map((cell) => this.#askOne(values, cell)))
	}

	async #askOne(values: Values, { producers, consumers }: GridCell): Promise<void> {
		const key = keyOf(values, producers, consumers)
		this.#set(key, { found: null, isSearching: true })
		try {
			const found = await this.#find({ ...values, producers, consumers })
			this.#set(key, { found, isSearching: false })
		} catch (error) {
			this.#set(key, { found: null, isSearching: false })
			throw error
		}
	}

	#set(key: string, cell: Cell): void {
		this.#cells.set(key, cell)
	}

	#cellOf(values: Values, producers: number, consumers: number): GridCell {
		const cell = this.#cells.get(keyOf(values, producers, consumers))
		const { found = null, isSearching = false } = cell ?? {}
		return {
			producers,
			consumers,
			verdict: found?.verdict ?? null,
			isSearching,
			sections: found?.sections ?? null,
		}
	}
}

function keyOf(values: Values, producers: number, consumers: number): string {
	const others = Object.entries(values).filter(([name]) => !countsAndTimes.includes(name))
	return JSON.stringify([others, producers, consumers])
}

/** Knobs that stand on the axes, or change only how long things take. */
const countsAndTimes = ['producers', 'consumers', 'think']
