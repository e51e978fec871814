/** The page's end of the search worker: one search after another; the worker lives while there is something to search. */
import { releaseProxy, wrap, type Remote } from 'comlink'
import { workerUrl } from '../engine/worker-url.ts'
import { CANCEL, findWords, type FindRequest, MS, type SearchWorker, STATES } from './find.ts'
import address from './search.worker.ts?worker&url'
import type { Found } from './search.ts'

export type Question = Omit<FindRequest, 'words'>

interface Hand {
	readonly worker: Worker
	readonly remote: Remote<SearchWorker>
	/** Rejects when the worker cannot be loaded, or breaks. */
	readonly broken: Promise<never>
}

export class Searcher {
	#hand: Hand | null = null
	#words: Int32Array | null = null
	#waiting = 0
	#serial: Promise<unknown> = Promise.resolve()
	/** Counts `cancel`: what was asked before the last one is not begun. */
	#epoch = 0

	/** Workers alive. */
	get size(): number {
		return this.#hand ? 1 : 0
	}

	/** States seen and ms spent by the search going on. */
	get progress(): { readonly states: number; readonly ms: number } {
		const words = this.#words
		if (!words) return { states: 0, ms: 0 }
		return { states: Atomics.load(words, STATES), ms: Atomics.load(words, MS) }
	}

	/** Null when it was cancelled. Rejects when the worker breaks. */
	find(question: Question): Promise<Found | null> {
		const epoch = this.#epoch
		this.#waiting++
		const found = this.#serial.then(() => (epoch === this.#epoch ? this.#ask(question) : null))
		this.#serial = found.catch(() => undefined).finally(() => this.#rest())
		return found
	}

	/** Ends the search going on and forgets those that wait. */
	cancel(): void {
		this.#epoch++
		if (this.#words) Atomics.store(this.#words, CANCEL, 1)
	}

	async #ask(question: Question): Promise<Found | null> {
		const words = new Int32Array(new SharedArrayBuffer(4 * findWords))
		this.#words = words
		const { remote, broken } = (this.#hand ??= hire())
		const found = await Promise.race([remote.find({ ...question, words: words.buffer }), broken])
		return Atomics.load(words, CANCEL) === 0 ? found : null
	}

	#rest(): void {
		this.#words = null
		if (--this.#waiting > 0 || !this.#hand) return
		const { worker, remote } = this.#hand
		this.#hand = null
		remote[releaseProxy]()
		worker.terminate()
	}
}

function hire(): Hand {
	const worker = new Worker(workerUrl(address), { type: 'module', name: 'search' })
	const broken = new Promise<never>((_, reject) => {
		worker.onerror = (event) => {
			event.preventDefault()
			reject(new Error(event.message || 'the script of the search could not be loaded'))
		}
	})
	// Nobody may be listening at the moment it breaks.
	broken.catch(() => undefined)
	return { worker, remote: wrap<SearchWorker>(worker), broken }
}
