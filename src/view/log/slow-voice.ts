/** Passes on what is said, at most once a second; of what comes sooner only the latest is kept. */

export interface Clock {
	readonly now: () => number
	/** Calls `run` after `ms`; the answer calls it off. */
	readonly later: (run: () => void, ms: number) => () => void
}

const pauseMs = 1000

export class SlowVoice {
	readonly #speak: (text: string) => void
	readonly #clock: Clock
	#said = ''
	#next = ''
	#saidAtMs = -Infinity
	#callOff: (() => void) | null = null

	constructor(speak: (text: string) => void, clock: Clock) {
		this.#speak = speak
		this.#clock = clock
	}

	say(text: string): void {
		this.#next = text
		if (this.#callOff !== null) return
		const waitMs = this.#saidAtMs + pauseMs - this.#clock.now()
		if (waitMs <= 0) this.#sayNow()
		else this.#callOff = this.#clock.later(() => this.#sayNow(), waitMs)
	}

	/** Says nothing more that was not said yet. */
	stop(): void {
		this.#callOff?.()
		this.#callOff = null
	}

	#sayNow(): void {
		this.#callOff = null
		if (this.#next === this.#said) return
		this.#said = this.#next
		this.#saidAtMs = this.#clock.now()
		this.#speak(this.#next)
	}
}
