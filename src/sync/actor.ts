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
import type { Thread } from './thread.ts'

export class Actor<State extends Numbers = Numbers> {
	readonly id: number
	readonly number: number
	readonly name: string
	/** In the heap of the worker that runs its turn, nowhere else. */
	state: State
	readonly mailbox: Mailbox
	private readonly dispatcher: Dispatcher
	private readonly behaviour: Behaviour<State>
	/** Where the state lies between turns. */
	private readonly stored: StoredState<State>
	private readonly overlap: Overlap
	private handled = 0

	constructor(memory: SharedMemory, plan: ActorPlan<State>) {
		const { name, number, first, dispatcher, receive } = plan
		const { Box = Mailbox } = plan
		this.mailbox = new Box(memory, plan.mailbox)
		this.id = memory.register({
			...{ kind: 'actor', name, mailbox: this.mailbox.id },
			...{ dispatcher: dispatcher.name, isPinned: dispatcher.isPinned },
			shows: Object.keys(first)[0] ?? '',
		})
		this.number = number
		this.name = name
		this.dispatcher = dispatcher
		this.behaviour = receive
		this.stored = new StoredState(memory, first)
		this.overlap = new Overlap(memory)
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
		return this.mailbox.poll(me)
	}

	/** Forgets what it knew: its state is what it began with. */
	reset(): void {
		this.state = this.stored.first
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
		const [shown = 0] = Object.values(this.state)
		if (!this.dispatcher.isPinned) {
			this.stored.save(this.state)
			this.state = this.stored.first
		}
		return this.mailbox.rest(me, {
			...{ actor: this.id, handled: this.handled, state: shown },
			atOnce: this.overlap.most,
		})
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
