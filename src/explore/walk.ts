/** A way through a virtual run on which whatever nobody else could notice is done together with the next thing that one could. */
import { Choice } from '../sync/turns.ts'
import { Kind } from '../trace/event.ts'
import { type Move, type RunPlan, VirtualRun } from './virtual-run.ts'
import { uncaught } from './verdict.ts'
import { type Breach, Watch } from './watch.ts'

/** Gates at which nothing happens that another could see, in a row: more than any program has before it shares something. */
const mostLocal = 64

/** A virtual run that stands at gates that others could notice, with the local ones before them still to be paid for. */
export class Walk {
	readonly run: VirtualRun
	readonly watch: Watch
	/** By thread index: local gates done and not yet counted. */
	readonly #unpaid: number[]
	/** No gate is passed over. */
	readonly #isGateByGate: boolean
	#seen = 0

	/** `used`: see `VirtualRun`. */
	constructor(plan: RunPlan, isGateByGate: boolean, used: SharedArrayBuffer | null) {
		this.run = new VirtualRun(plan, used)
		this.watch = new Watch(this.run.layout.memory, (thread) => this.run.nameOf(thread))
		this.#unpaid = this.run.threads.map(() => 0)
		// Behind any gate a thread may line up at the door of a fair lock.
		const isFair = [...this.run.layout.memory.locks.values()].some((lock) => lock.isFair)
		this.#isGateByGate = isGateByGate || isFair
		for (const thread of this.#unpaid.keys()) this.#settle(thread)
		this.#look()
	}

	/** Goes, and returns what that cost. */
	go(move: Move): { gates: number; sections: number; locals: number } {
		const { run } = this
		const locals = this.#unpaid[move.thread] ?? 0
		const from = run.records.length
		this.#touch(move.thread)
		run.go(move)
		this.#unpaid[move.thread] = 0
		const sections = run.records.slice(from).filter(({ kind }) => kind === Kind.acquire).length
		this.#settle(move.thread)
		this.#look()
		return { gates: locals + 1, sections, locals }
	}

	get breach(): Breach | null {
		if (this.watch.breach) return this.watch.breach
		const failed = this.run.threads.find(({ error }) => error !== null)
		return failed ? uncaught(this.run.nameOf(failed.id), failed.error) : null
	}

	/** Local gates of `thread` that are done and not yet counted. */
	unpaid(thread: number): number {
		return this.#unpaid[thread] ?? 0
	}

	/** Lets a thread do what nobody could see. */
	#settle(thread: number): void {
		if (this.#isGateByGate) return
		const one = this.run.threads[thread]
		for (let i = 0; i < mostLocal && one && !one.isDone && one.isLocal; i++) {
			this.run.go({ thread, choice: Choice.go, wakes: 0 })
			this.#unpaid[thread] = (this.#unpaid[thread] ?? 0) + 1
		}
	}

	#touch(thread: number): void {
		const one = this.run.threads[thread]
		if (one?.isAtCell) this.watch.touch(one.id, one.object)
	}

	#look(): void {
		for (; this.#seen < this.run.records.length; this.#seen++) {
			const record = this.run.records[this.#seen]
			if (record) this.watch.see(record)
		}
	}
}
