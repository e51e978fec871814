/** What can be turned at a door that lets in a steady rate and a limited burst. */
import type { KnobCells } from '../sync/knob-cells.ts'
import type { TokenLimits } from '../sync/token-bucket.ts'
import type { NumberKnob } from './knob.ts'

const numbered = {
	kind: 'number',
	place: 'queue',
	step: 1,
	min: 1,
	max: 1000,
	restarts: false,
	isLog: true,
} as const

export const token: NumberKnob = {
	...numbered,
	name: 'token',
	label: 'Tokens come',
	unit: 'tokens/s',
	default: 100,
}

export const bucket: NumberKnob = {
	...numbered,
	name: 'bucket',
	label: 'Bucket',
	unit: 'tokens',
	default: 50,
}

/** As the knobs stand whenever somebody asks. */
export class Limits implements TokenLimits {
	readonly #knobs: KnobCells

	constructor(knobs: KnobCells) {
		this.#knobs = knobs
	}

	get size(): number {
		return this.#knobs.number(bucket.name)
	}

	get perS(): number {
		return this.#knobs.number(token.name)
	}
}
