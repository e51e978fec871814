/** Large amounts in few characters. */

/** "950", "3.1 k", "310 k", "3.1 M": two digits at least, no more than can be read while they change. */
export function compact(count: number): string {
	if (count < 1000) return count.toString()
	const [unit, size] = count < 999_500 ? ['k', 1e3] : count < 999_500_000 ? ['M', 1e6] : ['G', 1e9]
	const scaled = count / size
	return `${scaled < 9.95 ? scaled.toFixed(1) : Math.round(scaled).toString()}\u00a0${unit}`
}

/** "2000", "50k": on a scale. */
export function onScale(count: number): string {
	return count < 10_000 ? count.toString() : compact(count).replace(/\.0|\s/g, '')
}

/** "10 KiB", "115 MiB", "1.5 MiB", "488 MiB", never more than three digits beside a unit below GiB. */
export function bytesInWords(bytes: number): string {
	const kib = bytes / 1024
	if (kib < 1000) return `${Math.round(kib).toString()}\u00a0KiB`
	const mib = kib / 1024
	return `${mib < 9.95 ? mib.toFixed(1) : Math.round(mib).toString()}\u00a0MiB`
}

/** "2.9 s", "12 s", "8 min 20 s", "3 h 5 min": for what may take long. */
export function longDuration(us: number): string {
	const s = us / 1e6
	if (s < 9.95) return `${s.toFixed(1)} s`
	const whole = Math.round(s)
	if (whole < 100) return `${whole.toString()} s`
	const minutes = Math.floor(whole / 60)
	if (minutes < 60) return `${minutes.toString()} min ${(whole % 60).toString()} s`
	return `${Math.floor(minutes / 60).toString()} h ${(minutes % 60).toString()} min`
}

/** The next of 1, 2, 5, 10, 20, 50 …: a scale that steps instead of creeping. */
export function steppedUp(value: number): number {
	const power = 10 ** Math.floor(Math.log10(Math.max(1, value)))
	const step = [1, 2, 5, 10].find((one) => one * power >= value) ?? 10
	return step * power
}
