/** What actors of a crowd do, however their messages travel: in every round each writes to two others, which look at the order. */

export const crowdThreads = 4
export const actorCount = 10_000
/** Of a crowd that only warms the threads up. */
export const fewActors = 1000
/** To each of the two, in a round. */
const letters = 2

/** Kinds of messages. */
export const Letter = { round: 0, first: 1, second: 2 } as const

/** What an actor knows. `wrong`: letters that came out of their sender's order. */
export const known = { handled: 0, wrong: 0, sent: 0, last1: 0, last2: 0 }
export type Known = typeof known

/** What each handles: what begins a round, and what two others write to it. */
export const handledIn = (rounds: number): number => rounds * (1 + 2 * letters)

export type Tell = (from: number, to: number, kind: number, payload: number) => void

/** One of so many, from 1. Each is the first of just one other, and the second of just one. */
export interface Place {
	readonly number: number
	readonly of: number
}

/** Has an actor handle one message. */
export function handle(
	state: Known,
	{ number, of }: Place,
	{ kind, payload }: { readonly kind: number; readonly payload: number },
	tell: Tell,
): void {
	if (kind === Letter.first) {
		state.wrong += Number(payload !== state.last1 + 1)
		state.last1 = payload
	} else if (kind === Letter.second) {
		state.wrong += Number(payload !== state.last2 + 1)
		state.last2 = payload
	} else {
		for (let i = 0; i < letters; i++) {
			state.sent++
			tell(number, ((3 * number) % of) + 1, Letter.first, state.sent)
			tell(number, ((7 * number) % of) + 1, Letter.second, state.sent)
		}
		if (payload > 1) tell(number, number, Letter.round, payload - 1)
	}
	state.handled++
}
