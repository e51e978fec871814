/** The span that someone points at: with the pointer, or with the keyboard's cursor, which wins while it is set. */
import type { Recording } from '../../model/recording.ts'
import type { LaneRow } from './rows.ts'
import { type Hit, type Pointed, neighbour, spanAt } from './hit.ts'

export class LaneCursor {
	#chosen = $state.raw<Pointed | null>(null)
	hover = $state.raw<{ readonly hit: Hit; readonly x: number; readonly y: number } | null>(null)

	get isChosen(): boolean {
		return this.#chosen !== null
	}

	/** As the recording has it now: a span that goes on has grown since it was pointed at. */
	pointed(recording: Recording, slackUs: number): Pointed | null {
		const chosen = this.#chosen
		if (chosen !== null) {
			const { thread } = chosen
			const span = recording
				.spans(thread, chosen.span.fromUs, chosen.span.fromUs)
				.find(({ fromUs }) => fromUs === chosen.span.fromUs)
			return span === undefined ? null : { thread, span }
		}
		const row = this.hover?.hit.row
		if (this.hover === null || row === null || row === undefined) return null
		const span = spanAt(recording, row.thread, this.hover.hit.us, slackUs)
		return span === undefined ? null : { thread: row.thread, span }
	}

	/** To the span before or after; from nowhere, to the one at `atUs` in the first row. */
	along(recording: Recording, rows: readonly LaneRow[], atUs: number, step: 1 | -1): void {
		const chosen = this.pointed(recording, 0)
		if (chosen === null) {
			this.#choose(recording, rows[0], atUs)
			return
		}
		const span = neighbour(recording, chosen, step)
		if (span !== undefined) this.#chosen = { thread: chosen.thread, span }
	}

	/** To the row above or below, at the same time. */
	across(recording: Recording, rows: readonly LaneRow[], atUs: number, step: 1 | -1): void {
		const chosen = this.pointed(recording, 0)
		if (chosen === null) {
			this.#choose(recording, step > 0 ? rows[0] : rows[rows.length - 1], atUs)
			return
		}
		const index = rows.findIndex(({ thread }) => thread === chosen.thread)
		const { fromUs, toUs } = chosen.span
		const inside = atUs >= fromUs && atUs <= toUs ? atUs : (fromUs + toUs) / 2
		this.#choose(recording, rows[index + step], inside)
	}

	leave(): void {
		this.#chosen = null
	}

	#choose(recording: Recording, row: LaneRow | undefined, us: number): void {
		if (row === undefined) return
		// Before it began a thread has no span: its first one then.
		const span =
			spanAt(recording, row.thread, us) ?? recording.spans(row.thread, us, recording.endUs)[0]
		if (span !== undefined) this.#chosen = { thread: row.thread, span }
	}
}
