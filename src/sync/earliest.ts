/** Which of several times comes first, on a clock that goes round. */

/** Place of the earliest of some times that are less than half an hour apart (µs modulo 2^32); the first of those that are. */
export function earliestOf(timesUs: readonly number[]): number {
	return timesUs.reduce((first, timeUs, i) => {
		return ((timeUs - (timesUs[first] ?? timeUs)) | 0) < 0 ? i : first
	}, 0)
}
