/** The page's end of the worker that runs scenes in virtual time. It lives from the first question until `end`. */
import { releaseProxy, wrap, type Remote } from 'comlink'
import { workerUrl } from '../engine/worker-url.ts'
import address from './virtual-time.worker.ts?worker&url'
import type { VirtualTimeWorker, WaitQuestion } from './wait-question.ts'

interface Hand {
	readonly worker: Worker
	readonly remote: Remote<VirtualTimeWorker>
	/** Rejects when the worker cannot be loaded, or breaks. */
	readonly broken: Promise<never>
}

export class Simulator {
	#hand: Hand | null = null

	/** Workers alive. */
	get size(): number {
		return this.#hand ? 1 : 0
	}

	/** Rejects when the worker breaks. */
	meanWaitUs(question: WaitQuestion): Promise<number> {
		const { remote, broken } = (this.#hand ??= hire())
		return Promise.race([remote.meanWaitUs(question), broken])
	}

	end(): void {
		this.#hand?.remote[releaseProxy]()
		this.#hand?.worker.terminate()
		this.#hand = null
	}
}

function hire(): Hand {
	const worker = new Worker(workerUrl(address), { type: 'module', name: 'virtual time' })
	const broken = new Promise<never>((_, reject) => {
		worker.onerror = (event) => {
			event.preventDefault()
			reject(new Error(event.message || 'the script of virtual time could not be loaded'))
		}
	})
	// Nobody may be listening at the moment it breaks.
	broken.catch(() => undefined)
	return { worker, remote: wrap<VirtualTimeWorker>(worker), broken }
}
