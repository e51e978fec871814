/** A worker of the page, and how to tell when it is there and when it is gone. */
import { releaseProxy, wrap, type Remote } from 'comlink'
import { workerUrl } from './worker-url.ts'

/** Real time for which a worker is waited for until it is gone; the platform may take 2 s for a busy one. */
const goneMs = 4000

/** What every worker of the page can do. */
export interface Readied {
	/** Answers once the worker can take jobs; from then on it holds the web lock `name` until it is gone. */
	ready(name: string): Promise<void>
}

export class Hand<T extends Readied> {
	/** Held for as long as the worker lives: a proxy that is collected in mid-call loses the call. */
	readonly remote: Remote<T>
	isIdle = true
	readonly #worker: Worker
	/** Web lock that the worker holds while it lives. */
	readonly #lock = `handoff ${crypto.randomUUID()}`
	/** Rejects when the worker cannot be loaded, or breaks outside a job. */
	readonly #broken: Promise<never>
	#isReady = false

	constructor(address: string, name: string) {
		const worker = new Worker(workerUrl(address), { type: 'module', name })
		this.#worker = worker
		this.remote = wrap<T>(worker)
		this.#broken = new Promise<never>((_, reject) => {
			worker.onerror = (event) => {
				event.preventDefault()
				reject(new Error(event.message || 'the script of the threads could not be loaded'))
			}
			worker.onmessageerror = () => {
				reject(new Error('a message of a thread could not be read'))
			}
		})
		// Nobody may be listening at the moment it breaks.
		this.#broken.catch(() => undefined)
	}

	/** Does `job` once the worker is there. Rejects when it breaks. */
	async do<R>(job: (remote: Remote<T>) => Promise<R>): Promise<R> {
		if (!this.#isReady) {
			const { remote } = this as { readonly remote: unknown }
			await Promise.race([(remote as Readied).ready(this.#lock), this.#broken])
		}
		this.#isReady = true
		return Promise.race([job(this.remote), this.#broken])
	}

	/** Ends the worker by force. Resolves when the platform has released what it held. */
	async end(): Promise<void> {
		this.remote[releaseProxy]()
		this.#worker.terminate()
		if (!this.#isReady) return
		await navigator.locks
			.request(this.#lock, { signal: AbortSignal.timeout(goneMs) }, () => undefined)
			.catch(() => undefined)
	}
}
