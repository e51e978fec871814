/** What consumers do with their time: how much of it goes into looking in vain, and how they stand, bit by bit. */
import { median } from 'd3'
import type { ThreadState } from '../trace/cast.ts'
import type { Recording } from './recording.ts'
import type { Span } from './timeline.ts'

/** A thread in one of these can use a core. */
const runnable: ReadonlySet<ThreadState> = new Set(['working', 'spinning', 'woken'])
/** Between two of these a thread is up. Who stands at a lock neither runs nor rests. */
const resting: ReadonlySet<ThreadState> = new Set(['waiting', 'sleeping'])

/**
 * Of the time in which consumers could use a core, the share that went into looking in vain: all spinning, and every time
 * that one was up, from one rest to the next, without having handled anything. Each of these counts for as long as they
 * usually take: what a machine adds by taking the core away in the middle is not what looking costs. 0 when none could run.
 */
export function wastedShare(recording: Recording, fromUs: number, toUs: number): number {
	let [spinningUs, allUs] = [0, 0]
	const useless: number[] = []
	for (const id of consumersOf(recording)) {
		const spans = recording.spans(id, fromUs, toUs)
		for (const span of spans) {
			if (runnable.has(span.state)) allUs += lengthIn(span, fromUs, toUs)
			if (span.state === 'spinning') spinningUs += lengthIn(span, fromUs, toUs)
		}
		useless.push(...uselessUs(spans))
	}
	const wastedUs = spinningUs + useless.length * (median(useless) ?? 0)
	return allUs === 0 ? 0 : Math.min(1, wastedUs / allUs)
}

/** How long it was up each time between two rests in which nothing was handled, without the spinning in it. */
function uselessUs(spans: readonly Span[]): readonly number[] {
	const found: number[] = []
	let upUs = 0
	/** False until the first rest, and as soon as something is handled. */
	let isUseless = false
	for (const { state, item, fromUs, toUs } of spans) {
		if (resting.has(state)) {
			if (isUseless) found.push(upUs)
			isUseless = true
			upUs = 0
		} else if (item !== 0) isUseless = false
		else if (state === 'working' || state === 'woken') upUs += toUs - fromUs
	}
	return found
}

export type Shares = Readonly<Partial<Record<ThreadState, number>>>

/** How the consumers stand on average in each of `count` equal parts of the time; shares of those that were there sum to 1. */
export function sharesOver(
	recording: Recording,
	{ fromUs, toUs, count }: { fromUs: number; toUs: number; count: number },
): readonly Shares[] {
	const parts = Array.from({ length: count }, (): Partial<Record<ThreadState, number>> => ({}))
	const partUs = (toUs - fromUs) / count
	const spans = consumersOf(recording).flatMap((id) => recording.spans(id, fromUs, toUs))
	for (const span of spans) {
		const first = Math.max(0, Math.floor((span.fromUs - fromUs) / partUs))
		const last = Math.min(count - 1, Math.floor((span.toUs - fromUs) / partUs))
		for (let place = first; place <= last; place++) {
			const part = parts[place]
			if (!part) continue
			const startUs = fromUs + place * partUs
			part[span.state] = (part[span.state] ?? 0) + lengthIn(span, startUs, startUs + partUs)
		}
	}
	return parts.map(asShares)
}

function asShares(lengths: Partial<Record<ThreadState, number>>): Shares {
	const sum = Object.values(lengths).reduce((all, us) => all + us, 0)
	if (sum === 0) return {}
	const states = Object.keys(lengths) as ThreadState[]
	return Object.fromEntries(states.map((state) => [state, (lengths[state] ?? 0) / sum]))
}

function lengthIn({ fromUs, toUs }: Span, startUs: number, endUs: number): number {
	return Math.max(0, Math.min(toUs, endUs) - Math.max(fromUs, startUs))
}

function consumersOf({ cast }: Recording): readonly number[] {
	return cast.threads.filter(({ side }) => side === 'consumers').map(({ id }) => id)
}
