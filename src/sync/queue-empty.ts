/** Thrown by a removal that may not wait and finds no item. */
export class QueueEmpty extends Error {
	constructor() {
		super('the queue is empty')
		this.name = 'QueueEmpty'
	}
}
