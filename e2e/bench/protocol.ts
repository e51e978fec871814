/** What the page asks of a benchmark thread. */
import type { Shape, Ticket } from './contestant.ts'
import type { ContestantName } from './contestants.ts'

export interface Entry {
	readonly contestant: ContestantName
	readonly shape: Shape
}

export interface Lap {
	/** Milliseconds since 1970. */
	readonly fromMs: number
	readonly toMs: number
	/** Sum, modulo 2^32, of the numbers put or taken. */
	readonly sum: number
}

export interface BenchThread {
	/** Takes its place; `gate` is shared by all threads of the entry. */
	enter(entry: Entry, ticket: Ticket, part: number, gate: SharedArrayBuffer): void
	/** Starts when all threads have come to the gate, and hands over `count` numbers from `from`. */
	lap(from: number, count: number): Promise<Lap>
	/** Cost of a closed gate and of a line marker, ns. */
	gates(): { readonly gateNs: number; readonly markerNs: number }
	/** Cost of an uncontended put and take by one thread, ns. */
	solo(isTraced: boolean): number
	/** Runs the actors of a crowd with others, from the gate on until there is nothing left to do. */
	crowds(
		part: number,
		worlds: readonly SharedArrayBuffer[],
		gate: SharedArrayBuffer,
	): Omit<Lap, 'sum'>
	/** The same with a MessageChannel message each; `into`, `out`: its channels from and to every thread. */
	posts(part: number, into: readonly MessagePort[], out: readonly MessagePort[]): Promise<Posts>
	/** Plays one side of hand-overs back and forth; side 0 answers with µs one way, in blocks of each kind. */
	handOff(side: 0 | 1, world: SharedArrayBuffer, bare: SharedArrayBuffer): HandOffs
}

export interface Posts extends Omit<Lap, 'sum'> {
	readonly isIntact: boolean
}

/** One way, µs, block by block. */
export interface HandOffs {
	readonly bareUs: readonly number[]
	readonly oursUs: readonly number[]
}
