/** What becomes of jobs, in virtual time: the formulas, and as many jobs as it takes to see them. */
import { expect, test } from 'vitest'
import { derivedScene } from './virtual-run.ts'
import { VirtualTime } from './virtual-time.ts'
import { JobStatus, Kind } from '../trace/event.ts'
import type { KnobValue } from '../programs/knob.ts'

type Values = Readonly<Record<string, KnobValue>>

/** The run to its end. */
function playedOut(values: Values, seed = 7) {
	const statuses = new Map<number, number>()
	const applied = new Map<number, number>()
	let [attempts, absorbed, ends, nowUs] = [0, 0, 0, 0]
	const plan = { scene: derivedScene('retries'), values, seed }
	const time = new VirtualTime(plan, (atUs, kind, a, b) => {
		nowUs = atUs
		if (kind === Kind.job) {
			statuses.set(a, b)
			attempts += Number(b === JobStatus.running)
			ends += Number(b >= JobStatus.done)
		} else if (kind === Kind.effect) {
			absorbed += 1 - b
			applied.set(a, (applied.get(a) ?? 0) + b)
		}
	})
	// Nobody is left waiting: it ends since everybody has left.
	expect(time.run(() => false)).toBe(false)
	const all = [...statuses.values()]
	const dead = all.filter((status) => status === JobStatus.dead).length
	const twice = [...applied.values()].filter((times) => times > 1).length
	return {
		...{ jobs: all.length, dead, attempts, absorbed, ends, nowUs },
		...{ applied: applied.size, twice },
	}
}

const surely = { fail: 30, retries: 3, crash: 0, rate: 50, workers: 8 }

test.each([1, 2, 3, 7])(
	'2,000 jobs, 30 % fail, 3 retries: 0.81 % are dead, after 1.42 attempts each (seed %i)',
	(seed) => {
		const run = playedOut(surely, seed)
		expect([run.jobs, run.ends, run.twice]).toEqual([2000, 2000, 0])
		expect(Math.abs(run.dead / 2000 - 0.0081)).toBeLessThan(0.005)
		expect(Math.abs(run.attempts / 2000 - 1.417)).toBeLessThan(0.05)
		expect(run.applied).toBe(2000 - run.dead)
	},
)

test.each([
	[50, 1, 0.75],
	[50, 3, 0.9375],
	[10, 0, 0.9],
])('%i %% fail, %i retries: a share of %f gets done', (fail, retries, share) => {
	const run = playedOut({ ...surely, fail, retries })
	expect(Math.abs(1 - run.dead / 2000 - share)).toBeLessThan(0.02)
	const p = fail / 100
	const perJob = (1 - p ** (retries + 1)) / (1 - p)
	expect(Math.abs(run.attempts / 2000 - perJob)).toBeLessThan(0.05)
})

const short = { ...surely, fail: 0, jobs: 500, rate: 5, service: 300 }

test('a lease shorter than the work: two workers at one job, and both do it', () => {
	const run = playedOut({ ...short, lease: 200 })
	expect(run.attempts).toBeGreaterThan(990)
	expect(run.twice).toBeGreaterThan(490)
	const safe = playedOut({ ...short, lease: 400 })
	expect(safe.twice).toBe(0)
})

test('with keys there are as many effects as distinct keys, whatever comes back', () => {
	for (const trouble of [{ lease: 200 }, { crash: 5 }, { fail: 30 }]) {
		const values = { ...short, ...trouble, idempotent: true }
		const { twice, absorbed, applied, dead } = playedOut(values)
		expect(twice).toBe(0)
		expect(applied + dead).toBeGreaterThanOrEqual(500)
		expect(absorbed > 5).toBe(!('fail' in trouble))
	}
})

test('a worker that dies after the work: the job is done twice, and nobody is left without a worker', () => {
	const run = playedOut({ ...short, crash: 2, lease: 2000 })
	expect(run.twice).toBeGreaterThan(5)
	expect(run.twice).toBeLessThanOrEqual(12)
	expect(run.ends).toBe(500)
})

test('as it stands it shows its point within five seconds', () => {
	const run = playedOut({ jobs: 52 })
	expect(run.nowUs).toBeLessThan(5e6)
	expect([run.twice, run.dead]).toEqual([1, 1])
	expect(playedOut({ jobs: 52, idempotent: true }).twice).toBe(0)
})
