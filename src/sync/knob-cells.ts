/** The knobs of a run in shared memory: the page writes them, threads read one whenever they need its value. */
import type { SharedMemory } from './shared-memory.ts'

/** What must be known of a knob to keep it in a word. `options`: in order, when it is a choice. */
export interface KnobShape {
	readonly name: string
	readonly options?: readonly string[]
}

/** A knob's word holds thousandths of its unit, the index of its option, or 0 and 1. */
const scale = 1000

export class KnobCells {
	readonly #words: Int32Array
	readonly #at: number
	readonly #knobs: readonly KnobShape[]

	constructor(memory: SharedMemory, knobs: readonly KnobShape[]) {
		this.#words = memory.words
		this.#knobs = knobs
		this.#at = memory.allot(knobs.length)
	}

	/** In force from the next time that a thread asks. */
	set(name: string, value: number | string | boolean): void {
		const index = this.#index(name)
		Atomics.store(this.#words, this.#at + index, encode(this.#knobs[index], value))
	}

	/** Whether the scene has such a knob. */
	has(name: string): boolean {
		return this.#knobs.some((knob) => knob.name === name)
	}

	number(name: string): number {
		return this.word(name) / scale
	}

	/** The chosen one of `options`, which must be those of the knob. */
	choice<T extends string>(name: string, options: readonly T[]): T {
		const chosen = options[this.word(name)]
		if (chosen === undefined) {
			throw new RangeError(`knob ${name} has no option ${this.word(name)}`)
		}
		return chosen
	}

	isOn(name: string): boolean {
		return this.word(name) === 1
	}

	/** Its word: thousandths of its unit, the index of its option, or 0 and 1. */
	word(name: string): number {
		return Atomics.load(this.#words, this.#at + this.#index(name))
	}

	#index(name: string): number {
		const index = this.#knobs.findIndex((knob) => knob.name === name)
		if (index < 0) {
			throw new RangeError(`the scene has no knob "${name}"`)
		}
		return index
	}
}

function encode(knob: KnobShape | undefined, value: number | string | boolean): number {
	if (knob?.options) {
		return knob.options.indexOf(String(value))
	}
	return typeof value === 'number' ? Math.round(value * scale) : Number(value)
}
