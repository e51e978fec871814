/**
 * A question that its asker waits for, inside its own turn: as long as
 * that takes it handles nothing else, and its thread runs nobody else.
 */
import type { Ref, Sender } from './actor-plan.ts'
import { AnswerBox } from './answer-box.ts'
import type { AskOptions } from './ask-options.ts'
import { Settled } from './settled.ts'
import type { Message } from './message.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'

export class BlockingAsk {
	private readonly boxes: readonly AnswerBox[]
	private readonly settled: Settled
	private readonly options: AskOptions

	constructor(memory: SharedMemory, options: AskOptions) {
		const { askers, first } = options
		this.boxes = askers.map((asker, i) => {
			const numbers = { first: first + i, step: options.step }
			return new AnswerBox(memory, { asker, ...numbers })
		})
		this.settled = new Settled(memory, options)
		this.options = options
	}

	/** Waits for the answer. Null: it did not come in time. */
	ask(me: Thread, self: Sender, to: Ref, question: Message): Message | null {
		const box = this.boxOf(self.number)
		const ask = box.begin(me)
		const deadline = me.deadline(this.options.patienceMs())
		to.tell(me, { ...question, ask }, self)
		const answer = box.await(me, deadline)
		this.settled.add(me)
		return answer
	}

	/** Answers `question`; too late, and the answer is a dead letter. */
	reply(me: Thread, question: Message, answer: Message): void {
		const box = this.boxOf(question.from)
		box.put(me, { ...answer, ask: question.ask })
	}

	/** While nobody runs. */
	makeRoom(you: Thread): void {
		for (const box of this.boxes) {
			box.makeRoom(you)
		}
	}

	private boxOf(asker: number): AnswerBox {
		const box = this.boxes[asker - 1]
		if (!box) {
			throw new RangeError(`actor ${asker} never asks`)
		}
		return box
	}
}
