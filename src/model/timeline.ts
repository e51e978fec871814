/**
 * The run as lanes show it, noted while records are folded: per thread its spans, holds and wakes,
 * per queue its depth, and when items were completed. Windows are found by binary search.
 */
import type { Cast, ThreadState } from '../trace/cast.ts'
import { threadStates } from '../trace/cast.ts'
import { Column } from './column.ts'
import type { Wake } from './moment.ts'
import { reasonInWords } from './moment-of.ts'
import { Cause, type Notes } from './notes.ts'
import { Stretches } from './stretches.ts'

/** A stretch of one thread's lane. */
export interface Span {
	readonly fromUs: number
	/** Equal to the recording's end while the state goes on. */
	readonly toUs: number
	readonly state: ThreadState
	readonly reason: string | null
	/** Number of the item handled, or 0. */
	readonly item: number
}

export interface DepthStep {
	readonly atUs: number
	readonly depth: number
	readonly capacity: number
}

const stateNumber = new Map(threadStates.map((state, index) => [state, index]))
const causes = Object.values(Cause)

function laneOf(lanes: Map<number, Stretches>, id: number): Stretches {
	const known = lanes.get(id)
	if (known !== undefined) return known
	const lane = new Stretches()
	lanes.set(id, lane)
	return lane
}

export class Timeline implements Notes {
	readonly #cast: Cast
	readonly #spans = new Map<number, Stretches>()
	readonly #holds = new Map<number, Stretches>()
	/** By the thread woken: it has at most one wake pending. */
	readonly #wakes = new Map<number, Stretches>()
	readonly #depths = new Map<number, Stretches>()
	readonly #completions = new Column('float', 256)
	#wakeCount = 0

	constructor(cast: Cast) {
		this.#cast = cast
		for (const object of cast.objects) {
			if (object.kind === 'queue') this.depth(object.id, 0, 0, object.capacity)
		}
	}

	state(thread: number, atUs: number, state: ThreadState, cause: Cause, causeOf: number): void {
		laneOf(this.#spans, thread).step(atUs, stateNumber.get(state) ?? 0, cause, causeOf)
	}

	held(thread: number, atUs: number, lock: number): void {
		laneOf(this.#holds, thread).open(atUs, lock, 0, 0)
	}

	letGo(thread: number, atUs: number): void {
		laneOf(this.#holds, thread).close(atUs)
	}

	notified(to: number, atUs: number, from: number, condition: number, isAll: boolean): void {
		this.#wakeCount += 1
		const how = from * 2 + (isAll ? 1 : 0)
		laneOf(this.#wakes, to).open(atUs, how, condition, this.#wakeCount)
	}

	ran(to: number, atUs: number): void {
		laneOf(this.#wakes, to).close(atUs)
	}

	depth(queue: number, atUs: number, depth: number, capacity: number): void {
		laneOf(this.#depths, queue).step(atUs, depth, capacity, 0)
	}

	completed(atUs: number): void {
		this.#completions.push(atUs)
	}

	/** Completions per second over the second before `atUs`, or over what there is of it. */
	throughputAt(atUs: number): number {
		const windowUs = Math.min(1_000_000, atUs)
		if (windowUs <= 0) return 0
		const completed = this.#completions.after(atUs) - this.#completions.after(atUs - windowUs)
		return (completed * 1_000_000) / windowUs
	}

	spans(thread: number, fromUs: number, toUs: number, endUs: number): readonly Span[] {
		const lane = laneOf(this.#spans, thread)
		const [from, to] = lane.touching(fromUs, toUs)
		const spans: Span[] = []
		for (let place = from; place < to; place++) {
			const cause = causes[lane.second(place)] ?? Cause.none
			const causeOf = lane.third(place)
			spans.push({
				fromUs: lane.fromUs(place),
				toUs: Math.min(endUs, lane.toUs(place)),
				state: threadStates[lane.first(place)] ?? 'new',
				reason: reasonInWords(this.#cast, cause, causeOf),
				item: cause === Cause.handling ? causeOf : 0,
			})
		}
		return spans
	}

	holds(thread: number, fromUs: number, toUs: number, endUs: number): readonly number[] {
		const lane = laneOf(this.#holds, thread)
		const [from, to] = lane.touching(fromUs, toUs)
		const pairs: number[] = []
		for (let place = from; place < to; place++) {
			pairs.push(lane.fromUs(place), Math.min(endUs, lane.toUs(place)))
		}
		return pairs
	}

	wakes(fromUs: number, toUs: number): readonly Wake[] {
		const found: { order: number; wake: Wake }[] = []
		for (const [to, lane] of this.#wakes) {
			const [first, end] = lane.touching(fromUs, toUs)
			for (let place = first; place < end; place++) {
				const how = lane.first(place)
				const ranUs = lane.toUs(place)
				const wake = {
					atUs: lane.fromUs(place),
					from: Math.floor(how / 2),
					to,
					condition: lane.second(place),
					ranUs: ranUs === Infinity ? null : ranUs,
					isAll: how % 2 === 1,
				}
				found.push({ order: lane.third(place), wake })
			}
		}
		return found.sort((one, other) => one.order - other.order).map(({ wake }) => wake)
	}

	depths(queue: number, fromUs: number, toUs: number): readonly DepthStep[] {
		const lane = laneOf(this.#depths, queue)
		const inForce = Math.max(lane.start, lane.touching(fromUs, fromUs)[1] - 1)
		const [, end] = lane.touching(fromUs, toUs)
		const steps: DepthStep[] = []
		for (let place = inForce; place < end; place++) {
			const atUs = Math.max(fromUs, lane.fromUs(place))
			steps.push({ atUs, depth: lane.first(place), capacity: lane.second(place) })
		}
		return steps
	}

	/** Lets go of what ended before `us`; completions are kept for a second longer. */
	dropBefore(us: number): void {
		for (const lanes of [this.#spans, this.#holds, this.#wakes, this.#depths]) {
			for (const lane of lanes.values()) lane.dropBefore(us)
		}
		this.#completions.dropBefore(this.#completions.after(us - 1_000_001))
	}
}
