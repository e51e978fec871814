/** What is handed over. */
export interface Item {
	/** Number given by the queue that accepts it, so that first in, first out can be read off; 0 before. */
	readonly id: number
	/** Id of the thread that made it. */
	readonly producer: number
	/** Sort of task; 0 when there is only one. */
	readonly kind: number
	/** Run time at which it was made, µs modulo 2^32. */
	readonly madeUs: number
	/** One word for the program: here the draw that decides how long it takes to handle. */
	readonly payload: number
}
