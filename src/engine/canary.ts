/**
 * What a run leaves for others: one more worker does units of work for as long as the run goes on, and is compared with
 * what it did alone. Calibrated anew before each run, since machines are shared.
 */
import { Control } from '../sync/gate.ts'
import { Own, Theirs } from '../sync/thread-cells.ts'
import { after } from './after.ts'
import { layOutSeats, type Seat, type Seats } from './burner-seats.ts'
import type { Crew } from './crew.ts'

/** Burners that are let loose at once to see how many cores there really are; more cores are taken to be like those. */
const mostAtOnce = 4
/** Real time in which a burner is compiled and gets its core; then that of a window, and how many are looked at. */
const warmMs = 20
const windowMs = 25
const windows = 5
const middle = 2

/** Real time over which the share is reckoned, and between two of them. */
const spanMs = 1000
const everyMs = 250

/** A share of an idle core, 0…1, and how many cores there were before the run. */
export interface Share {
	readonly left: number
	readonly cores: number
}

interface Count {
	readonly atMs: number
	readonly done: number
}

export class Canary {
	readonly #crew: Crew
	readonly #seats: Seats
	/** Units of a burner alone, per ms; 0 while it has not been calibrated. */
	#alone = 0
	#cores = 0
	#holds = 0
	#burning: Promise<unknown> = Promise.resolve()
	#counts: Count[] = []
	#toldMs = 0

	constructor(crew: Crew) {
		this.#crew = crew
		this.#seats = layOutSeats(Math.max(1, Math.min(mostAtOnce, crew.cores)))
	}

	/** That there really are, for one run at a time, as calibrated; 0 before. */
	get cores(): number {
		return this.#cores
	}

	/** Units that it has done, modulo 2^32. */
	get done(): number {
		return this.#doneBy(this.#seats.all[0])
	}

	/** Starts it and lets it stand still; takes less than half a second, during which nobody else should work. */
	async calibrate(): Promise<void> {
		const { buffer, all } = this.#seats
		this.#hold(all)
		const jobs = all.map((_, seat) => this.#crew.burn({ buffer, seats: all.length, seat }))
		this.#burning = Promise.allSettled(jobs)
		const isThere = await Promise.race([
			this.#quiet(all).then(() => true),
			Promise.all(jobs).then(
				() => false,
				() => false,
			),
		])
		// One that cannot be started measures nothing, and keeps nobody from running.
		if (!isThere) this.#end(all)
		const [first] = all
		if (!first || !isThere) return
		// The one in the middle: neither a moment that was disturbed nor one that was granted a faster clock.
		const alone = (await this.#rates([first])).sort((one, other) => one - other)[middle] ?? 0
		const together = await this.#rates(all)
		const others = all.slice(1)
		this.#hold([first])
		this.#end(others)
		await this.#quiet([first])
		const mean = together.reduce((sum, rate) => sum + rate, 0) / together.length
		if (alone === 0) return
		this.#alone = alone
		const { cores } = this.#crew
		this.#cores = Math.min(cores, (mean / alone) * (cores / all.length))
	}

	/** Goes on, if it is there. */
	go(): void {
		const { all } = this.#seats
		this.#counts = []
		this.#toldMs = 0
		if (this.#alone > 0) this.#letGo(all.slice(0, 1))
	}

	/** Resolves when it stands still. */
	async hold(): Promise<void> {
		if (this.#alone === 0) return
		const first = this.#seats.all.slice(0, 1)
		this.#hold(first)
		await this.#quiet(first)
	}

	/** Resolves when it has ended. */
	async end(): Promise<void> {
		this.#alone = 0
		this.#end(this.#seats.all)
		await this.#burning
	}

	/** To be asked often while the run goes on; null when there is nothing new to tell. `nowMs`: real time. */
	sample(nowMs: number): Share | null {
		if (this.#alone === 0) return null
		this.#counts.push({ atMs: nowMs, done: this.done })
		while ((this.#counts[1]?.atMs ?? nowMs) <= nowMs - spanMs) this.#counts.shift()
		const [from, to] = [this.#counts[0], this.#counts.at(-1)]
		if (!from || !to || to.atMs - from.atMs < everyMs || nowMs - this.#toldMs < everyMs) return null
		this.#toldMs = nowMs
		const left = ((to.done - from.done) | 0) / (to.atMs - from.atMs) / this.#alone
		return { left: Math.min(1, left), cores: this.#cores }
	}

	/** Units per ms that `seats` do together, in each of some windows. They are held afterwards by nobody. */
	async #rates(seats: readonly Seat[]): Promise<number[]> {
		const doneByAll = () => seats.reduce((sum, seat) => (sum + this.#doneBy(seat)) | 0, 0)
		this.#letGo(seats)
		await after(warmMs)
		const rates: number[] = []
		for (let i = 0; i < windows; i++) {
			const [from, fromMs] = [doneByAll(), performance.now()]
			await after(windowMs)
			rates.push(((doneByAll() - from) | 0) / (performance.now() - fromMs))
		}
		return rates
	}

	#doneBy(seat: Seat | undefined): number {
		return seat ? Atomics.load(seat.done.words, seat.done.at) : 0
	}

	#hold(seats: readonly Seat[]): void {
		this.#holds++
		for (const { cells } of seats) {
			cells.write(Theirs.pause, this.#holds)
			cells.control(Control.pause, 0)
		}
	}

	#letGo(seats: readonly Seat[]): void {
		for (const { cells } of seats) cells.control(0, Control.pause)
	}

	#end(seats: readonly Seat[]): void {
		for (const { cells } of seats) cells.control(Control.stop, 0)
	}

	async #quiet(seats: readonly Seat[]): Promise<void> {
		const isQuiet = ({ cells }: Seat) => {
			const hasEnded = (cells.read(Theirs.control) & Control.stop) !== 0
			return hasEnded || cells.read(Own.quiet) === cells.read(Theirs.pause)
		}
		while (!seats.every(isQuiet)) await after(1)
	}
}
