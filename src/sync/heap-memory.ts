/** Memory that can grow up to a limit, beside the run's own. Where the device refuses so much, a part stands for the whole. */

/** One byte stands for so many where the device refuses. */
const smallScale = 16

/**
 * Empty memory that can grow up to `limitBytes`, or to a sixteenth of it.
 *
 * @throws RangeError when the device refuses even that.
 */
export function reserve(limitBytes: number): SharedArrayBuffer {
	try {
		return new SharedArrayBuffer(0, { maxByteLength: limitBytes })
	} catch (refused) {
		if (!(refused instanceof RangeError)) {
			throw refused
		}
		return new SharedArrayBuffer(0, { maxByteLength: Math.floor(limitBytes / smallScale) })
	}
}

/** How many bytes one byte of `heap` stands for, given what was asked for; 1 where there is none. */
export function scaleOf(heap: SharedArrayBuffer | null, limitBytes: number): number {
	return heap === null ? 1 : Math.round(limitBytes / heap.maxByteLength)
}
