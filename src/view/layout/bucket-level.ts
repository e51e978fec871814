/** How many tokens lie in a bucket now: those that were counted when it was asked last, and what has come since. */
import type { BucketMoment } from '../../model/job-moment.ts'
import type { Moment } from '../../model/moment.ts'

export interface BucketLevel {
	readonly tokens: number
	readonly size: number
	/** Tokens that come; null where no knob says it. */
	readonly perS: number | null
}

export function levelOf(bucket: BucketMoment, { atUs, knobs }: Moment): BucketLevel {
	const stated = knobs['bucket']
	const size = typeof stated === 'number' ? stated : bucket.size
	const perS = typeof knobs['token'] === 'number' ? knobs['token'] : null
	const come = ((perS ?? 0) * (atUs - bucket.atUs)) / 1e6
	return { tokens: Math.min(size, bucket.tokens + come), size, perS }
}
