/**
 * Stretches of time that never overlap, in order, each with three whole numbers: a thread's spans,
 * its holds of a lock, its wakes. The last one may still be open.
 */
import { Column } from './column.ts'

const chunkSize = 512

export class Stretches {
	readonly #from = new Column('float', chunkSize)
	readonly #to = new Column('float', chunkSize)
	readonly #first = new Column('int', chunkSize)
	readonly #second = new Column('int', chunkSize)
	readonly #third = new Column('int', chunkSize)

	get start(): number {
		return this.#from.first
	}

	get end(): number {
		return this.#from.end
	}

	/** Begins a stretch and ends the one still open. */
	open(fromUs: number, first: number, second: number, third: number): void {
		this.close(fromUs)
		this.#from.push(fromUs)
		this.#to.push(Infinity)
		this.#first.push(first)
		this.#second.push(second)
		this.#third.push(third)
	}

	/**
	 * Begins a stretch as `open` does, but leaves out what would have no length or changes nothing.
	 * For lanes without gaps.
	 */
	step(fromUs: number, first: number, second: number, third: number): void {
		while (this.end > this.start && this.fromUs(this.end - 1) === fromUs) this.#pop()
		const last = this.end - 1
		const isSame =
			this.end > this.start &&
			this.first(last) === first &&
			this.second(last) === second &&
			this.third(last) === third
		if (isSame) this.#to.set(last, Infinity)
		else this.open(fromUs, first, second, third)
	}

	close(toUs: number): void {
		const last = this.end - 1
		if (last >= this.start && this.toUs(last) === Infinity) this.#to.set(last, toUs)
	}

	fromUs(place: number): number {
		return this.#from.at(place)
	}

	/** Infinity while open. */
	toUs(place: number): number {
		return this.#to.at(place)
	}

	first(place: number): number {
		return this.#first.at(place)
	}

	second(place: number): number {
		return this.#second.at(place)
	}

	third(place: number): number {
		return this.#third.at(place)
	}

	/** Places [from, to) of the stretches that touch the window, both ends included. */
	touching(fromUs: number, toUs: number): readonly [number, number] {
		let from = this.#from.after(fromUs)
		while (from > this.start && this.toUs(from - 1) >= fromUs) from -= 1
		return [from, Math.max(from, this.#from.after(toUs))]
	}

	/** Lets go of stretches that ended before `us`, in whole chunks. */
	dropBefore(us: number): void {
		const [from] = this.touching(us, us)
		for (const column of this.#columns()) column.dropBefore(from)
	}

	#columns(): readonly Column[] {
		return [this.#from, this.#to, this.#first, this.#second, this.#third]
	}

	#pop(): void {
		for (const column of this.#columns()) column.pop()
	}
}
