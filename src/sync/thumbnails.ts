/** Small pictures in shared memory: the last ones that threads have made, for the page to show. */
import type { SharedMemory } from './shared-memory.ts'

// Cells: BEGUN, pictures begun so far; and places used in turn, each: the item's id (0 while it is being drawn), and its
// pixels, four bytes each.
const BEGUN = 0
const HEAD_CELLS = 1

/** Pictures that are kept. */
export const kept = 64
export const width = 48
export const height = 32
const placeCells = 1 + width * height

/** A picture that is done. */
export interface Thumbnail {
	/** Id of the item that it was made of. */
	readonly item: number
	readonly width: number
	readonly height: number
	/** Red, green, blue and opacity of each pixel, row by row; a copy. */
	readonly rgba: Uint8ClampedArray<ArrayBuffer>
}

/** A picture that a thread is drawing. Nobody sees it before it is `done`. */
export interface Sketch {
	readonly width: number
	readonly height: number
	/** Channels go from 0 to 255. */
	set(x: number, y: number, red: number, green: number, blue: number): void
	done(): void
}

export class Thumbnails {
	readonly #words: Int32Array
	readonly #at: number
	readonly #placesAt: number

	constructor(memory: SharedMemory) {
		this.#words = memory.words
		this.#at = memory.allot(HEAD_CELLS)
		this.#placesAt = memory.allot(kept * placeCells)
	}

	/** An empty picture of item number `item`, in the place of the oldest. */
	begin(item: number): Sketch {
		const words = this.#words
		const number = Atomics.add(words, this.#at + BEGUN, 1)
		const at = this.#place(number)
		Atomics.store(words, at, 0)
		return {
			width,
			height,
			set(x, y, red, green, blue) {
				words[at + 1 + y * width + x] = red | (green << 8) | (blue << 16) | (0xff << 24)
			},
			done() {
				Atomics.store(words, at, item)
			},
		}
	}

	/** Pictures begun so far: while this stays, there is nothing new to see but what is being drawn. */
	get begun(): number {
		return Atomics.load(this.#words, this.#at + BEGUN)
	}

	/** Those that are done, the one begun last first; at most `most`. */
	latest(most = kept): Thumbnail[] {
		const found: Thumbnail[] = []
		for (let back = 1; back <= Math.min(kept, this.begun) && found.length < most; back++) {
			const at = this.#place(this.begun - back)
			const item = Atomics.load(this.#words, at)
			const pixels = this.#words.slice(at + 1, at + placeCells)
			// Unless somebody has begun another one there meanwhile.
			if (item !== 0 && Atomics.load(this.#words, at) === item) {
				const rgba = new Uint8ClampedArray(pixels.buffer)
				found.push({ item, width, height, rgba })
			}
		}
		return found
	}

	#place(number: number): number {
		return this.#placesAt + (number % kept) * placeCells
	}
}
