/**
 * Where the answer to one question comes in while its asker waits. Only
 * so long: an answer that comes later is a dead letter.
 */
import { Condition } from './condition.ts'
import { Guarded } from './guarded.ts'
import { Lock } from './lock.ts'
import type { Message } from './message.ts'
import { MessageList } from './message-list.ts'
import { MessageStock } from './message-stock.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'

/** What somebody waits for who has asked. */
export const noAnswer = 'no answer'

export interface AnswerBoxOptions {
	/** Name of the actor that asks. */
	readonly asker: string
	/** Numbers of answers: `first`, then every `step`-th. */
	readonly first: number
	readonly step: number
}

export class AnswerBox {
	private readonly guard: Lock
	private readonly answered: Condition
	private readonly letters: MessageList
	/** Number of the question that is open; 0: none is. */
	private readonly open: Guarded
	/** Questions so far. */
	private readonly asked: Guarded

	constructor(memory: SharedMemory, options: AnswerBoxOptions) {
		const { asker, first, step } = options
		const owner = `question of ${asker}`
		const guard = new Lock(memory, `${owner} lock`)
		const answered = `${asker} answered`
		this.guard = guard
		this.answered = new Condition(memory, guard, answered, noAnswer)
		const stock = new MessageStock(memory, 1)
		this.letters = new MessageList(memory, guard, {
			...{ name: `answers to ${asker}`, owner, stock },
			...{ first, step },
		})
		this.open = new Guarded(memory, guard.near(1))
		this.asked = new Guarded(memory, guard.near(1))
	}

	/** Opens a question, and returns its number. */
	begin(me: Thread): number {
		me.lock(this.guard)
		this.asked.value++
		this.open.value = this.asked.value
		const question = this.open.value
		me.unlock(this.guard)
		return question
	}

	/** Waits for the answer, up to run time `deadline`; then null. */
	await(me: Thread, deadline: number): Message | null {
		me.lock(this.guard)
		try {
			let isInTime = true
			while (this.letters.isEmpty && isInTime) {
				isInTime = me.waitUntil(this.answered, deadline)
			}
			if (this.letters.isEmpty) {
				return null
			}
			return this.letters.removeFirst(me)
		} finally {
			this.open.value = 0
			me.unlock(this.guard)
		}
	}

	/** Takes the answer in, if anybody still waits for it. */
	put(me: Thread, answer: Message): void {
		me.lock(this.guard)
		const isOpen = this.open.value !== 0 && this.letters.isEmpty
		if (isOpen && answer.ask === this.open.value) {
			this.letters.addLast(me, answer)
			me.notify(this.answered)
		} else {
			this.letters.layAside(me, answer)
		}
		me.unlock(this.guard)
	}

	/** While nobody runs: there is room for one answer. */
	makeRoom(you: Thread): void {
		this.letters.resize(you, 1)
	}
}
