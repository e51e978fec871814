/** All clients: each asks, waits so long, and asks again. */
import type { Answers } from '../../sync/answers.ts'
import type { BlockingQueue } from '../../sync/blocking-queue.ts'
import type { Thread } from '../../sync/thread.ts'
import type { Clients } from '../clients.ts'

export function ask(
	me: Thread,
	clients: Clients,
	queue: BlockingQueue,
	answers: Answers,
) {
	while (me.loopTop()) {
		const client = clients.next(me)
		if (client.isWaiting) {
			if (!answers.has(me, client.request)) {
				// Too late. The request stays where it is.
				clients.retry(client)
			}
			continue
		}
		const request = clients.ask(me, client)
		if (queue.offer(me, request)) {
			clients.wait(client)
		} else {
			// Refused: at least it knows at once.
			clients.retry(client)
		}
	}
}
