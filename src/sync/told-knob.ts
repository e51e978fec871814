/** A knob whose value means one thing first and another later: the trace is told of it as if the knob had been turned. */
import { Kind } from '../trace/event.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { Thread } from './thread.ts'

export class ToldKnob {
	readonly #words: Int32Array
	readonly #at: number
	readonly #place: number

	/** `place`: of the knob among those of the scene. */
	constructor(memory: SharedMemory, place: number) {
		this.#words = memory.words
		this.#at = memory.allot(1)
		this.#place = place
	}

	/**
	 * It stands at option `option` now. Whoever says so first tells the trace; later options are never followed by earlier
	 * ones, so whoever is late with those tells nothing.
	 */
	tell(me: Thread, option: number): void {
		for (;;) {
			const told = Atomics.load(this.#words, this.#at)
			if (told > option) {
				return
			}
			if (Atomics.compareExchange(this.#words, this.#at, told, option + 1) === told) {
				break
			}
		}
		me.tracer?.refresh()
		me.tracer?.write(Kind.turned, 0, 0, this.#place, option)
	}

	/** The knob stands where it says: next time, everything is told anew. */
	forget(): void {
		if (Atomics.load(this.#words, this.#at) !== 0) {
			Atomics.store(this.#words, this.#at, 0)
		}
	}
}
