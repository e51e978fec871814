/** A handler receives request after request and answers each one. */
import type { Thread } from '../../sync/thread.ts'
import type { Connections } from '../connections.ts'
import type { Desk } from './desk.ts'

export function handle(me: Thread, requests: Connections, desk: Desk) {
	while (me.loopTop()) {
		const request = requests.next(me)
		desk.accept(me, request) // sync: accept | doNow
		// Only now does the client hear anything.
	}
}
