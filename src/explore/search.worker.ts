/** Searches beside the page, so that the page goes on. */
import { expose } from 'comlink'
import { CANCEL, MS, type SearchWorker, STATES } from './find.ts'
import { search } from './search.ts'
import { derivedScene } from './virtual-run.ts'

const worker: SearchWorker = {
	find: ({ scene, values, seed, open, budgetMs, maxStates, words: shared }) => {
		const words = new Int32Array(shared)
		return search(
			{ scene: derivedScene(scene), values, seed },
			{
				open,
				budgetMs,
				maxStates,
				now: () => performance.now(),
				onProgress: (states, ms) => {
					Atomics.store(words, STATES, states)
					Atomics.store(words, MS, ms)
					return Atomics.load(words, CANCEL) === 0
				},
			},
		)
	},
}

expose(worker)
