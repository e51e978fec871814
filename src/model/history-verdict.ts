/**
 * Whether the queues of a run were legal first-in-first-out queues, told while the run goes on: records in, one plain
 * sentence per queue out.
 */
import type { Cast } from '../trace/cast.ts'
import { Kind, type TraceEvent } from '../trace/event.ts'
import { type Bounds, HistoryReader, type QueueObject } from './history.ts'
import { HistorySweep, type Violation } from './history-check.ts'
import { violationInWords } from './history-words.ts'

export interface QueueVerdict {
	/** Object id of the queue, and its name. */
	readonly queue: number
	readonly name: string
	/** Nothing illegal was found. */
	readonly holds: boolean
	/** Operations that were checked. */
	readonly operations: number
	/** Records were lost: what came after that was not checked. */
	readonly isPartial: boolean
	readonly sentence: string
	readonly violation: Violation | null
}

interface Checked {
	readonly queue: QueueObject
	readonly reader: HistoryReader
	readonly sweep: HistorySweep
}

export class HistoryCheck {
	readonly #cast: Cast
	readonly #checked: readonly Checked[]
	#lost = 0

	/** `bounds`: what an operation is held to; see `Bounds`. */
	constructor(cast: Cast, bounds: Bounds = 'section') {
		this.#cast = cast
		this.#checked = cast.objects
			.filter((object) => object.kind === 'queue')
			.map((queue) => {
				const reader = new HistoryReader(cast, queue, bounds)
				return { queue, reader, sweep: new HistorySweep(queue.capacity) }
			})
	}

	/**
	 * Takes records from the beginning of the run on, in legal order, none twice. `lost`: records missing before them,
	 * beside gap records; from the first missing record on nothing is checked.
	 */
	append(events: readonly TraceEvent[], lost = 0): void {
		this.#lost += lost
		if (this.#lost > 0) return
		const gapAt = events.findIndex(({ kind }) => kind === Kind.gap)
		const whole = gapAt < 0 ? events : events.slice(0, gapAt)
		for (const { reader, sweep } of this.#checked) {
			sweep.add(reader.read(whole))
			sweep.advance(reader.settled)
		}
		if (gapAt >= 0) this.#lost = events[gapAt]?.a ?? 0
	}

	/** The run is over: what has not returned never will. */
	finish(): void {
		if (this.#lost > 0) return
		for (const { reader, sweep } of this.#checked) {
			sweep.add(reader.rest())
			sweep.finish()
		}
	}

	verdicts(): readonly QueueVerdict[] {
		return this.#checked.map(({ queue, sweep }) => {
			const { violation, checked: operations } = sweep
			const isPartial = this.#lost > 0
			const sentence = this.#sentence(violation, operations)
			const { id, name } = queue
			return {
				queue: id,
				name,
				holds: violation === null,
				operations,
				isPartial,
				sentence,
				violation,
			}
		})
	}

	#sentence(violation: Violation | null, operations: number): string {
		const count = operations.toLocaleString('en')
		if (violation) {
			const when = `at ${(violation.operation.atUs / 1000).toFixed(3)} ms`
			return `This run was no first-in-first-out queue: ${when}, ${violationInWords(this.#cast, violation)}`
		}
		if (this.#lost === 0) {
			return `This run was a legal first-in-first-out queue: ${count} operations checked.`
		}
		const until = `The ${count} operations before records were lost`
		return `${until} were those of a legal first-in-first-out queue; the others were not checked.`
	}
}
