/**
 * The values that a number knob can be turned to. A logarithmic one moves in steps of two digits, so that every
 * value it offers can be said; a value set from elsewhere is shown as it is.
 */
import type { KnobView } from '../session.ts'

type Range = Pick<KnobView, 'min' | 'max' | 'step' | 'isLog'>

/** All values from min to max, rising. */
export function ladderOf({ min, max, step, isLog }: Range): readonly number[] {
	const values: number[] = []
	for (let value = min; value < max - step / 1000; value = next(value, step, isLog)) {
		values.push(value)
	}
	return [...values, max]
}

function next(value: number, step: number, isLog: boolean): number {
	if (!isLog) return tidy(value + step)
	const stride = Math.max(step, 10 ** (Math.floor(Math.log10(value) + 1e-9) - 1))
	return tidy((Math.floor(value / stride + 1e-9) + 1) * stride)
}

/** Without the dust of binary fractions. */
function tidy(value: number): number {
	return Number(value.toPrecision(12))
}

/** Where the value lies on the track, 0 … 1. */
export function positionOf(range: Range, value: number): number {
	const { min, max, isLog } = range
	if (max <= min) return 0
	const share = isLog ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min)
	return Math.min(1, Math.max(0, share))
}

/** The value on the ladder that lies nearest to a place on the track. */
export function valueAt(range: Range, position: number): number {
	const distance = (value: number) => Math.abs(positionOf(range, value) - position)
	return ladderOf(range).reduce((best, value) => (distance(value) < distance(best) ? value : best))
}

/** The value `steps` rungs away; a value between two rungs goes to the one that it is sent towards first. */
export function steppedFrom(range: Range, value: number, steps: number): number {
	const ladder = ladderOf(range)
	const above = ladder.findIndex((rung) => rung > value)
	const below = ladder.findLastIndex((rung) => rung < value)
	const from = steps > 0 ? (above < 0 ? ladder.length - 1 : above) - 1 : below + 1
	const index = Math.min(ladder.length - 1, Math.max(0, from + steps))
	return ladder[index] ?? value
}

/** "60", "items/s" and, for one, "1", "thread". */
export function unitFor(unit: string, value: number): string {
	const isPlural = unit.length > 2 && unit.endsWith('s') && !unit.includes('/')
	return value === 1 && isPlural ? unit.slice(0, -1) : unit
}
