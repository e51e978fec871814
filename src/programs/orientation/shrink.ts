/** Makes a photo small, row by row, and says how long it took (µs). */
import type { Sketch } from '../../sync/thumbnails.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Photo } from '../photo.ts'

export function shrink(
	me: Thread,
	photo: Photo,
	small: Sketch,
): number {
	const fromUs = me.nowUs()
	for (let y = 0; y < small.height; y++) {
		photo.shrinkRow(y, small)
	}
	small.done()
	return (me.nowUs() - fromUs) | 0
}
