/**
 * A question that nobody waits for: the answer comes as a message, in
 * its turn like any other. Meanwhile the asker handles what comes.
 */
import type { Ref, Sender } from './actor-plan.ts'
import { AnswerBox } from './answer-box.ts'
import type { AskOptions } from './ask-options.ts'
import type { Message } from './message.ts'
import { Settled } from './settled.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'

export class ReplyToSelf {
	/** Where answers go that come too late. */
	private readonly late: AnswerBox
	private readonly settled: Settled
	private readonly options: AskOptions

	constructor(memory: SharedMemory, options: AskOptions) {
		this.late = new AnswerBox(memory, { ...options, asker: 'nobody' })
		this.settled = new Settled(memory, options)
		this.options = options
	}

	/** Sends the question, with the time by which it must be answered. */
	ask(me: Thread, self: Sender, to: Ref, question: Message): void {
		const due = me.deadline(this.options.patienceMs()) | 0
		to.tell(me, { ...question, payload: due, ask: 1 }, self)
	}

	/** Answers `question`; too late, and the answer is a dead letter. */
	reply(me: Thread, question: Message, answer: Message): void {
		const overdueUs = (me.nowUs() - question.payload) | 0
		if (overdueUs > 0) {
			this.late.put(me, answer)
		} else {
			const asker = this.options.at(question.from)
			asker.forward(me, { ...answer, ask: question.ask })
		}
		this.settled.add(me)
	}

	/** One question less: it will never be asked. */
	giveUp(me: Thread): void {
		this.settled.add(me)
	}

	/** While nobody runs. */
	makeRoom(you: Thread): void {
		this.late.makeRoom(you)
	}
}
