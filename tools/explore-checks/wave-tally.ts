/** What a wave leaves behind in virtual time: who is answered in time, who late, who never, and how deep the queue was. */
import { VirtualTime } from '../../src/explore/virtual-time.ts'
import type { RunPlan } from '../../src/explore/virtual-run.ts'
import { Activity, Kind } from '../../src/trace/event.ts'

export interface Waved {
	/** Done within the deadline of coming, and done at all. */
	readonly good: number
	readonly done: number
	/** Refused, dropped for others, and too old. */
	readonly lost: number
	readonly peak: number
	/** From coming to being taken, µs: the longest. */
	readonly longestUs: number
	/** When the queue was empty again after it was deepest, µs; Infinity when it never was. */
	readonly emptyUs: number
	readonly meanServiceUs: number
}

/** The first `lengthS` seconds. */
export function waved(plan: RunPlan, lengthS: number, deadlineUs = 1_000_000): Waved {
	const tally = new Tally(deadlineUs)
	const time = new VirtualTime(plan, (...told) => {
		tally.see(...told)
	})
	time.run(() => time.nowUs >= lengthS * 1e6)
	return tally.result
}

class Tally {
	readonly #deadlineUs: number
	readonly #madeUs = new Map<number, number>()
	readonly #sums = { good: 0, done: 0, lost: 0, peak: 0, longestUs: 0, emptyUs: 0, servedUs: 0 }

	constructor(deadlineUs: number) {
		this.#deadlineUs = deadlineUs
	}

	see(nowUs: number, kind: Kind, a: number, b: number, c: number): void {
		const sums = this.#sums
		if (kind === Kind.put || kind === Kind.serve) this.#madeUs.set(a, c)
		if (kind === Kind.put && b > sums.peak) {
			sums.peak = b
			sums.emptyUs = Infinity
		}
		if (kind === Kind.take) {
			sums.longestUs = Math.max(sums.longestUs, this.#ageUs(a, nowUs))
			if (b === 0 && sums.emptyUs === Infinity) sums.emptyUs = nowUs
		}
		if (kind === Kind.reject || kind === Kind.drop) sums.lost += 1
		if (kind !== Kind.worked || c !== Activity.handling) return
		sums.done += 1
		sums.servedUs += b
		sums.good += Number(this.#ageUs(a, nowUs) <= this.#deadlineUs)
	}

	get result(): Waved {
		return { ...this.#sums, meanServiceUs: this.#sums.servedUs / this.#sums.done }
	}

	#ageUs(id: number, nowUs: number): number {
		return nowUs - (this.#madeUs.get(id) ?? Infinity)
	}
}
