/** Virtual time beside the page, so that the page goes on. */
import { expose } from 'comlink'
import { derivedScene } from './virtual-run.ts'
import { simulate } from './virtual-time.ts'
import type { VirtualTimeWorker } from './wait-question.ts'

const worker: VirtualTimeWorker = {
	meanWaitUs: ({ scene, values, seed, tasks, leftOut }) => {
		const plan = { scene: derivedScene(scene), values, seed }
		const { waitsUs } = simulate(plan, { warmUp: 0, completions: tasks })
		const counted = waitsUs.slice(leftOut, tasks)
		return counted.reduce((sum, us) => sum + us, 0) / counted.length
	},
}

expose(worker)
