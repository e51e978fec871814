/**
 * Every order in which the threads of a machine can do their operations, depth first. States that were seen are not
 * gone through again: two paths to equal memory and equal logs have the same future.
 */
import { NewlyShared, type Machine } from './machine.ts'
import { isChange } from './operation.ts'
import type { Race } from './races.ts'

export type Verdict = 'clean' | 'deadlock' | 'endless' | 'race' | 'error' | 'law' | 'budget'

export interface Outcome {
	readonly verdict: Verdict
	/** What happened, for a person. */
	readonly detail: string
	/** Schedules that lead to an end, each a different order of operations on shared words; of those searched. */
	readonly schedules: number
	readonly states: number
	/** Threads in the order of their operations, up to what went wrong. */
	readonly path: readonly number[]
}

export interface Bounds {
	/** How often a thread that could go on may be set aside for another. */
	readonly preemptions: number
	/** States to visit at most. */
	readonly states: number
}

class Wrong extends Error {
	readonly verdict: Verdict
	readonly path: readonly number[]

	constructor(verdict: Verdict, detail: string, path: readonly number[]) {
		super(detail)
		this.verdict = verdict
		this.path = path
	}
}

/**
 * `start`: a fresh machine each time, knowing the same shared words. `lawAtEnd`: null, or what is broken. `placeOf`: the
 * place in the sources that a call stack shows.
 */
export function search(
	start: () => Machine,
	lawAtEnd: (value: (word: number) => number) => string | null,
	bounds: Bounds,
	placeOf: (stack: string) => string,
): Outcome {
	for (;;) {
		const walk = new Walk(lawAtEnd, bounds, placeOf)
		try {
			const schedules = walk.all(start())
			return { verdict: 'clean', detail: '', schedules, states: walk.states, path: [] }
		} catch (error) {
			if (error instanceof NewlyShared) continue
			if (!(error instanceof Wrong)) throw error
			const { verdict, message: detail, path } = error
			return { verdict, detail, schedules: walk.schedules, states: walk.states, path }
		}
	}
}

class Walk {
	/** Ends reached so far. */
	schedules = 0
	states = 0
	readonly #lawAtEnd: (value: (word: number) => number) => string | null
	readonly #bounds: Bounds
	readonly #path: number[] = []
	/** Schedules from each state that was gone through. */
	readonly #known = new Map<number, number>()

	readonly #placeOf: (stack: string) => string

	constructor(
		lawAtEnd: (value: (word: number) => number) => string | null,
		bounds: Bounds,
		placeOf: (stack: string) => string,
	) {
		this.#lawAtEnd = lawAtEnd
		this.#bounds = bounds
		this.#placeOf = placeOf
	}

	all(machine: Machine): number {
		machine.start()
		this.#judge(machine)
		return this.#from(machine, -1, this.#bounds.preemptions, 0)
	}

	/**
	 * `asleep`: threads, as bits, that were set aside before an operation with which nothing has interfered since. To let
	 * one go on now gives nothing that setting it aside after that operation does not give as cheaply.
	 */
	#from(machine: Machine, last: number, left: number, asleep: number): number {
		const ready = this.#ready(machine)
		if (ready.length === 0) return this.#end(machine)
		const current = ready.includes(last) ? last : -1
		const key = this.#key(machine.hash, current, left, asleep)
		const known = this.#known.get(key)
		if (known !== undefined) return known
		if (++this.states > this.#bounds.states) this.#fail('budget', `${this.states} states`)
		let schedules = 0
		const others = ready.filter((it) => it !== current && (asleep & (1 << it)) === 0)
		if (current >= 0) schedules += this.#after(machine, current, left, asleep)
		if (current < 0 || left > 0) {
			const cost = current < 0 ? 0 : 1
			const isCounted = left !== Infinity && current >= 0
			const sleeping = isCounted ? asleep | (1 << current) : asleep
			for (const thread of others) schedules += this.#after(machine, thread, left - cost, sleeping)
		}
		this.#known.set(key, schedules)
		return schedules
	}

	/** Schedules in which `thread` goes next. */
	#after(machine: Machine, thread: number, left: number, asleep: number): number {
		const before = machine.state.now
		const awake = this.#woken(machine, thread, asleep)
		this.#path.push(thread)
		machine.step(thread)
		this.#judge(machine)
		const schedules = this.#from(machine, thread, left, asleep & ~awake)
		this.#path.pop()
		machine.state.backTo(before)
		return schedules
	}

	/** Those of `asleep` whose next operation meets the one that `thread` is about to do, on one word. */
	#woken(machine: Machine, thread: number, asleep: number): number {
		if (asleep === 0) return 0
		const mine = machine.pending(thread)
		let woken = 0
		for (let other = 0; other < machine.threads; other++) {
			if ((asleep & (1 << other)) === 0) continue
			const theirs = machine.pending(other)
			const isMet = mine.word === theirs.word && (isChange(mine.op) || isChange(theirs.op))
			if (isMet) woken |= 1 << other
		}
		return woken
	}

	#ready(machine: Machine): number[] {
		const ready: number[] = []
		for (let thread = 0; thread < machine.threads; thread++) {
			if (machine.canGo(thread)) ready.push(thread)
		}
		return ready
	}

	/** Without a bound, who ran last does not matter for what can still happen. */
	#key(hash: number, current: number, left: number, asleep: number): number {
		if (left === Infinity) return hash
		return (hash + (current + 1 + 8 * left + 256 * asleep) * 0x1b873593b5) % 2 ** 53
	}

	#end(machine: Machine): number {
		for (let thread = 0; thread < machine.threads; thread++) {
			if (!machine.isDone(thread)) this.#fail('deadlock', `thread ${thread + 1} waits for ever`)
		}
		const broken = this.#lawAtEnd((word) => machine.value(word))
		if (broken !== null) this.#fail('law', broken)
		this.schedules++
		return 1
	}

	#judge(machine: Machine): void {
		if (machine.failure !== null) this.#fail('error', String(machine.failure))
		if (machine.race !== null) this.#fail('race', this.#describe(machine, machine.race))
		for (let thread = 0; thread < machine.threads; thread++) {
			if (machine.isTooLong(thread)) this.#fail('endless', `thread ${thread + 1} goes on for ever`)
		}
	}

	#fail(verdict: Verdict, detail: string): never {
		throw new Wrong(verdict, detail, [...this.#path])
	}

	#describe(machine: Machine, { word, first, second }: Race): string {
		const [one = '', other = ''] = [first, second].map(
			(access) => `thread ${access.thread + 1} at ${this.#placeOf(machine.stackOf(access))}`,
		)
		return `word ${word}: ${one} and ${other}`
	}
}
