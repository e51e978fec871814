/** The time axis: where its lines stand and what they are called. */
import { tickStep, ticks } from 'd3'
import type { View } from './view.ts'

export interface TimeTick {
	readonly us: number
	readonly label: string
}

/** Grid lines at least `leastPx` apart; the last one says the unit. */
export function timeTicks(view: View, widthPx: number, leastPx: number): readonly TimeTick[] {
	const count = Math.max(1, Math.floor(widthPx / leastPx))
	const fromS = view.fromUs / 1e6
	const toS = view.toUs / 1e6
	const found = ticks(fromS, toS, count)
	const decimals = Math.max(2, -Math.floor(Math.log10(tickStep(fromS, toS, count)) + 1e-9))
	return found
		.filter((s) => s >= 0)
		.map((s, index, all) => {
			const unit = index === all.length - 1 ? ' s' : ''
			return { us: Math.round(s * 1e6), label: s.toFixed(Math.min(6, decimals)) + unit }
		})
}
