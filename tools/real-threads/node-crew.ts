/** A crew of real Node threads, for tests without a browser. */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { inject } from 'vitest'
import type { Crew } from '../../src/engine/crew.ts'
import type { BurnerJob, Job, Outcome } from '../../src/engine/protocol.ts'

export class NodeCrew implements Crew {
	readonly cores = availableParallelism()
	readonly #idle: Worker[] = []
	readonly #all = new Set<Worker>()

	/** Threads alive. */
	get size(): number {
		return this.#all.size
	}

	play(job: Job): Promise<Outcome> {
		const worker = this.#idle.pop() ?? this.#hire()
		return new Promise((resolve) => {
			worker.once('message', (outcome: Outcome) => {
				this.#idle.push(worker)
				resolve(outcome)
			})
			worker.once('error', (error) => {
				resolve({ kind: 'failed', message: String(error), line: 0 })
			})
			worker.postMessage(job)
		})
	}

	burn(job: BurnerJob): Promise<void> {
		const worker = this.#idle.pop() ?? this.#hire()
		return new Promise((resolve, reject) => {
			worker.once('message', () => {
				this.#idle.push(worker)
				resolve()
			})
			worker.once('error', reject)
			worker.postMessage(job)
		})
	}

	async end(): Promise<void> {
		const all = [...this.#all]
		this.#all.clear()
		this.#idle.length = 0
		await Promise.all(all.map((worker) => worker.terminate()))
	}

	#hire(): Worker {
		const worker = new Worker(inject('builtThread'))
		worker.setMaxListeners(0)
		this.#all.add(worker)
		return worker
	}
}
