/** How full a queue was, per pixel column: the range it went through, and where it stood at the column's end. */
import type { DepthStep } from '../../model/timeline.ts'
import type { Columns } from './condense.ts'

export interface DepthColumns {
	readonly least: readonly number[]
	readonly most: readonly number[]
	readonly last: readonly number[]
	readonly capacity: readonly number[]
}

/** `steps`: the value in force at the first column's begin, then the changes. Columns after `endUs` are left out. */
export function condenseDepth(
	steps: readonly DepthStep[],
	{ from, to, usPerPx }: Columns,
	endUs: number,
): DepthColumns {
	const least: number[] = []
	const most: number[] = []
	const last: number[] = []
	const capacity: number[] = []
	let next = 0
	let inForce = steps[0]
	for (let column = from; column < to && column * usPerPx <= endUs; column++) {
		let low = inForce?.depth ?? 0
		let high = low
		for (; next < steps.length; next++) {
			const step = steps[next]
			if (step === undefined || step.atUs >= (column + 1) * usPerPx) break
			inForce = step
			low = Math.min(low, step.depth)
			high = Math.max(high, step.depth)
		}
		least.push(low)
		most.push(high)
		last.push(inForce?.depth ?? 0)
		capacity.push(inForce?.capacity ?? 0)
	}
	return { least, most, last, capacity }
}
