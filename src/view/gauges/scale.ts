/** The scale of the latency histogram: a round length that rarely changes. */

const coarse = [1, 2, 4, 6, 8, 10]
const fine = [1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10]

/** A round length, not below `value` and at most twice as long; closer to it where `isFine`. */
export function roundedUp(value: number, isFine = false): number {
	if (value <= 0) return 1
	const power = 10 ** Math.floor(Math.log10(value))
	const found = (isFine ? fine : coarse).find((step) => step * power >= value * 0.999_999) ?? 10
	return found * power
}

/** "400 ms", "1.5 s", "80 µs". */
export function scaleInWords(us: number): string {
	if (us >= 1_000_000) return `${String(us / 1_000_000)} s`
	if (us >= 1000) return `${String(us / 1000)} ms`
	return `${String(us)} µs`
}
