/** Whatever comes from a link, a script or a control is checked here before it reaches a run. */
import type { Knob, KnobValue } from '../programs/knob.ts'

export type Checked =
	| { readonly ok: true; readonly value: KnobValue; readonly notice: null }
	/** `value`: the nearest that is allowed, or the default; `notice`: names the knob and its range, no full stop. */
	| { readonly ok: false; readonly value: KnobValue; readonly notice: string }

/** What `knob` accepts, in words. */
export function rangeOf(knob: Knob): string {
	if (knob.kind === 'choice') return `one of ${knob.options.join(', ')}`
	if (knob.kind === 'switch') return 'true or false'
	const whole = Number.isInteger(knob.step) ? 'a whole number' : 'a number'
	return `${whole} from ${knob.min} to ${knob.max}${knob.unit ? ` ${knob.unit}` : ''}`
}

/** Checks a value of any type. Text is read as a link would mean it. */
export function checkKnob(knob: Knob, value: unknown): Checked {
	if (knob.kind === 'choice') {
		const chosen = knob.options.find((option) => option === value)
		return chosen === undefined ? refused(knob, knob.default) : accepted(chosen)
	}
	if (knob.kind === 'switch') {
		if (value === true || value === 'true') return accepted(true)
		if (value === false || value === 'false') return accepted(false)
		return refused(knob, knob.default)
	}
	const number = readNumber(value)
	if (number === null) return refused(knob, knob.default)
	// A slider moves by larger steps than a number may have.
	const step = Number.isInteger(knob.step) ? 1 : knob.step
	const steps = Math.round((number - knob.min) / step)
	const nearest = Math.min(knob.max, Math.max(knob.min, knob.min + steps * step))
	return nearest === number ? accepted(number) : refused(knob, nearest)
}

/** A finite number written plainly, or null: "1e3", "0x10", " 5" and "" are not numbers in a link. Never −0. */
export function readNumber(value: unknown): number | null {
	if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : null
	if (typeof value !== 'string' || !/^-?\d{1,15}(\.\d{1,6})?$/.test(value)) return null
	return Number(value) + 0
}

function accepted(value: KnobValue): Checked {
	return { ok: true, value, notice: null }
}

function refused(knob: Knob, value: KnobValue): Checked {
	return { ok: false, value, notice: `${knob.name} is ${rangeOf(knob)}` }
}
