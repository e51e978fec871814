/**
 * A schedule at a queue with one lock and one condition, played section by section: its records, and what the
 * page would be told about it. Made up for looking at; no threads run.
 */
import type { Cast, CastThread, ThreadMoment } from '../../src/model/moment.ts'
import { Recording } from '../../src/model/recording.ts'
import {
	Kind,
	type TraceEvent,
	Waking,
	packInner,
	packProgramLine,
	pageThread,
} from '../../src/trace/event.ts'
import type { ScheduleSection } from '../../src/view/session.ts'

const lockId = 1
const changedId = 2
const queueId = 3
const sectionUs = 10_000
/** Steps over gates that one section takes here. */
const stepsEach = 7

export const lines = { putTest: 33, putWait: 34, takeTest: 46, takeWait: 47 } as const

interface Actor {
	readonly cast: CastThread
	state: ThreadMoment['state']
}

export class OneCondition {
	readonly sections: ScheduleSection[] = []
	readonly #events: TraceEvent[] = []
	readonly #actors: readonly Actor[]
	readonly #capacity: number
	readonly #waiting: Actor[] = []
	readonly #cast: Cast
	#atUs = 0
	#ticket = 0
	#depth = 0
	#put = 0
	#taken = 0

	constructor(producers: number, consumers: number, capacity: number) {
		const names = (letter: string, count: number) =>
			Array.from({ length: count }, (_, index) => `${letter}${(index + 1).toString()}`)
		const threads = [...names('P', producers), ...names('C', consumers)].map((name, index) => {
			const role = name.startsWith('P') ? 'producer' : 'consumer'
			const program = `wait-notify/${role === 'producer' ? 'produce' : 'consume'}.ts`
			const side = role === 'producer' ? ('producers' as const) : ('consumers' as const)
			const column = side === 'producers' ? 0 : 1
			return { id: pageThread + 1 + index, name, role, side, column, program }
		})
		this.#actors = threads.map((cast) => ({ cast, state: 'held' }))
		this.#capacity = capacity
		const condition = { kind: 'condition', name: 'changed', reason: 'changed' } as const
		this.#cast = {
			scene: 'single-condition-deadlock',
			seed: 1,
			knobs: {},
			threads,
			objects: [
				{ id: lockId, kind: 'lock', name: 'lock' },
				{ ...condition, id: changedId, lock: lockId },
				{
					...{ id: queueId, kind: 'queue', name: 'queue', lock: lockId, capacity },
					...{ order: 'FIFO', gap: 0, isBackward: false },
				},
			],
			options: {},
			kinds: ['item'],
			limitBytes: null,
			files: ['programs/wait-notify/buffer.ts', 'lock.ts', 'condition.ts'],
		}
		for (const { cast } of this.#actors) {
			this.#write(Kind.start, cast.id, 0)
			this.#write(Kind.held, cast.id, 0)
		}
	}

	/** One hold of the lock by the thread named. */
	go(name: string): this {
		const actor = this.#actors.find(({ cast }) => cast.name === name)
		if (actor === undefined || actor.state === 'waiting') throw new Error(`${name} cannot go`)
		this.#atUs = (this.sections.length + 1) * sectionUs
		const { id, role } = actor.cast
		this.#ticket += 1
		const isProducer = role === 'producer'
		const test = isProducer ? lines.putTest : lines.takeTest
		this.#write(Kind.freed, id, test)
		if (actor.state === 'woken') {
			this.#write(Kind.woken, id, test, { object: changedId, b: Waking.notified })
		}
		this.#write(Kind.acquire, id, test, { object: lockId })
		const isStuck = isProducer ? this.#depth >= this.#capacity : this.#depth === 0
		if (isStuck) this.#wait(actor)
		else this.#handOver(actor)
		return this
	}

	all(names: string): this {
		for (const name of names.split(' ')) this.go(name)
		return this
	}

	recording(): Recording {
		const recording = new Recording(this.#cast)
		recording.append(this.#events, this.#atUs + sectionUs)
		return recording
	}

	get free(): readonly string[] {
		return this.#actors.filter(({ state }) => state !== 'waiting').map(({ cast }) => cast.name)
	}

	#wait(actor: Actor): void {
		const { id, role } = actor.cast
		const isProducer = role === 'producer'
		const line = isProducer ? lines.putWait : lines.takeWait
		this.#write(Kind.wait, id, line, { object: changedId, d: lockId })
		actor.state = 'waiting'
		this.#waiting.push(actor)
		this.#note(actor, isProducer ? 'full: waits' : 'empty: waits')
	}

	#handOver(actor: Actor): void {
		const { id, role } = actor.cast
		const isProducer = role === 'producer'
		const line = isProducer ? 36 : 49
		if (isProducer) {
			this.#put += 1
			this.#depth += 1
			const told = { a: this.#put, b: this.#depth, c: this.#atUs, d: id }
			this.#write(Kind.put, id, line, { object: queueId, ...told })
		} else {
			this.#taken += 1
			this.#depth -= 1
			this.#write(Kind.take, id, line, { object: queueId, a: this.#taken, b: this.#depth })
		}
		const woken = this.#waiting.shift()
		this.#write(Kind.notify, id, line + 1, { object: changedId, a: woken?.cast.id ?? 0 })
		if (woken !== undefined) woken.state = 'woken'
		this.#write(Kind.release, id, line + 2, { object: lockId })
		actor.state = 'held'
		this.#write(Kind.held, id, 0)
		const whom = woken === undefined ? 'wakes nobody' : `wakes ${woken.cast.name}`
		this.#note(actor, isProducer ? `puts ${this.#put}, ${whom}` : `takes ${this.#taken}, ${whom}`)
	}

	#note({ cast }: Actor, what: string): void {
		this.sections.push({
			thread: cast.name,
			what,
			depth: this.#depth,
			waiting: this.#waiting.map((other) => other.cast.name),
			steps: (this.sections.length + 1) * stepsEach,
		})
	}

	#write(kind: Kind, thread: number, line: number, fields: Partial<TraceEvent> = {}): void {
		this.#atUs += 100
		const site = line === 0 ? packProgramLine(8) : packProgramLine(8) | packInner(0, line)
		const empty = { object: 0, ticket: this.#ticket, a: 0, b: 0, c: 0, d: 0 }
		this.#events.push({ ...empty, atUs: this.#atUs, kind, thread, site, ...fields })
	}
}

/** The shortest schedule in which two producers and two consumers hang. */
export function shortestHang(): OneCondition {
	return new OneCondition(2, 2, 1).all('C1 C2 P1 P1 P2 C1 C1 C2')
}

/** A schedule of `count` sections among many threads. */
export function longSchedule(count: number): OneCondition {
	const run = new OneCondition(4, 4, 3)
	for (let turn = 0; turn < count; turn++) {
		const { free } = run
		const name = free[(turn * turn + 3) % free.length]
		if (name === undefined) break
		run.go(name)
	}
	return run
}
