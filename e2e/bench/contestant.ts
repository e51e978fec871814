/** What every way of handing numbers from thread to thread must offer to take part in the contest. */

export interface Shape {
	readonly producers: number
	readonly consumers: number
	readonly capacity: number
}

/** What a thread needs in order to take part; can be posted. Ports must be transferred. */
export interface Ticket {
	readonly shared: unknown
	readonly ports: readonly MessagePort[]
}

/** A thread's end. Both answer with the sum, modulo 2^32, of the numbers they handed on. */
export interface Player {
	/** Hands over the numbers from `from` to `from + count − 1`. */
	put(from: number, count: number): number
	take(count: number): number | Promise<number>
}

export interface Contestant {
	/** On the page: one ticket for each thread, producers first. */
	prepare(shape: Shape): Ticket[]
	/** On the thread that is number `part`. */
	enter(ticket: Ticket, shape: Shape, part: number): Player
}
