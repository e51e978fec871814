/** Token buckets while records are folded, and the law that they keep: in any window of time no more than b + r·t. */
import type { CastObject } from '../trace/cast.ts'
import { Kind } from '../trace/event.ts'
import { nearUs } from './arrivals.ts'
import type { FoldState, Handler } from './fold-state.ts'
import type { BucketMoment } from './job-moment.ts'

/** By so many tokens a window may have more: times are whole microseconds, and one may be given as it falls due. */
const tolerance = 1

export class BucketFold {
	readonly cast: Extract<CastObject, { kind: 'bucket' }>
	#tokens = 0
	#atUs = 0
	given = 0
	#refused = 0
	/** What a bucket that is full when the law begins anew has left, if no window has more than it may; null before. */
	#left: number | null = null
	#leftUs = 0

	constructor(cast: BucketFold['cast']) {
		this.cast = cast
	}

	/** Of what happens from now on, other sizes and rates hold. */
	beginAnew(): void {
		this.#left = null
	}

	/** False when some window that ends now has had more than its size and its rate (per second) allow. */
	ask(atUs: number, tokens: number, isGiven: boolean, size: number, perS: number): boolean {
		this.#tokens = tokens
		this.#atUs = atUs
		if (!isGiven) {
			this.#refused += 1
			return true
		}
		this.given += 1
		const passedS = Math.max(0, atUs - this.#leftUs) / 1e6
		const left = this.#left === null ? size : Math.min(size, this.#left + perS * passedS)
		this.#left = left - 1
		this.#leftUs = atUs
		return this.#left >= -tolerance
	}

	/** `size`: as it stands. */
	moment(size: number): BucketMoment {
		const { id, name } = this.cast
		const { given } = this
		const refused = this.#refused
		const tokens = given + refused === 0 ? size : this.#tokens
		return { id, name, size, tokens, atUs: this.#atUs, given, refused }
	}

	clone(): BucketFold {
		const copy = new BucketFold(this.cast)
		copy.#tokens = this.#tokens
		copy.#atUs = this.#atUs
		copy.given = this.given
		copy.#refused = this.#refused
		copy.#left = this.#left
		copy.#leftUs = this.#leftUs
		return copy
	}
}

function knob({ knobs }: FoldState, name: string): number | null {
	const value = knobs[name]
	return typeof value === 'number' ? value : null
}

export function bucketMoments(state: FoldState): readonly BucketMoment[] {
	return [...state.buckets.values()].map((bucket) => {
		return bucket.moment(knob(state, 'bucket') ?? bucket.cast.size)
	})
}

const token: Handler = (state, event) => {
	const bucket = state.buckets.get(event.object)
	if (bucket === undefined) return
	const { a: thousandths, b, c } = event
	const atUs = c === 0 ? event.atUs : nearUs(c, event.atUs)
	const perS = knob(state, 'token')
	const size = knob(state, 'bucket') ?? bucket.cast.size
	const isKept = bucket.ask(atUs, thousandths / 1000, b === 1, size, perS ?? 0)
	if (isKept || perS === null) return
	const most = `${String(size)} + ${String(perS)}·t`
	const detail = `${bucket.cast.name} gave token ${String(bucket.given)}, more than ${most}`
	state.laws.break('within the rate', event.atUs, detail)
}

export const bucketHandlers: readonly (readonly [Kind, Handler])[] = [[Kind.token, token]]
