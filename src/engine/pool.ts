/** The pool of workers: they live from the start of a run to its stop, and go from one part to the next. */
import canaryAddress from './canary.worker.ts?worker&url'
import type { Crew } from './crew.ts'
import { Hand } from './hire.ts'
import type { BurnerJob, BurningWorker, Job, Outcome, ThreadWorker } from './protocol.ts'
import address from './thread.worker.ts?worker&url'

/** The browser tells its tools that a worker is gone some milliseconds after it has let go of the worker's locks. */
const reportMs = 20

export class Pool implements Crew {
	readonly #hands: Hand<ThreadWorker>[] = []
	readonly #burners = new Set<Hand<BurningWorker>>()

	readonly cores = navigator.hardwareConcurrency

	/** Workers alive. */
	get size(): number {
		return this.#hands.length + this.#burners.size
	}

	async play(job: Job): Promise<Outcome> {
		const hand = this.#hands.find((one) => one.isIdle) ?? this.#hire()
		hand.isIdle = false
		try {
			const outcome: Outcome = await hand.do(async (remote) => await remote.run(job))
			hand.isIdle = true
			return outcome
		} catch (error) {
			return {
				kind: 'failed',
				message: error instanceof Error ? error.message : String(error),
				line: 0,
			}
		}
	}

	async burn(job: BurnerJob): Promise<void> {
		const hand = new Hand<BurningWorker>(canaryAddress, `canary ${this.#burners.size + 1}`)
		this.#burners.add(hand)
		await hand.do((remote) => remote.burn(job))
		if (this.#burners.delete(hand)) await hand.end()
	}

	async end(): Promise<void> {
		const hands = [...this.#hands.splice(0), ...this.#burners]
		this.#burners.clear()
		if (hands.length === 0) return
		await Promise.all(hands.map((hand) => hand.end()))
		await new Promise((resolve) => setTimeout(resolve, reportMs))
	}

	#hire(): Hand<ThreadWorker> {
		const hand = new Hand<ThreadWorker>(address, `thread ${this.#hands.length + 1}`)
		this.#hands.push(hand)
		return hand
	}
}
