/** Evidence for tests of the tasks about a token bucket: it just shows each, and just does not. */
import type { Evidence } from '../evidence.ts'
import { durations, evidenceOf } from '../evidence-fixture.ts'
import { queueOf } from './storm-cases.ts'

/** A hundred were taken, one after so long; so many were refused at the door. */
function metOf(limited: number, longestMs: number, throughputPerS = 100, atS = 3): Evidence {
	const wait = durations(...Array.from({ length: 99 }, () => 20), longestMs)
	const refusedBy = { 'at once': 0, 'timed out': 0, thrown: 0, limited }
	const knobs = { burst: 400, length: 5 }
	return evidenceOf({ knobs, wait, refusedBy, throughputPerS, atUs: atS * 1e6 })
}

const deep = (depth: number) => evidenceOf({ queues: queueOf({ depth, peak: depth }, 4e6) })

/** Scene, task, evidence that shows it, and evidence that does not. */
export const bouncerCases: readonly [string, string, Evidence, Evidence][] = [
	['token-bucket', 'bounced', metOf(1000, 999), metOf(999, 999)],
	['token-bucket', 'bounced', metOf(1000, 999), metOf(1000, 1001)],
	['token-bucket', 'matched', metOf(1, 999, 120), metOf(1, 999, 119)],
	['token-bucket', 'matched', metOf(1, 999, 120), metOf(0, 999, 120)],
	['token-bucket', 'matched', metOf(1, 999, 120), metOf(1, 999, 120, 2.9)],
	['token-bucket', 'opened', deep(500), deep(499)],
]
