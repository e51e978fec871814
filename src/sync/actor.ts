/**
 * An actor: a state that only its own turns can reach, a mailbox, and a
 * behaviour. It is no thread: a thread of its dispatcher has it handle
 * some messages, one at a time, and goes on to another actor.
 */
import type { ActorPlan, Behaviour, Sender } from './actor-plan.ts'
import type { Dispatcher } from './dispatcher.ts'
import { Mailbox } from './mailbox.ts'
import type { Message } from './message.ts'
import { Overlap } from './overlap.ts'
import type { SharedMemory } from './shared-memory.ts'
import { type Numbers, StoredState } from './stored-state.ts'
import type { Stash } from './stash.ts'
import type { Thread } from './thread.ts'

export class Actor<State extends Numbers = Numbers> {
	readonly id: number
	readonly number: number
	readonly name: string
	/** In the heap of the worker that runs its turn, nowhere else. */
	state: State
	readonly mailbox: Mailbox
	private readonly dispatcher: Dispatcher
	private readonly behaviours: readonly Behaviour<State>[]
	private readonly stash: Stash | null
	/** Where the state lies between turns. */
	private readonly stored: StoredState<State>
	/** What is in this heap between turns: nothing that anybody may use. */
	private readonly none: State
	private readonly overlap: Overlap
	private handled = 0

	constructor(memory: SharedMemory, plan: ActorPlan<State>) {
		const { name, number, first, dispatcher } = plan
		const { receive, others = [], Box = Mailbox } = plan
		this.mailbox = new Box(memory, plan.mailbox)
		this.id = memory.register({
			...{ kind: 'actor', name, mailbox: this.mailbox.id },
			...{ dispatcher: dispatcher.name, isPinned: dispatcher.isPinned },
			shows: Object.keys(first)[0] ?? '',
			...(plan.parent !== undefined && { parent: plan.parent }),
		})
		this.number = number
		this.name = name
		this.dispatcher = dispatcher
		this.behaviours = [receive, ...others]
		this.stash = plan.stash ?? null
		this.stored = new StoredState(memory, first)
		this.overlap = new Overlap(memory)
		this.none = this.stored.first
		this.state = this.stored.first
		if (plan.isDeciding !== false) {
			memory.decisive.push(() => this.stored.hash(this.state))
		}
	}

	/** Sends it a copy of `message`. Nobody waits for it to be handled. */
	tell(me: Thread, message: Message, sender?: Sender): void {
		const from = sender?.number ?? 0
		const isSigned = message.from === from
		this.forward(me, isSigned ? message : { ...message, from })
	}

	/** The same; whoever sent it before is still its sender. */
	forward(me: Thread, message: Message): void {
		if (this.mailbox.put(me, message)) {
			this.dispatcher.schedule(me, this)
		}
	}

	// For the thread that has its turn

	/** Copies its state into this worker's heap. */
	begin(): void {
		this.handled = 0
		if (!this.dispatcher.isPinned) {
			this.state = this.stored.load()
		}
	}

	/** Its next message; null when there is none. */
	next(me: Thread): Message | null {
		if (this.stash !== null) {
			const postponed = this.stash.next(me)
			if (postponed !== null) {
				return postponed
			}
		}
		return this.mailbox.poll(me)
	}

	/** From its next message on it behaves like number `which`. */
	become(which: number): void {
		this.stored.behaviour = which
	}

	/** Forgets what it knew: it is as it was in the beginning. */
	reset(): void {
		this.state = this.stored.first
		this.become(0)
	}

	/** Handles `message`. */
	receive(me: Thread, message: Message): void {
		this.overlap.enter(message)
		try {
			this.behaviour(me, this, message)
		} finally {
			this.overlap.exit()
		}
		this.handled++
	}

	/** Copies its state back. True: there is mail for another turn. */
	end(me: Thread): boolean {
		const shown = this.stored.shown(this.state)
		if (!this.dispatcher.isPinned) {
			this.stored.save(this.state)
			this.state = this.none
		}
		return this.mailbox.rest(me, {
			actor: this.id,
			handled: this.handled,
			state: shown,
			atOnce: this.overlap.most,
			isMore: this.stash?.isDue ?? false,
		})
	}

	private get behaviour(): Behaviour<State> {
		const found = this.behaviours[this.stored.behaviour]
		if (!found) {
			throw new RangeError(`${this.name} has no such behaviour`)
		}
		return found
	}

	// For the page

	/** See `Mailbox`. */
	tryResize(me: Thread, capacity: number): boolean {
		return this.mailbox.tryResize(me, capacity)
	}

	resizeWhilePaused(me: Thread, capacity: number): void {
		this.mailbox.resizeWhilePaused(me, capacity)
	}

	/** What its last turn has left, unless that lies in the heap of its one thread. */
	get atRest(): State {
		return this.stored.load()
	}

	/** Messages that wait for it: already history when you read it. */
	get waiting(): number {
		return this.mailbox.size
	}
}
