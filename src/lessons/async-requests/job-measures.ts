/** What jobs that fail, and workers that die, say to the questions of their cards. */
import type { JobsMoment } from '../../model/job-moment.ts'
import { digits, percent } from '../../view/gauges/figures.ts'
import { grouped } from '../../view/layout/words.ts'
import { type Evidence, type Measures, numberOf } from '../evidence.ts'

const leastJobs = 50
const leastForShares = 100

export const jobMeasures: Measures = {
	'attempts per job': (evidence) => {
		const { attempts, over } = sumsOf(evidence)
		if (over < leastJobs) return null
		const value = attempts / over
		const text = `${digits(value)} attempts per job`
		return { value, text, n: over, theory: attemptsInTheory(evidence) }
	},
	'dead share': (evidence) => {
		const { dead, over } = sumsOf(evidence)
		if (over < leastForShares) return null
		const text = `${percent(dead / over)} dead, ${grouped(dead)} of ${grouped(over)}`
		return { value: dead / over, text, n: over, theory: deadInTheory(evidence) }
	},
	'times done': (evidence) => {
		const { duplicates, absorbed } = sumsOf(evidence)
		const deaths = deathsIn(evidence)
		// The job of whoever died last may not be back yet.
		const told = Math.min(deaths, duplicates + absorbed)
		if (told === 0) return null
		const times = 1 + duplicates / told
		const jobs = told === 1 ? 'its job' : `the jobs of ${told} workers`
		return { value: times, text: `${jobs} done ${digits(times)} times`, n: told, theory: '' }
	},
}

/** Of the store of the run; all 0 where there is none. */
export function sumsOf({ moment }: Evidence) {
	const store: JobsMoment | undefined = moment.jobs[0]
	const { done = 0, failed = 0, dead = 0 } = store?.counts ?? {}
	return {
		...{ done, failed, dead, over: done + failed + dead },
		attempts: store?.attempts ?? 0,
		failedAttempts: store?.failedAttempts ?? 0,
		duplicates: store?.duplicates ?? 0,
		absorbed: store?.absorbed ?? 0,
	}
}

/** Workers that have died. */
function deathsIn({ moment }: Evidence): number {
	return moment.threads.filter(({ state }) => state === 'failed').length
}

/** The share of attempts that failed, as measured. */
function failureShare(evidence: Evidence): number {
	const { attempts, failedAttempts } = sumsOf(evidence)
	return failedAttempts / attempts
}

function attemptsInTheory(evidence: Evidence): string {
	const p = failureShare(evidence)
	const tries = numberOf(evidence, 'retries') + 1
	const expected = p < 1 ? (1 - p ** tries) / (1 - p) : tries
	const measured = `(1 − p${superscript(tries)})/(1 − p) = ${expected.toFixed(2)}`
	return `${percent(p)} of attempts failed: ${measured}.`
}

function deadInTheory(evidence: Evidence): string {
	const p = failureShare(evidence)
	const tries = numberOf(evidence, 'retries') + 1
	return `${percent(p)} of attempts failed: p${superscript(tries)} = ${percent(p ** tries)}.`
}

function superscript(count: number): string {
	return count.toString().replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit)))
}
