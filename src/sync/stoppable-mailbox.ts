/** The mailbox of an actor that can be stopped: then whatever is inside, and whatever comes, is a dead letter. */
import { Loss } from '../trace/event.ts'
import { Guarded } from './guarded.ts'
import { Mailbox } from './mailbox.ts'
import type { MailboxOptions } from './mailbox-options.ts'
import type { Message } from './message.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'

export class StoppableMailbox extends Mailbox {
	private readonly stopped: Guarded

	constructor(memory: SharedMemory, options: MailboxOptions) {
		super(memory, options)
		this.stopped = new Guarded(memory, this.guard.near(1))
	}

	/** For its actor, in its turn. */
	stop(me: Thread): void {
		me.lock(this.guard)
		this.stopped.value = 1
		this.layAllAside(me)
		me.unlock(this.guard)
	}

	override put(me: Thread, message: Message): boolean {
		me.lock(this.guard)
		const { isStopped } = this
		if (isStopped) {
			this.letters.layAside(me, message)
		}
		me.unlock(this.guard)
		return !isStopped && super.put(me, message)
	}

	/** What came in while it was being stopped goes the same way. */
	override poll(me: Thread): Message | null {
		if (!this.isStopped) {
			return super.poll(me)
		}
		me.lock(this.guard)
		this.layAllAside(me)
		me.unlock(this.guard)
		return null
	}

	/** Exact for its actor alone, which has stopped it. */
	get isStopped(): boolean {
		return this.stopped.value === 1
	}

	private layAllAside(me: Thread): void {
		while (!this.letters.isEmpty) {
			this.letters.dropFirst(me, Loss.deadLettered)
		}
	}
}
