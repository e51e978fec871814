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
	/** Messages that it took in turns that are over and failed at; absent while there are none. */
	readonly failed?: number
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

export interface NumberMoment {
	readonly id: number
	readonly name: string
	/** What was written last. */
	readonly value: number
	readonly writes: number
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
