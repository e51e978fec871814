/** Deadlock, told from shared memory: everybody is parked, nobody's time will come, nobody could go if let. */
import { obstacleOf } from '../sync/enabled.ts'
import { Own } from '../sync/thread-cells.ts'
import type { RunLayout } from './layout.ts'

/**
 * True when none of the threads `playing` can ever go on by itself. `events`: how many records have just been drained;
 * with any, somebody has moved since the last look, and the answer is no.
 */
export function isStuck(layout: RunLayout, playing: readonly number[], events: number): boolean {
	if (playing.length === 0 || events > 0) return false
	const { threads, memory, clock } = layout
	return playing.every((id) => {
		const cells = threads[id]
		if (!cells || cells.read(Own.parked) === 0) return false
		const obstacle = obstacleOf(id, cells, memory, clock.nowUs())
		return obstacle !== null && obstacle.kind !== 'time'
	})
}
