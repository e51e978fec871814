import { expect, onTestFinished, test } from 'vitest'
import { NodeCrew } from '../../../tools/real-threads/node-crew.ts'
import type { Phase } from '../../view/session.ts'
import { Trials } from '../trials/trials.svelte.ts'
import { readExperiment } from './experiment-link.ts'
import { notebookKey } from './notebook.ts'
import { Workbench } from './workbench.svelte.ts'

/** An experiment on real threads, with a notebook that nobody else reads. */
async function benchOf(query: string) {
	const crew = new NodeCrew()
	onTestFinished(() => crew.end())
	const stage = { phase: 'ready' as Phase, pause: () => Promise.resolve() }
	const kept = new Map<string, string>()
	const storage = {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, text: string) => void kept.set(key, text),
		removeItem: (key: string) => void kept.delete(key),
	}
	const faults: unknown[] = []
	const lab = {
		trials: new Trials(stage, crew),
		say: (action: Promise<unknown>) => {
			action.catch((error: unknown) => faults.push(error))
		},
	}
	const { experiment } = await readExperiment(query)
	const open = () => new Workbench(experiment, lab, () => storage)
	return { bench: open(), open, crew, kept, lab, faults }
}

const whenSo = async (isSo: () => boolean) => {
	while (!isSo()) await new Promise((resolve) => setImmediate(resolve))
}

test('two values are run twice each, measured, noted, and found again by their link; no thread stays', async () => {
	const query = 'scene=steady-load&knob=rate&metric=throughput&values=20,60'
	const more = '&repeats=2&seconds=4&pace=10&service=20&hypothesis=more&predict=20,900'
	const { bench, open, crew, kept } = await benchOf(`${query}${more}`)
	await bench.measure()
	expect(crew.size).toBe(0)
	const [few, many] = bench.points
	expect([few, many].map((one) => one?.trials.map(({ trial, seed }) => [trial, seed]))).toEqual([
		...[0, 1].map(() => [
			[1, 7],
			[2, 8],
		]),
	])
	// Whatever comes is done: more comes with the higher rate.
	expect(few?.found?.mean).toBeGreaterThan(10)
	expect(few?.found?.mean).toBeLessThan(30)
	expect(many?.found?.mean).toBeGreaterThan(40)
	expect(many?.found?.n).toBe(2)
	expect(many?.theory).toBeGreaterThan(40)
	expect(bench.status).toMatch(/^4 trials were run\. [01] of 2 figures as predicted\./)
	const [trial] = few?.trials ?? []
	expect(trial && bench.recordingOf(trial)?.recording.cast).toMatchObject({
		knobs: { rate: 20 },
		seed: 7,
	})
	const again = open()
	expect(again.points).toEqual(bench.points)
	expect(again.entries).toHaveLength(1)
	again.forget()
	expect(kept.has(notebookKey)).toBe(false)
})

test('what is cancelled keeps what was measured, and no thread', async () => {
	const query = 'scene=steady-load&knob=rate&values=20,60&repeats=2&seconds=100&pace=10'
	const { bench, crew, faults } = await benchOf(query)
	bench.run()
	await whenSo(() => bench.isRunning && crew.size > 0)
	expect(bench.status).toBe('Trial 1 of 4: Arrival rate 20, trial 1.')
	// What is asked cannot be changed under a run.
	bench.change({ repeats: 9 })
	expect(bench.experiment.repeats).toBe(2)
	bench.cancel()
	await whenSo(() => !bench.isRunning)
	expect(crew.size).toBe(0)
	expect(bench.isMeasured).toBe(false)
	expect(bench.entries).toEqual([])
	expect(faults).toEqual([])
})

test('another choice clears what was measured; the notebook still has it', async () => {
	const query = 'scene=steady-load&knob=rate&values=20&repeats=1&seconds=1&pace=10'
	const { bench } = await benchOf(query)
	await bench.measure()
	expect(bench.isMeasured).toBe(true)
	bench.change({ repeats: 2 })
	expect(bench.isMeasured).toBe(false)
	expect(bench.entries).toHaveLength(1)
	await bench.choose('burst')
	expect(bench.experiment.scene.id).toBe('burst')
	expect(bench.link).toMatch(/^#\/lab\?scene=burst&knob=burst&metric=throughput&values=/)
})
