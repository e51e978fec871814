/** In how many orders the letters of a round came, and in how many they may. */
import type { Cast } from '../trace/cast.ts'
import type { OrdersMoment } from './actor-moment.ts'

/** What is known of a letter that came. */
export interface Arrived {
	/** Who wrote it. */
	readonly from: string
	/** Somebody else passed it on. */
	readonly isPassedOn: boolean
}

/** (n·m)! ÷ m!ⁿ for n senders of m letters; one that is passed on is free of the others of its sender. */
export function legalOrders(senders: number, messages: number, isPassedOn: boolean): number {
	const together = isPassedOn ? messages - 1 : messages
	let orders = 1
	for (let letter = 1; letter <= senders * messages; letter++) orders *= letter
	for (let sender = 0; sender < senders; sender++) {
		for (let letter = 1; letter <= together; letter++) orders /= letter
	}
	return Math.round(orders)
}

/** Notes letter by letter; a round is over when each sender's letters have come. */
export class OrdersSeen {
	readonly #perRound: number
	readonly #legal: number
	readonly #seen: Set<string>
	/** Replaced, never changed. */
	#round: readonly string[] = []
	#rounds = 0

	constructor(perRound: number, legal: number, seen: ReadonlySet<string> = new Set()) {
		this.#perRound = perRound
		this.#legal = legal
		this.#seen = new Set(seen)
	}

	/** Null where the run has no rounds: the knobs `senders` and `messages` say how large one is. */
	static of({ knobs, objects }: Cast): OrdersSeen | null {
		const { senders, messages, forward } = knobs
		const isCounted = objects.some((one) => one.kind === 'actor' && countsOrders(one))
		if (!isCounted || typeof senders !== 'number' || typeof messages !== 'number') return null
		return new OrdersSeen(senders * messages, legalOrders(senders, messages, forward === true))
	}

	note({ from, isPassedOn }: Arrived): void {
		this.#round = [...this.#round, isPassedOn ? `${from}*` : from]
		if (this.#round.length < this.#perRound) return
		this.#seen.add(this.#round.join(' '))
		this.#rounds += 1
		this.#round = []
	}

	moment(): OrdersMoment {
		const { size: seen } = this.#seen
		return { seen, legal: this.#legal, rounds: this.#rounds, round: this.#round }
	}

	clone(): OrdersSeen {
		const copy = new OrdersSeen(this.#perRound, this.#legal, this.#seen)
		copy.#round = this.#round
		copy.#rounds = this.#rounds
		return copy
	}
}

/** Of all actors the one that reads in which order letters come: it shows how many orders it has seen. */
export function countsOrders({ shows }: { readonly shows: string }): boolean {
	return shows === 'orders'
}
