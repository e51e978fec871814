/**
 * The run as lanes show it, noted while records are folded: per thread its spans, holds and wakes,
 * per queue its depth, samples of memory and of the canary, and when items were completed. Windows are found by binary search.
 */
import type { Cast, ThreadState } from '../trace/cast.ts'
import { threadStates } from '../trace/cast.ts'
import { Column } from './column.ts'
import type { TurnSpan } from './actor-moment.ts'
import { Flow } from './flow.ts'
import type { Wake } from './moment.ts'
import { type Rates, reasonInWords } from './moment-of.ts'
import { Cause, type Mark, type Notes } from './notes.ts'
import { Stretches } from './stretches.ts'
import type { WaveBin } from './wave.ts'

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

export interface MemoryStep {
	readonly atUs: number
	readonly usedBytes: number
	readonly grownBytes: number
}

/** `share` of an idle core, 0…1. */
export interface CanaryStep {
	readonly atUs: number
	readonly share: number
}

const stateNumber = new Map(threadStates.map((state, index) => [state, index]))
const causes = Object.values(Cause)
const markWords: readonly Mark['what'][] = ['refusal', 'interrupt', 'dead letter']

function laneOf(lanes: Map<number, Stretches>, id: number): Stretches {
	const known = lanes.get(id)
	if (known !== undefined) return known
	const lane = new Stretches()
	lanes.set(id, lane)
	return lane
}

/** The steps in the window, the one in force at `fromUs` first. */
function stepsOf<Step>(
	lane: Stretches,
	fromUs: number,
	toUs: number,
	step: (atUs: number, first: number, second: number) => Step,
): readonly Step[] {
	const inForce = Math.max(lane.start, lane.touching(fromUs, fromUs)[1] - 1)
	const [, end] = lane.touching(fromUs, toUs)
	const steps: Step[] = []
	for (let place = inForce; place < end; place++) {
		const atUs = Math.max(fromUs, lane.fromUs(place))
		steps.push(step(atUs, lane.first(place), lane.second(place)))
	}
	return steps
}

export class Timeline implements Notes {
	readonly #cast: Cast
	readonly #spans = new Map<number, Stretches>()
	readonly #holds = new Map<number, Stretches>()
	readonly #turns = new Map<number, Stretches>()
	/** By the thread woken: it has at most one wake pending. */
	readonly #wakes = new Map<number, Stretches>()
	readonly #depths = new Map<number, Stretches>()
	readonly #memory = new Stretches()
	readonly #canary = new Stretches()
	readonly #flow: Flow
	#wakeCount = 0
	readonly #markUs = new Column('float', 256)
	/** Beside it: the thread times four, and what it was. */
	readonly #markHow = new Column('int', 256)

	/** `startUs`: nothing is known of the time before. */
	constructor(cast: Cast, startUs = 0) {
		this.#cast = cast
		this.#flow = new Flow(startUs)
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

	turn(thread: number, atUs: number, actor: number): void {
		laneOf(this.#turns, thread).open(atUs, actor, 0, 0)
	}

	turnEnd(thread: number, atUs: number): void {
		laneOf(this.#turns, thread).close(atUs)
	}

	notified(to: number, atUs: number, from: number, condition: number, isAll: boolean): void {
		this.#wakeCount += 1
		const how = from * 2 + (isAll ? 1 : 0)
		laneOf(this.#wakes, to).open(atUs, how, condition, this.#wakeCount)
	}

	ran(to: number, atUs: number): void {
		laneOf(this.#wakes, to).close(atUs)
	}

	marked(thread: number, atUs: number, what: Mark['what']): void {
		this.#markUs.push(atUs)
		this.#markHow.push(thread * 4 + markWords.indexOf(what))
	}

	depth(queue: number, atUs: number, depth: number, capacity: number): void {
		laneOf(this.#depths, queue).step(atUs, depth, capacity, 0)
		this.#flow.depth(queue, atUs, depth)
	}

	arrived(atUs: number, items: number, isRetry: boolean): void {
		this.#flow.arrived(atUs, items, isRetry)
	}

	refused(atUs: number): void {
		this.#flow.refused(atUs)
	}

	lost(atUs: number): void {
		this.#flow.lost(atUs)
	}

	completed(atUs: number, isInTime: boolean): void {
		this.#flow.completed(atUs, isInTime)
	}

	memory(atUs: number, usedBytes: number, grownBytes: number): void {
		this.#memory.step(atUs, usedBytes / 1024, grownBytes / 1024, 0)
	}

	canary(atUs: number, share: number): void {
		this.#canary.step(atUs, Math.round(share * 1000), 0, 0)
	}

	ratesAt(atUs: number): Rates {
		return this.#flow.ratesAt(atUs)
	}

	/** What came and what became of it, in about so many bins. */
	wave(fromUs: number, toUs: number, bins: number): readonly WaveBin[] {
		return this.#flow.wave(fromUs, toUs, bins)
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
				item: cause === Cause.handling || cause === Cause.passing ? causeOf : 0,
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

	turns(thread: number, fromUs: number, toUs: number, endUs: number): readonly TurnSpan[] {
		const lane = laneOf(this.#turns, thread)
		const [from, to] = lane.touching(fromUs, toUs)
		const turns: TurnSpan[] = []
		for (let place = from; place < to; place++) {
			const until = Math.min(endUs, lane.toUs(place))
			turns.push({ fromUs: lane.fromUs(place), toUs: until, actor: lane.first(place) })
		}
		return turns
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

	/** Refusals, interrupts and dead letters in the window, oldest first. */
	marks(fromUs: number, toUs: number): readonly Mark[] {
		const found: Mark[] = []
		const end = this.#markUs.after(toUs)
		for (let place = this.#markUs.after(fromUs - 1); place < end; place++) {
			const how = this.#markHow.at(place)
			const what = markWords[how % 4] ?? 'refusal'
			found.push({ atUs: this.#markUs.at(place), thread: Math.floor(how / 4), what })
		}
		return found
	}

	depths(queue: number, fromUs: number, toUs: number): readonly DepthStep[] {
		return stepsOf(laneOf(this.#depths, queue), fromUs, toUs, (atUs, depth, capacity) => {
			return { atUs, depth, capacity }
		})
	}

	memorySteps(fromUs: number, toUs: number): readonly MemoryStep[] {
		return stepsOf(this.#memory, fromUs, toUs, (atUs, used, grown) => {
			return { atUs, usedBytes: used * 1024, grownBytes: grown * 1024 }
		})
	}

	canarySteps(fromUs: number, toUs: number): readonly CanaryStep[] {
		return stepsOf(this.#canary, fromUs, toUs, (atUs, share) => ({ atUs, share: share / 1000 }))
	}

	/** Lets go of what ended before `us`; what rates need is kept for longer, and the wave for ever. */
	dropBefore(us: number): void {
		for (const lanes of [this.#spans, this.#holds, this.#turns, this.#wakes, this.#depths]) {
			for (const lane of lanes.values()) lane.dropBefore(us)
		}
		for (const lane of [this.#memory, this.#canary]) lane.dropBefore(us)
		const marks = this.#markUs.after(us - 1)
		this.#markUs.dropBefore(marks)
		this.#markHow.dropBefore(marks)
		this.#flow.dropBefore(us)
	}
}
