import { expect, test } from 'vitest'
import { Play } from '../../../tools/real-threads/play.ts'
import { JobStatus, Kind } from '../../trace/event.ts'
import type { KnobValue } from '../knob.ts'
import { retries } from './scene.ts'

type Values = Readonly<Record<string, KnobValue>>

async function begun(values: Values, pace: number): Promise<Play> {
	return new Play(retries, { values, pace, seed: 7 }).begin()
}

/** The run to its end. */
async function playedOut(values: Values, pace: number): Promise<Play> {
	const play = await begun(values, pace)
	await play.until(() => play.ending !== null)
	expect(play.ending).toEqual({ kind: 'finished' })
	expect(play.lost).toBe(0)
	return play
}

/** Numbers of the jobs that records say to stand so, in order. */
function numbers(play: Play, status: JobStatus): number[] {
	return play.events
		.filter(({ kind, b }) => kind === Kind.job && b === status)
		.map(({ a }) => a)
}

/** How often the effect of each job came upon the world. */
function applied(play: Play): number[] {
	const times = new Map<number, number>()
	for (const { kind, a, b } of play.events) {
		if (kind === Kind.effect && b === 1) {
			times.set(a, (times.get(a) ?? 0) + 1)
		}
	}
	return [...times.values()]
}

const distinct = (some: readonly number[]) => new Set(some).size
const twice = (times: readonly number[]) =>
	times.filter((one) => one > 1).length

/** So fast that it is over soon; leases that never end, since a slow machine is no lesson. */
const quick = {
	rate: 500,
	service: 5,
	workers: 8,
	crash: 0,
	lease: 30_000,
}

test('2,000 jobs, 30 % fail, 3 retries: each ends once, and just those are dead that the seed says', async () => {
	const play = await playedOut({ ...quick, backoff: 20 }, 4)
	const [done, dead] = [
		numbers(play, JobStatus.done),
		numbers(play, JobStatus.dead),
	]
	expect(distinct([...done, ...dead])).toBe(2000)
	expect(done.length + dead.length).toBe(2000)
	expect(Math.abs(dead.length / 2000 - 0.0081)).toBeLessThan(0.005)
	const attempts = numbers(play, JobStatus.running).length
	expect(Math.abs(attempts / 2000 - 1.417)).toBeLessThan(0.05)
	expect(applied(play)).toEqual(Array.from(done, () => 1))
})

test('a worker dies when it is done: another takes its place, and the job comes back and is done again', async () => {
	const play = await begun({ fail: 0 }, 2)
	await play.until(() => twice(applied(play)) > 0)
	const death = play.events.findIndex(({ kind }) => kind === Kind.fail)
	const { thread, b, atUs: diedUs } = play.events[death] ?? {}
	expect(b).toBe(1)
	const last = play.events.slice(0, death).findLast((event) => {
		return event.kind === Kind.effect && event.thread === thread
	})
	const back = play.events
		.slice(death)
		.find(({ kind, a }) => kind === Kind.put && a === last?.a)
	// Not before its lease is over.
	expect((back?.atUs ?? 0) - (last?.atUs ?? 0)).toBeGreaterThan(
		1_800_000,
	)
	expect(diedUs).toBeLessThan(3_000_000)
	expect(play.of('W5', Kind.start)).toHaveLength(1)
	await play.run.pause()
	expect(play.ending).toBeNull()
})

test('a poison job is dead after four attempts, whatever the others do', async () => {
	const play = await begun({ fail: 0, crash: 0, backoff: 50 }, 4)
	await play.until(() => numbers(play, JobStatus.dead).length > 0)
	const attempts = play.events.filter(
		({ kind, a, b }) =>
			kind === Kind.job && a === 7 && b === JobStatus.running,
	)
	expect(attempts.map(({ c }) => c)).toEqual([1, 2, 3, 4])
	expect(numbers(play, JobStatus.dead)).toEqual([7])
})

const overdue = {
	...{ fail: 0, crash: 0, jobs: 40, rate: 8, service: 300, lease: 150 },
}

test('a lease shorter than the work: much is done twice; with keys as much as there are keys', async () => {
	const play = await playedOut({ ...overdue, workers: 8 }, 4)
	expect(twice(applied(play))).toBeGreaterThan(20)
	const keyed = await playedOut({ ...overdue, idempotent: true }, 4)
	const effects = applied(keyed)
	expect(twice(effects)).toBe(0)
	const absorbed = keyed.events.filter(
		({ kind, b }) => kind === Kind.effect && b === 0,
	)
	expect(absorbed.length).toBeGreaterThan(10)
	expect(effects.length).toBeGreaterThanOrEqual(
		numbers(keyed, JobStatus.done).length,
	)
})
