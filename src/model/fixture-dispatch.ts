/**
 * A tiny deterministic model of senders, actors and the threads that run them. It only writes records; the fixture of
 * fixture-actors.ts is made with it. Whatever happens inside a lock takes no time.
 */
import { Kind, Waking, packProgramLine } from '../trace/event.ts'
import { ModelThreads, type Steps } from './fixture-threads.ts'

export const runLock = 1
export const runMail = 2
export const sharedNumber = 3

/** Object ids of the nth actor, from 1. */
export const idsOf = (actor: number) => ({
	lock: actor * 10,
	notFull: actor * 10 + 1,
	mailbox: actor * 10 + 2,
	id: actor * 10 + 3,
})

interface Letter {
	readonly id: number
	readonly amount: number
}

interface ModelActor {
	readonly number: number
	readonly letters: Letter[]
	isCalled: boolean
	numbered: number
	state: number
}

export class DispatchModel extends ModelThreads {
	readonly #actors: readonly ModelActor[]
	readonly #tickets = new Map<number, number>()
	readonly #line: ModelActor[] = []
	readonly #waiting: number[] = []
	/** Most letters in a mailbox, most of a turn. */
	readonly #capacity: number
	readonly #perTurn: number

	constructor(actors: number, capacity: number, perTurn: number) {
		super()
		this.#capacity = capacity
		this.#perTurn = perTurn
		this.#actors = Array.from({ length: actors }, (_, index) => {
			return { number: index + 1, letters: [], isCalled: false, numbered: 0, state: 0 }
		})
	}

	/** One after another, so that records of the beginning are in order. */
	override begin(thread: number, steps: Steps): void {
		super.begin(thread, steps, thread * 100)
	}

	/** Sends to an actor; a full mailbox makes it a dead letter. */
	tell(thread: number, to: number, amount: number, text: string): void {
		const actor = this.#at(to)
		const { lock, mailbox } = idsOf(to)
		this.#inside(thread, lock, () => {
			const isFull = actor.letters.length >= this.#capacity
			const id = actor.numbered * this.#actors.length + to
			actor.numbered += 1
			if (!isFull) actor.letters.push({ id, amount })
			const told = { a: id, b: actor.letters.length, c: this.nowUs, d: thread }
			this.write(isFull ? Kind.deadLetter : Kind.put, thread, { object: mailbox, ...told })
			const [b, c, d] = [0, 4, 8].map((from) => wordOf(text.slice(from, from + 4)))
			this.write(Kind.says, thread, { object: mailbox, a: amount, b: b ?? 0, c: c ?? 0, d: d ?? 0 })
		})
		if (actor.isCalled || actor.letters.length === 0) return
		actor.isCalled = true
		this.#schedule(thread, actor)
	}

	/** A thread of the dispatcher; `handle` says how long the next letter takes, and what becomes of it. */
	*dispatch(
		thread: number,
		handle: (actor: number) => number,
		after: (actor: number) => void,
	): Steps {
		this.write(Kind.start, thread, { site: packProgramLine(5) })
		for (;;) {
			yield* this.#awaitLine(thread)
			const actor = this.#beginTurn(thread)
			let handled = 0
			for (; handled < this.#perTurn; handled++) {
				const letter = this.#take(thread, actor)
				if (letter === undefined) break
				const b = handle(actor.number)
				this.write(Kind.work, thread, { a: letter.id, b, c: 2, site: packProgramLine(18) })
				yield b
				this.write(Kind.worked, thread, { a: letter.id })
				actor.state += letter.amount
				after(actor.number)
			}
			this.#endTurn(thread, actor, handled)
		}
	}

	*#awaitLine(thread: number): Steps {
		this.#acquire(thread, runLock)
		while (this.#line.length === 0) {
			this.write(Kind.wait, thread, { object: runMail, d: runLock }, this.#tickets.get(runLock))
			this.#waiting.push(thread)
			yield 'park'
			this.write(Kind.woken, thread, { object: runMail, b: Waking.notified })
			this.#acquire(thread, runLock)
		}
	}

	#beginTurn(thread: number): ModelActor {
		const actor = this.#line.shift() ?? this.#at(1)
		const { id: object } = idsOf(actor.number)
		this.write(Kind.turn, thread, { object, a: this.#line.length, b: this.#perTurn })
		this.#release(thread, runLock)
		return actor
	}

	#take(thread: number, { number, letters }: ModelActor): Letter | undefined {
		const { lock, mailbox: object } = idsOf(number)
		return this.#inside(thread, lock, () => {
			const letter = letters.shift()
			if (letter !== undefined) {
				this.write(Kind.take, thread, { object, a: letter.id, b: letters.length })
			}
			return letter
		})
	}

	#endTurn(thread: number, actor: ModelActor, handled: number): void {
		const { lock, id: object } = idsOf(actor.number)
		this.#inside(thread, lock, () => {
			actor.isCalled = actor.letters.length > 0
			const d = Number(actor.isCalled)
			this.write(Kind.turnEnd, thread, { object, a: handled, b: actor.state, c: 1, d })
		})
		if (actor.isCalled) this.#schedule(thread, actor)
	}

	#schedule(thread: number, actor: ModelActor): void {
		this.#inside(thread, runLock, () => {
			this.#line.push(actor)
			this.write(Kind.ready, thread, { object: idsOf(actor.number).id, a: this.#line.length })
			const a = this.#waiting.shift() ?? 0
			this.write(Kind.notify, thread, { object: runMail, a })
			this.resume(a, 300)
		})
	}

	#inside<T>(thread: number, lock: number, act: () => T): T {
		this.#acquire(thread, lock)
		const result = act()
		this.#release(thread, lock)
		return result
	}

	#acquire(thread: number, lock: number): void {
		const ticket = (this.#tickets.get(lock) ?? 0) + 1
		this.#tickets.set(lock, ticket)
		this.write(Kind.acquire, thread, { object: lock }, ticket)
	}

	#release(thread: number, lock: number): void {
		this.write(Kind.release, thread, { object: lock }, this.#tickets.get(lock))
	}

	#at(number: number): ModelActor {
		const actor = this.#actors[number - 1]
		if (actor === undefined) throw new RangeError(`there is no actor ${String(number)}`)
		return actor
	}
}

function wordOf(four: string): number {
	let word = 0
	for (let index = 3; index >= 0; index--) word = (word << 8) | (four.charCodeAt(index) & 0xff || 0)
	return word
}
