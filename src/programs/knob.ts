/** What can be turned while a scene runs. */

export type KnobValue = number | string | boolean

interface Described {
	/** Public: stands in links and in the console. */
	readonly name: string
	readonly label: string
	/** Empty when it has none. */
	readonly unit: string
	/** The part of the stage that it acts on; in the listing, it changes the text of the program. */
	readonly place: 'producers' | 'queue' | 'consumers' | 'listing'
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

/** The usual number: whole, on a linear slider, turned while a run goes on. */
export const counted = { kind: 'number', step: 1, isLog: false, restarts: false } as const

export type Knob = NumberKnob | ChoiceKnob | SwitchKnob
