/** What whoever reads the letters of a round notes of their order. It lies in the heap of the one thread that reads. */
import type { Message } from '../sync/message.ts'

/** What is known of the orders in which letters came. */
export interface Orders {
	[name: string]: number
	/** Different ones. */
	orders: number
	rounds: number
	/** Letters that came before an earlier one from the same sender, although both came straight from it. */
	broken: number
	/** Letters that came before an earlier one of the same sender, which somebody else had passed on. */
	overtaken: number
}

interface Round {
	/** Who wrote, one after another. */
	order: string
	readonly straight: Map<number, number>
	readonly latest: Map<number, number>
	arrived: number
}

const freshRound = (): Round => ({ order: '', straight: new Map(), latest: new Map(), arrived: 0 })

export class Register {
	readonly #most: () => number
	readonly #seen = new Set<string>()
	#round = freshRound()

	/** `most`: letters of a round. */
	constructor(most: () => number) {
		this.#most = most
	}

	/** Notes a letter: its kind names who wrote it, its number says which of that writer's it is. */
	note({ kind, payload, ask }: Message, known: Orders): void {
		const { straight, latest } = this.#round
		const isPassedOn = ask !== 0
		if (!isPassedOn) {
			known.broken += Number(payload < (straight.get(kind) ?? 0))
			straight.set(kind, payload)
		} else {
			known.overtaken += Number(payload < (latest.get(kind) ?? 0))
		}
		latest.set(kind, Math.max(payload, latest.get(kind) ?? 0))
		this.#round.order += `${kind}${isPassedOn ? '*' : ''} `
		this.#round.arrived++
	}

	/** Whether the last one of the round has come; then a new round begins. */
	isRoundOver(known: Orders): boolean {
		if (this.#round.arrived < this.#most()) {
			return false
		}
		this.#seen.add(this.#round.order)
		known.orders = this.#seen.size
		known.rounds += 1
		this.#round = freshRound()
		return true
	}
}
