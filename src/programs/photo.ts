/** A photo that nobody took: a landscape reckoned from one word, pixel by pixel, as large as one from a small camera. */
import { hsl, scaleLinear } from 'd3'
import type { Sketch } from '../sync/thumbnails.ts'

interface Colour {
	readonly r: number
	readonly g: number
	readonly b: number
}

/** Photo pixels on a side of the block that becomes one small pixel. */
const block = 6
const ranges = 3

export class Photo {
	readonly #width: number
	readonly #height: number
	readonly #sun: { readonly x: number; readonly y: number; readonly radius: number }
	readonly #sky: readonly [Colour, Colour]
	readonly #hills: readonly Colour[]
	/** For each range of hills, farthest first: its upper edge above each column. */
	readonly #edges: readonly Float64Array[]

	/** `word`: what it shows; `small`: what it is going to be made into. */
	constructor(word: number, small: Sketch) {
		this.#width = small.width * block
		this.#height = small.height * block
		// Bits of the word, each few of them for something else.
		const part = (shift: number, bits: number) =>
			((word >>> shift) & ((1 << bits) - 1)) / (1 << bits)
		// By day or in the evening; muted, since bright colours stand for other things here.
		const isEvening = part(0, 2) > 0.6
		const hue = (isEvening ? 10 : 195) + 35 * part(2, 5)
		this.#sky = [hsl(hue, 0.3, isEvening ? 0.35 : 0.45).rgb(), hsl(hue + 25, 0.5, 0.82).rgb()]
		this.#sun = {
			x: this.#width * (0.15 + 0.7 * part(7, 5)),
			y: this.#height * (0.15 + 0.35 * part(12, 4)),
			radius: this.#height * (0.06 + 0.06 * part(16, 3)),
		}
		const from = { hue: 60 + 100 * part(19, 4), phase: 40 * part(23, 7) }
		const indices = Array.from({ length: ranges }, (_, range) => range)
		this.#hills = indices.map((range) => hsl(from.hue, 0.2, 0.52 - 0.17 * range).rgb())
		this.#edges = indices.map((range) => this.#edge(range, from.phase))
	}

	/** Row `y` of the small picture: each of its pixels is the mean of a whole block of the photo's. */
	shrinkRow(y: number, small: Sketch): void {
		for (let x = 0; x < small.width; x++) {
			const [r, g, b] = this.#meanOf(x * block, y * block)
			small.set(x, y, r, g, b)
		}
	}

	#meanOf(left: number, top: number): [number, number, number] {
		let [red, green, blue] = [0, 0, 0]
		for (let y = top; y < top + block; y++) {
			for (let x = left; x < left + block; x++) {
				const { r, g, b } = this.#hillAt(x, y) ?? this.#skyAt(x, y)
				red += r
				green += g
				blue += b
			}
		}
		const count = block * block
		return [red / count, green / count, blue / count]
	}

	/** The colour of the nearest range of hills that covers the pixel; null for none. */
	#hillAt(x: number, y: number): Colour | null {
		for (let range = ranges - 1; range >= 0; range--) {
			if (y > (this.#edges[range]?.[x] ?? 0)) {
				return this.#hills[range] ?? null
			}
		}
		return null
	}

	#skyAt(x: number, y: number): Colour {
		const { x: sunX, y: sunY, radius } = this.#sun
		const far = Math.sqrt((x - sunX) ** 2 + (y - sunY) ** 2)
		const glow = Math.min(1, radius / (1 + far))
		const down = Math.min(1, y / this.#height + glow)
		const [above, below] = this.#sky
		return {
			r: mixed(above.r, below.r, down, glow),
			g: mixed(above.g, below.g, down, glow),
			b: mixed(above.b, below.b, down, glow),
		}
	}

	#edge(range: number, phase: number): Float64Array {
		const rest = scaleLinear([0, ranges - 1], [0.5 * this.#height, 0.85 * this.#height])(range)
		const waves = (2 + range) / this.#width
		return Float64Array.from({ length: this.#width }, (_, x) => {
			const turn = 2 * Math.PI * x * waves + phase * (range + 1)
			return rest + this.#height * (0.08 * Math.sin(turn) + 0.03 * Math.sin(2.7 * turn))
		})
	}
}

/** One channel of the sky, so far down and so near the sun. */
function mixed(above: number, below: number, down: number, glow: number): number {
	return Math.min(255, above + (below - above) * down + 60 * glow)
}
