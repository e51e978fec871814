/** Thrown by an insert that may not wait and finds no room. */
export class QueueFull extends Error {
	constructor() {
		super('the queue is full')
		this.name = 'QueueFull'
	}
}
