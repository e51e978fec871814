/** Primitives that are shown with the current line of every thread, by inner file number (from 1), paths under `src`. */
export const markedPrimitives: readonly string[] = [
	'sync/blocking-queue.ts',
	'programs/wait-notify/buffer.ts',
	'sync/task-list.ts',
	'programs/busy-waiting/tasks.ts',
	'sync/unbounded-queue.ts',
	'programs/orientation/shrink.ts',
]
