/**
 * The lanes of a recording at one zoom, condensed in chunks of columns that are kept once nothing can change
 * in them. So a frame that scrolls condenses only what is new, however much is in the window.
 */
import type { Wake } from '../../model/moment.ts'
import type { Mark } from '../../model/notes.ts'
import type { Recording } from '../../model/recording.ts'
import { type Columns, type Row, condense, condenseHolds } from './condense.ts'
import { type DepthColumns, condenseDepth } from './depth.ts'
import { type Marks, marksOf } from './marks.ts'
import type { Frame } from './rows.ts'
import { turnsIn } from './turns.ts'

export const columnsPerChunk = 64

/** More chunks than any window is wide; the oldest are forgotten first. */
const chunksKept = 128

/** The chunks are made row by row, as they are asked for. */
interface Chunk {
	readonly columns: Columns
	readonly rows: Map<number, Row>
	readonly depths: Map<number, DepthColumns>
	wakes: readonly Wake[] | null
	signs: readonly Mark[] | null
	/** As they were last laid out, and in which frame. */
	marks: { readonly frame: Frame; readonly marks: Marks } | null
}

const unseen = { wakes: null, signs: null, marks: null }

export class Chunks {
	readonly recording: Recording
	readonly usPerPx: number
	readonly #kept = new Map<number, Chunk>()
	#fresh = new Map<number, Chunk>()
	#version = -1

	constructor(recording: Recording, usPerPx: number) {
		this.recording = recording
		this.usPerPx = usPerPx
	}

	row(index: number, thread: number): Row {
		const { columns, rows } = this.#chunk(index)
		const known = rows.get(thread)
		if (known !== undefined) return known
		const [fromUs, toUs] = this.#windowOf(columns)
		const row = {
			...condense(this.recording.spans(thread, fromUs, toUs), columns),
			holds: condenseHolds(this.recording.holds(thread, fromUs, toUs), columns),
			turns: turnsIn(this.recording, thread, fromUs, toUs),
		}
		rows.set(thread, row)
		return row
	}

	/** The same marks again while neither the chunk nor the frame changes. */
	marks(index: number, frame: Frame): Marks {
		const chunk = this.#chunk(index)
		if (chunk.marks?.frame === frame) return chunk.marks.marks
		const marks = marksOf(frame, chunk.columns, (thread) => this.row(index, thread))
		chunk.marks = { frame, marks }
		return marks
	}

	isSettled(index: number): boolean {
		return this.#kept.has(index)
	}

	/** Wakes that began in the chunk. */
	wakes(index: number): readonly Wake[] {
		const chunk = this.#chunk(index)
		const [fromUs, toUs] = this.#windowOf(chunk.columns)
		chunk.wakes ??= this.recording
			.wakes(fromUs, toUs)
			.filter((wake) => wake.atUs >= fromUs && wake.atUs < toUs)
		return chunk.wakes
	}

	/** Refusals, interrupts and dead letters in the chunk. */
	signs(index: number): readonly Mark[] {
		const chunk = this.#chunk(index)
		const [fromUs, toUs] = this.#windowOf(chunk.columns)
		chunk.signs ??= this.recording
			.marks(fromUs, toUs)
			.filter(({ atUs }) => atUs >= fromUs && atUs < toUs)
		return chunk.signs
	}

	depth(index: number, queue: number): DepthColumns {
		const { columns, depths } = this.#chunk(index)
		const known = depths.get(queue)
		if (known !== undefined) return known
		const [fromUs, toUs] = this.#windowOf(columns)
		const steps = this.recording.depths(queue, fromUs, toUs)
		const depth = condenseDepth(steps, columns, this.recording.endUs)
		depths.set(queue, depth)
		return depth
	}

	#windowOf({ from, to, usPerPx }: Columns): readonly [number, number] {
		return [from * usPerPx, to * usPerPx]
	}

	#chunk(index: number): Chunk {
		if (this.#version !== this.recording.version) {
			this.#version = this.recording.version
			this.#fresh = new Map()
		}
		const known = this.#kept.get(index) ?? this.#fresh.get(index)
		if (known !== undefined) return known
		const from = index * columnsPerChunk
		const columns = { from, to: from + columnsPerChunk, usPerPx: this.usPerPx }
		const chunk: Chunk = { columns, rows: new Map(), depths: new Map(), ...unseen }
		if (!this.#willStay(columns)) this.#fresh.set(index, chunk)
		else {
			this.#kept.set(index, chunk)
			for (const oldest of this.#kept.keys()) {
				if (this.#kept.size <= chunksKept) break
				this.#kept.delete(oldest)
			}
		}
		return chunk
	}

	/** Records to come are not earlier than the last one; a span that began in the chunk may grow until then. */
	#willStay(columns: Columns): boolean {
		const [last] = this.recording.lastEvents(this.recording.endUs, 1)
		return last !== undefined && (columns.to + columnsPerChunk) * this.usPerPx < last.atUs
	}
}
