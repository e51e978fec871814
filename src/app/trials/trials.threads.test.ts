import { expect, onTestFinished, test } from 'vitest'
import { NodeCrew } from '../../../tools/real-threads/node-crew.ts'
import { crashing, embrace } from '../../../tools/real-threads/small-scenes.ts'
import { blockingQueue } from '../../programs/blocking-queue/scene.ts'
import type { Phase } from '../../view/session.ts'
import type { TrialPlan } from './trial.ts'
import { Trials } from './trials.svelte.ts'

class Stage {
	phase: Phase = 'running'

	pause(): Promise<void> {
		this.phase = 'paused'
		return Promise.resolve()
	}
}

/** How many runs play at once, at most. */
class WatchedCrew extends NodeCrew {
	readonly #playing = new Map<unknown, number>()
	most = 0

	override async play(job: Parameters<NodeCrew['play']>[0]): ReturnType<NodeCrew['play']> {
		this.#count(job.buffer, 1)
		this.most = Math.max(this.most, this.#playing.size)
		const outcome = await super.play(job)
		this.#count(job.buffer, -1)
		return outcome
	}

	#count(run: unknown, by: number): void {
		const threads = (this.#playing.get(run) ?? 0) + by
		if (threads === 0) this.#playing.delete(run)
		else this.#playing.set(run, threads)
	}
}

function trialsOn(stage: Stage): { readonly trials: Trials; readonly crew: WatchedCrew } {
	const crew = new WatchedCrew()
	onTestFinished(() => crew.end())
	return { trials: new Trials(stage, crew), crew }
}

const plan = (name: string, more: Partial<TrialPlan> = {}): TrialPlan => ({
	...{ name, scene: blockingQueue, values: { rate: 60, service: 5 }, seed: 7, pace: 10 },
	lengthUs: 1_500_000,
	...more,
})

const whenOver = async (isSo: () => boolean) => {
	while (!isSo()) await new Promise((resolve) => setImmediate(resolve))
}

test('trials run one after another for as long as they shall, and every worker is gone afterwards', async () => {
	const stage = new Stage()
	const { trials, crew } = trialsOn(stage)
	const over = await trials.run([plan('a'), plan('b', { values: { rate: 30, service: 5 } })])
	expect(stage.phase).toBe('paused')
	expect(over.map(({ plan: { name }, ending }) => [name, ending])).toEqual([
		['a', null],
		['b', null],
	])
	const [a, b] = over.map(({ recording }) => recording.momentAt(Infinity))
	expect(a?.atUs).toBeGreaterThanOrEqual(1_500_000)
	expect(a?.counts.completed).toBeGreaterThan(60)
	expect(b?.cast.knobs['rate']).toBe(30)
	expect(b?.counts.completed).toBeLessThan(60)
	expect(a?.counts.recordsLost).toBe(0)
	expect(crew.most).toBe(1)
	expect(crew.size).toBe(0)
	expect(trials).toMatchObject({ all: over, isRunning: false, progress: 1, workers: 0 })
})

test('a trial is over as soon as it is enough', async () => {
	const { trials } = trialsOn(new Stage())
	const isEnough: TrialPlan['isEnough'] = ({ endUs }) => endUs > 200_000
	const [a] = await trials.run([plan('a', { isEnough })])
	expect(a?.recording.endUs).toBeLessThan(1_500_000)
	expect(a?.isOver).toBe(true)
})

test('what is cancelled keeps the trials that ran to their end, and no worker', async () => {
	const { trials, crew } = trialsOn(new Stage())
	const run = trials.run([plan('a', { lengthUs: 200_000 }), plan('b', { lengthUs: 60_000_000 })])
	await whenOver(() => trials.all.length === 2)
	expect(trials.isRunning).toBe(true)
	expect(trials.progress).toBeGreaterThan(0.5)
	expect(trials.all[1]?.isOver).toBe(false)
	await trials.cancel()
	const over = await run
	expect(over.map(({ plan: { name } }) => name)).toEqual(['a'])
	expect(trials).toMatchObject({ all: over, isRunning: false })
	expect(crew.size).toBe(0)
	await trials.forget()
	expect(trials.all).toEqual([])
})

test('the run on the stage goes first: when it is started, trials end', async () => {
	const stage = new Stage()
	const { trials, crew } = trialsOn(stage)
	const run = trials.run([plan('a', { lengthUs: 60_000_000 })])
	await whenOver(() => trials.all.length === 1)
	stage.phase = 'running'
	expect(await run).toEqual([])
	expect(crew.size).toBe(0)
})

test('a trial that comes to its end by itself says why, and the next one runs', async () => {
	const { trials } = trialsOn(new Stage())
	const over = await trials.run([
		plan('deadlock', { scene: embrace, values: {} }),
		plan('crash', { scene: crashing, values: {} }),
		plan('a', { lengthUs: 100_000 }),
	])
	expect(over.map(({ ending }) => ending)).toEqual([
		'Nobody could go on any more.',
		expect.stringMatching(/\w/),
		null,
	])
})

test('trials asked for again begin anew, after those before have let go of their workers', async () => {
	const { trials, crew } = trialsOn(new Stage())
	const before = trials.run([plan('a', { lengthUs: 60_000_000 })])
	const over = await trials.run([plan('b', { lengthUs: 100_000 })])
	expect(await before).toEqual([])
	expect(over.map(({ plan: { name } }) => name)).toEqual(['b'])
	expect(crew.size).toBe(0)
})
