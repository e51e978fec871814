/** What is said of actors that ask each other, and what both ways of asking have in common. */
import type { Ref } from './actor-plan.ts'
import type { Dispatcher } from './dispatcher.ts'

export interface AskOptions {
	/** Names of the actors that ask, in order of their numbers, from 1. */
	readonly askers: readonly string[]
	/** Numbers of answers: of the first asker `first`, then every `step`-th; and so on. */
	readonly first: number
	readonly step: number
	/** How long an asker waits for an answer, ms of run time; asked anew for each. */
	readonly patienceMs: () => number
	/** Questions that there will be. */
	readonly most: () => number
	/** Left when each has been answered, or answered too late. */
	readonly dispatcher: Dispatcher
	/** Delivers answers that come as messages. */
	readonly at: (number: number) => Ref
}
