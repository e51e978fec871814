/** What all scenes with actors show below their own programs, and the threads that run actors. */
import type { Role, Source } from './scene.ts'

export const dispatchSource: Source = {
	path: 'dispatcher/dispatch.ts',
	text: () => import('./dispatcher/dispatch.ts?raw'),
}

/** Outermost first. */
export const actorSources: readonly Source[] = [
	{ path: 'sync/actor.ts', text: () => import('../sync/actor.ts?raw') },
	{ path: 'sync/mailbox.ts', text: () => import('../sync/mailbox.ts?raw') },
	{ path: 'sync/dispatcher.ts', text: () => import('../sync/dispatcher.ts?raw') },
	{ path: 'sync/lock.ts', text: () => import('../sync/lock.ts?raw') },
	{ path: 'sync/condition.ts', text: () => import('../sync/condition.ts?raw') },
]

/** Threads of a dispatcher. */
export const dispatcherThreads: Omit<Role, 'count'> = {
	name: 'dispatcher',
	letter: 'D',
	side: 'consumers',
	program: 'dispatcher/dispatch.ts',
	leaves: 'at once',
}
