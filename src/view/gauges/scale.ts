/** The scale of the latency histogram: a round length that rarely changes. */

/** 1, 2 or 5 times a power of ten, not below `value`. */
export function roundedUp(value: number): number {
	if (value <= 0) return 1
	const power = 10 ** Math.floor(Math.log10(value))
	const found = [1, 2, 4, 6, 8, 10].find((step) => step * power >= value * 0.999_999) ?? 10
	return found * power
}

/** "400 ms", "1.5 s", "80 µs". */
export function scaleInWords(us: number): string {
	if (us >= 1_000_000) return `${String(us / 1_000_000)} s`
	if (us >= 1000) return `${String(us / 1000)} ms`
	return `${String(us)} µs`
}
