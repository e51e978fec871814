/** Evidence for tests of the tasks about a wave: it just shows each, and just does not. */
import type { Counts } from '../../model/moment.ts'
import type { Evidence } from '../evidence.ts'
import { evidenceOf } from '../evidence-fixture.ts'
import { queueOf } from './storm-cases.ts'

/** Some seconds after a burst that ended with the sixth second: 500 done, and so many of them in time. */
function metOf(inTime: number, counts: Partial<Counts>, afterS = 4): Evidence {
	const knobs = { burst: 400, length: 5, deadline: 1000 }
	const atUs = (6 + afterS) * 1e6
	return evidenceOf({ atUs, knobs, inTime, counts: { completed: 500, ...counts } })
}

const queued = (depth: number, peak: number) =>
	evidenceOf({ atUs: 40e6, queues: queueOf({ depth, peak }, 40e6) })
const rates = (throughputPerS: number, goodputPerS: number) =>
	evidenceOf({ throughputPerS, goodputPerS })
const lost = (dropped: number, expired: number) =>
	evidenceOf({ counts: { rejected: 0, dropped, expired } })
const sold = (accepted: number, rejected: number) => evidenceOf({ counts: { accepted, rejected } })

/** Scene, task, evidence that shows it, and evidence that does not. */
export const waveCases: readonly [string, string, Evidence, Evidence][] = [
	['burst', 'drained', queued(0, 1000), queued(1, 1000)],
	['burst', 'honest', metOf(450, { rejected: 500 }, 0), metOf(449, { rejected: 500 }, 0)],
	['burst', 'sold', sold(100_000, 0), sold(100_000, 1)],
	['overload-policies', 'fresh', metOf(400, {}), metOf(400, {}, 3)],
	['overload-policies', 'late', rates(80, 4), rates(80, 5)],
	['overload-policies', 'both', lost(100, 100), lost(99, 100)],
]
