/** Thrown by an insert into a closed queue, and by a take from one that is closed and empty. */
export class QueueClosed extends Error {
	constructor() {
		super('the queue is closed')
		this.name = 'QueueClosed'
	}
}
