/** What a moment says of actors, of numbers that threads share, and of letters that nobody will ever handle. */
import type { Histogram } from './histogram.ts'
import type { Item } from './moment.ts'

export interface ActorMoment {
	readonly id: number
	readonly name: string
	/** Object id of its mailbox. */
	readonly mailbox: number
	/** Names those whose threads run it. */
	readonly dispatcher: string
	readonly isPinned: boolean
	/** Name of the number of its state that is shown, empty when it has none. */
	readonly shows: string
	/** Thread id of whoever has its turn, 0 for nobody. */
	readonly runner: number
	/** Waits for a turn in the run queue of its dispatcher. */
	readonly isReady: boolean
	/** There: 0 for the next one; −1 while it does not wait. */
	readonly place: number
	/** Turns that it has had, the present one included. */
	readonly turns: number
	/** Messages that it has handled in all, without the one it is at. */
	readonly handled: number
	/** Name of the actor that decides what becomes of it when it fails, empty for none. */
	readonly parent: string
	/** Messages at which it failed. */
	readonly failed: number
	/** The last time that it failed; null before the first. */
	readonly failure: FailureMoment | null
	/** What it waits for inside its turn; null while it does not. */
	readonly ask: AskMoment | null
	/** Its questions that were not answered in time, and its answers that came too late. */
	readonly expired: number
	readonly late: number
	/** Who has sent to it: object ids of actors, and minus the ids of threads that are none. In the order of their first messages. */
	readonly heardFrom: readonly number[]
	/** Messages that it has taken in the present turn, the one it is at included; 0 without a turn. */
	readonly takenThisTurn: number
	/** The same without the one it is at. */
	readonly handledThisTurn: number
	/** Most messages of the present turn or of the last one, 0 before the first. */
	readonly perTurn: number
	/** The number of its state that is shown, as its last turn has left it. */
	readonly state: number
	/** Put to take, of its mailbox. */
	readonly wait: Histogram
}

/** What became of an actor that failed. */
export const verdicts = ['stopped', 'resumed', 'restarted'] as const
export type VerdictName = (typeof verdicts)[number]

export interface FailureMoment {
	readonly atUs: number
	/** Number of the message at which it failed. */
	readonly item: number
	/** Sort of that message. */
	readonly kind: number
	readonly verdict: VerdictName
	/** Its restarts that counted then, this one included. */
	readonly restarts: number
	/** Most that are granted within so many seconds. */
	readonly most: number
	readonly withinS: number
	/** Messages that were in its mailbox then. */
	readonly queued: number
}

/** A question whose asker waits for the answer. */
export interface AskMoment {
	/** Object id of the actor that was asked, 0 when that is not known. */
	readonly of: number
	readonly sinceUs: number
}

/** The orders in which letters came to an actor that tells them apart. */
export interface OrdersMoment {
	/** Different ones, of rounds that are over. */
	readonly seen: number
	/** Different ones that may come. */
	readonly legal: number
	readonly rounds: number
	/** Who wrote the letters of the present round, as they came; with a star what somebody passed on. */
	readonly round: readonly string[]
}

export interface NumberMoment {
	readonly id: number
	readonly name: string
	/** What was written last. */
	readonly value: number
	readonly writes: number
	/** Threads that have written it, in the order of their first writes. */
	readonly writers: readonly number[]
	/** By how much it misses what it would be if no update had been lost. */
	readonly lost: number
}

/** A message that nobody will ever handle. */
export interface DeadLetter {
	readonly atUs: number
	/** Thread that sent it or laid it aside. */
	readonly thread: number
	/** Name of the actor that sent it, empty for a thread that is none. */
	readonly sender: string
	/** Object id of the mailbox that it was for. */
	readonly mailbox: number
	readonly item: Item
	/** What it says, empty where it says nothing. */
	readonly text: string
}

/** The turn that a thread gives an actor. */
export interface TurnMoment {
	/** Object id. */
	readonly actor: number
	/** Messages taken in it, and most that it may take. */
	readonly taken: number
	readonly most: number
}

/** The actor that a thread ran from … to. */
export interface TurnSpan {
	readonly fromUs: number
	/** Equal to the recording's end while the turn goes on. */
	readonly toUs: number
	/** Object id. */
	readonly actor: number
}
