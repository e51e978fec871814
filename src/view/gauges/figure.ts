/** One number of the gauges: what it is called, what theory says about it and what it comes from. */

export interface Figure {
	readonly name: string
	readonly value: string
	readonly unit: string
	/** With its formula; null where theory is silent. */
	readonly theory: string | null
	/** What it was measured over, or out of what. */
	readonly note: string | null
	readonly meter: Meter | null
}

/** A number as a part of the most that it can be, 0…1 each. */
export interface Meter {
	readonly measured: number
	/** Made ready, but not used. */
	readonly ready: number | null
	readonly theory: number | null
}

export const none = '–'

export function figure(stated: Pick<Figure, 'name' | 'value'> & Partial<Figure>): Figure {
	return { unit: '', theory: null, note: null, meter: null, ...stated }
}

export function partOf(amount: number, most: number): number {
	return most <= 0 ? 0 : Math.max(0, Math.min(1, amount / most))
}
