/** Threads of a model on a made-up time: whoever is due next goes on, and who parks waits until somebody resumes it. */
import type { Kind, TraceEvent } from '../trace/event.ts'

/** A thread of the model: yields how long it takes (µs) or that it parks until another resumes it. */
export type Steps = Generator<number | 'park', void>

export type Fields = Partial<Pick<TraceEvent, 'object' | 'site' | 'a' | 'b' | 'c' | 'd'>>

export class ModelThreads {
	nowUs = 0
	readonly events: TraceEvent[] = []
	readonly #due: { atUs: number; order: number; steps: Steps }[] = []
	readonly #stepsOf = new Map<number, Steps>()
	#order = 0

	write(kind: Kind, thread: number, fields: Fields = {}, ticket = 0): void {
		const blank = { object: 0, site: 0, a: 0, b: 0, c: 0, d: 0 }
		this.events.push({ atUs: this.nowUs, kind, thread, ticket, ...blank, ...fields })
	}

	begin(thread: number, steps: Steps, atUs = 0): void {
		this.#stepsOf.set(thread, steps)
		this.#later(steps, atUs)
	}

	/** Runs every thread up to a time; what is due later stays undone. */
	runTo(endUs: number): void {
		for (;;) {
			this.#due.sort((one, other) => one.atUs - other.atUs || one.order - other.order)
			const next = this.#due[0]
			if (next === undefined || next.atUs > endUs) break
			this.#due.shift()
			this.nowUs = next.atUs
			const step = next.steps.next()
			if (step.done !== true && step.value !== 'park') {
				this.#later(next.steps, this.nowUs + step.value)
			}
		}
		this.nowUs = endUs
	}

	/** Nobody has the number 0. */
	protected resume(thread: number, afterUs: number): void {
		const steps = this.#stepsOf.get(thread)
		if (steps !== undefined) this.#later(steps, this.nowUs + afterUs)
	}

	#later(steps: Steps, atUs: number): void {
		this.#order += 1
		this.#due.push({ atUs, order: this.#order, steps })
	}
}
