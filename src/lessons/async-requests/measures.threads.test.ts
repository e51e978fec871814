/** What real runs with jobs say to the questions of their cards, and that they break no law. */
import { expect, test } from 'vitest'
import { Play } from '../../../tools/real-threads/play.ts'
import { Recording } from '../../model/recording.ts'
import { asyncRequests } from '../../programs/async-requests/scene.ts'
import { retries } from '../../programs/retries/scene.ts'
import type { Scene } from '../../programs/scene.ts'
import type { Evidence, Measured } from '../evidence.ts'
import { measures } from './measures.ts'
import { deeds } from './tasks.ts'

type Values = Evidence['knobs']

/** The run up to `ms`. */
async function evidenceOf(scene: Scene, values: Values, ms: number, pace = 4): Promise<Evidence> {
	const options = { values, pace, seed: 7, ringRecords: 2 ** 16 }
	const play = await new Play(scene, options).begin()
	await play.until(() => play.run.nowUs >= ms * 1000)
	await play.run.pause()
	play.look()
	expect(play.lost).toBe(0)
	const recording = new Recording(play.run.cast)
	recording.append(play.events, play.run.nowUs)
	const moment = recording.momentAt(recording.endUs)
	expect(moment.laws.filter(({ holds }) => !holds)).toEqual([])
	return { moment, phase: 'running', knobs: values, isRecorded: false }
}

function asked(name: string, evidence: Evidence): Measured {
	const measured = measures[name]?.(evidence)
	if (!measured) throw new Error(`${name} is not known`)
	return measured
}

test('jobs that fail are tried again; the job of a worker that died is done twice', async () => {
	const run = await evidenceOf(retries, {}, 16_000)
	const perJob = asked('attempts per job', run)
	expect(perJob.value).toBeGreaterThan(1.25)
	expect(perJob.value).toBeLessThan(1.65)
	expect(asked('dead share', run).value).toBeLessThan(0.04)
	expect(asked('times done', run).value).toBe(2)
	const { counts, threads } = run.moment
	expect(counts.deadLettered).toBeGreaterThanOrEqual(1)
	expect(counts.completed).toBeGreaterThan(120)
	expect(threads.filter(({ state }) => state === 'failed').length).toBeGreaterThanOrEqual(1)
})

test('with keys a lease that is too short does no harm', async () => {
	const values = { lease: 100, service: 300, rate: 4, fail: 0, idempotent: true }
	const run = await evidenceOf(retries, values, 16_000)
	expect(deeds['absorbed']?.(run)).toBe(true)
	expect(deeds['twice']?.(run)).toBe(false)
	const keyless = await evidenceOf(retries, { ...values, idempotent: false }, 16_000)
	expect(deeds['twice']?.(keyless)).toBe(true)
})

test('answers are quick while jobs are slow; the twin turns requests away', async () => {
	const run = await evidenceOf(asyncRequests, {}, 8000, 2)
	const { answer, latency } = run.moment
	expect(asked('answer tail', run).value).toBeCloseTo(answer.quantile(0.95) / 1000, 6)
	// How quick they are, the machine says, too.
	expect(answer.quantile(0.95)).toBeLessThan(latency.quantile(0.95) / 4)
	expect(deeds['not-done']?.(run)).toBe(false)
	expect(run.moment.counts.rejected).toBe(0)
	const twin = await evidenceOf(asyncRequests, { sync: true }, 8000, 2)
	expect(asked('turned away', twin).value).toBeGreaterThan(0.15)
	expect(asked('turned away', twin).value).toBeLessThan(0.75)
	expect(deeds['turned-away']?.(twin)).toBe(true)
})
