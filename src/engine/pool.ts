/** The pool of workers: they live from the start of a run to its stop, and go from one part to the next. */
import { releaseProxy, wrap, type Remote } from 'comlink'
import type { Crew } from './crew.ts'
import type { Job, Outcome, ThreadWorker } from './protocol.ts'
import address from './thread.worker.ts?worker&url'
import { workerUrl } from './worker-url.ts'

/** Real time for which `end` waits to see a worker gone; the platform may take 2 s for a busy one. */
const goneMs = 4000
/** The browser tells its tools that a worker is gone some milliseconds after it has let go of the worker's locks. */
const reportMs = 20

interface Hand {
	readonly worker: Worker
	/** Held for as long as the worker lives: a proxy that is collected in mid-call loses the call. */
	readonly remote: Remote<ThreadWorker>
	/** Web lock that the worker holds while it lives. */
	readonly lock: string
	/** Rejects when the worker cannot be loaded, or breaks outside a job. */
	readonly broken: Promise<never>
	isIdle: boolean
	isReady: boolean
}

export class Pool implements Crew {
	readonly #hands: Hand[] = []

	/** Workers alive. */
	get size(): number {
		return this.#hands.length
	}

	async play(job: Job): Promise<Outcome> {
		const hand = this.#hands.find((one) => one.isIdle) ?? this.#hire()
		hand.isIdle = false
		try {
			if (!hand.isReady) await Promise.race([hand.remote.ready(hand.lock), hand.broken])
			hand.isReady = true
			const outcome = await Promise.race([hand.remote.run(job), hand.broken])
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

	async end(): Promise<void> {
		const hands = this.#hands.splice(0)
		for (const hand of hands) {
			hand.remote[releaseProxy]()
			hand.worker.terminate()
		}
		if (hands.length === 0) return
		await Promise.all(hands.filter((hand) => hand.isReady).map((hand) => isGone(hand.lock)))
		await new Promise((resolve) => setTimeout(resolve, reportMs))
	}

	#hire(): Hand {
		const worker = new Worker(workerUrl(address), {
			type: 'module',
			name: `thread ${this.size + 1}`,
		})
		const broken = new Promise<never>((_, reject) => {
			worker.onerror = (event) => {
				event.preventDefault()
				reject(new Error(event.message || 'the script of the threads could not be loaded'))
			}
			worker.onmessageerror = () => {
				reject(new Error('a message of a thread could not be read'))
			}
		})
		// Nobody may be listening at the moment it breaks.
		broken.catch(() => undefined)
		const hand: Hand = {
			worker,
			remote: wrap<ThreadWorker>(worker),
			lock: `handoff ${crypto.randomUUID()}`,
			broken,
			isIdle: true,
			isReady: false,
		}
		this.#hands.push(hand)
		return hand
	}
}

/** Resolves when nobody holds the lock any more: the platform has released it with the worker. */
async function isGone(lock: string): Promise<void> {
	await navigator.locks
		.request(lock, { signal: AbortSignal.timeout(goneMs) }, () => undefined)
		.catch(() => undefined)
}
