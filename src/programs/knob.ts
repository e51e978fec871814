/** What can be turned while a scene runs, and the shared words that carry it to the threads. */
import type { SharedMemory } from '../sync/shared-memory.ts'

export type KnobValue = number | string | boolean

interface Described {
	/** Public: stands in links and in the console. */
	readonly name: string
	readonly label: string
	/** Empty when it has none. */
	readonly unit: string
	/** The part of the stage that it acts on. */
	readonly place: 'producers' | 'queue' | 'consumers'
	/** Changing it starts the run afresh with the same seed. */
	readonly restarts: boolean
}

/** `isLog`: the slider is logarithmic, since the interesting values span decades. */
export interface NumberKnob extends Described {
	readonly kind: 'number'
	readonly min: number
	readonly max: number
	readonly step: number
	readonly default: number
	readonly isLog: boolean
}

export interface ChoiceKnob extends Described {
	readonly kind: 'choice'
	readonly options: readonly string[]
	readonly default: string
}

export interface SwitchKnob extends Described {
	readonly kind: 'switch'
	readonly default: boolean
}

export type Knob = NumberKnob | ChoiceKnob | SwitchKnob

/** A knob's word holds thousandths of its unit, the index of its option, or 0 and 1. */
const scale = 1000

/** The knobs of a run in shared memory, a line for all: the page writes, threads read when they need a value. */
export class KnobCells {
	readonly #words: Int32Array
	readonly #at: number
	readonly #knobs: readonly Knob[]

	constructor(memory: SharedMemory, knobs: readonly Knob[]) {
		this.#words = memory.words
		this.#knobs = knobs
		this.#at = memory.allot(knobs.length)
	}

	/** In force from the next time that a thread asks. */
	set(name: string, value: KnobValue): void {
		const index = this.#index(name)
		Atomics.store(this.#words, this.#at + index, encode(this.#knobs[index], value))
	}

	number(name: string): number {
		return this.#word(name) / scale
	}

	/** The chosen one of `options`, which must be those of the knob. */
	choice<T extends string>(name: string, options: readonly T[]): T {
		const chosen = options[this.#word(name)]
		if (chosen === undefined) throw new RangeError(`knob ${name} has no option ${this.#word(name)}`)
		return chosen
	}

	isOn(name: string): boolean {
		return this.#word(name) === 1
	}

	#word(name: string): number {
		return Atomics.load(this.#words, this.#at + this.#index(name))
	}

	#index(name: string): number {
		const index = this.#knobs.findIndex((knob) => knob.name === name)
		if (index < 0) throw new RangeError(`the scene has no knob "${name}"`)
		return index
	}
}

function encode(knob: Knob | undefined, value: KnobValue): number {
	if (knob?.kind === 'choice') return knob.options.indexOf(String(value))
	return typeof value === 'number' ? Math.round(value * scale) : Number(value)
}
