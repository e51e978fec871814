/**
 * Numbers that only grow at the end and are let go at the front, in typed chunks.
 * Places are counted from the first number ever pushed; a place keeps its meaning when older ones go.
 */
type Chunk = Float64Array | Int32Array | Uint8Array
type MakeChunk = (length: number) => Chunk

const makers = {
	float: (length: number) => new Float64Array(length),
	int: (length: number) => new Int32Array(length),
	byte: (length: number) => new Uint8Array(length),
} as const

export class Column {
	#first = 0
	#end = 0
	readonly #chunks: Chunk[] = []
	readonly #make: MakeChunk
	readonly #size: number

	constructor(type: keyof typeof makers, chunkSize: number) {
		this.#make = makers[type]
		this.#size = chunkSize
	}

	/** The first place still kept; always the first of a chunk. */
	get first(): number {
		return this.#first
	}

	/** One past the last place. */
	get end(): number {
		return this.#end
	}

	push(value: number): void {
		const offset = (this.#end - this.#first) % this.#size
		if (offset === 0 && this.#end - this.#first === this.#chunks.length * this.#size) {
			this.#chunks.push(this.#make(this.#size))
		}
		this.#end += 1
		this.set(this.#end - 1, value)
	}

	/** The number at a kept place; NaN elsewhere. */
	at(place: number): number {
		const offset = place - this.#first
		if (offset < 0 || place >= this.#end) return NaN
		return this.#chunks[Math.floor(offset / this.#size)]?.[offset % this.#size] ?? NaN
	}

	set(place: number, value: number): void {
		const offset = place - this.#first
		const chunk = this.#chunks[Math.floor(offset / this.#size)]
		if (chunk !== undefined) chunk[offset % this.#size] = value
	}

	/** Takes the last number back. */
	pop(): void {
		if (this.#end > this.#first) this.#end -= 1
	}

	/** Lets whole chunks go that lie before `place`. */
	dropBefore(place: number): void {
		const chunks = Math.min(
			this.#chunks.length,
			Math.floor((Math.min(place, this.#end) - this.#first) / this.#size),
		)
		if (chunks <= 0) return
		this.#chunks.splice(0, chunks)
		this.#first += chunks * this.#size
	}

	/** For numbers that never fall: the first place whose number is greater than `value`. */
	after(value: number): number {
		let low = this.#first
		let high = this.#end
		while (low < high) {
			const middle = Math.floor((low + high) / 2)
			if (this.at(middle) > value) high = middle
			else low = middle + 1
		}
		return low
	}
}
