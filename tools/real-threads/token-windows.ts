/**
 * By how many tokens some window of time had more than a bucket of that size and rate may give; negative when all had less.
 * `times`: when each was given, µs, ascending.
 */
export function excess(times: readonly number[], size: number, perS: number): number {
	let most = -Infinity
	for (const [first, fromUs] of times.entries()) {
		for (let last = first; last < times.length; last++) {
			const seconds = ((times[last] ?? NaN) - fromUs) / 1e6
			most = Math.max(most, last - first + 1 - size - perS * seconds)
		}
	}
	return most
}
