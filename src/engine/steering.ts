/** How fast a run goes and who holds its threads: paused, free, or in your hands. Every word of it is in shared memory. */
import { Control } from '../sync/gate.ts'
import { Own, Phase, Theirs, type ThreadCells } from '../sync/thread-cells.ts'
import { after } from './after.ts'
import { Hands, inHands } from './hands.ts'
import type { RunLayout } from './layout.ts'

export class Steering {
	/** The threads in your hands, while `isInHands`. */
	readonly hands: Hands
	readonly #layout: RunLayout
	readonly #threads: readonly ThreadCells[]
	readonly #playing: () => readonly number[]
	#pauses = 0
	#isPaused = true
	#isInHands = false
	/** Run µs per real µs. */
	#speed = 1
	#isLineByLine = false

	/** `threads`: ids of all that are steered; `playing`: of those at work; `obey`: starts those that programs have sent for. */
	constructor(
		layout: RunLayout,
		threads: readonly number[],
		playing: () => readonly number[],
		obey: () => void,
	) {
		this.#layout = layout
		this.#threads = threads.flatMap((id) => layout.threads[id] ?? [])
		this.#playing = playing
		this.hands = new Hands(layout, playing, obey)
	}

	get isPaused(): boolean {
		return this.#isPaused
	}

	/** Threads stand until you say who goes. */
	get isInHands(): boolean {
		return this.#isInHands
	}

	/** Nobody changes anything before the page says so. */
	get isStill(): boolean {
		if (this.#isInHands) return this.hands.isCalm
		return this.#isPaused && this.#restlessIds().length === 0
	}

	/** Has everybody stand still, also those that begin from now on. */
	holdStill(): void {
		this.#isPaused = true
		this.#pauses++
		for (const cells of this.#threads) {
			Atomics.store(cells.words, cells.at + Theirs.pause, this.#pauses)
			cells.control(Control.pause, 0)
		}
	}

	/** Resolves when nothing in the program can change any more; to be called while it is paused. */
	async quiet(): Promise<void> {
		while (this.#restlessIds().length > 0) await after(1)
	}

	stopTime(): void {
		this.#layout.clock.setPace(0)
	}

	resume(): void {
		this.#isPaused = false
		this.#layout.clock.setPace(this.#speed)
		if (this.#isInHands) this.letGo()
		this.#steer(this.#isLineByLine ? Control.lineByLine : 0, Control.pause)
	}

	/** `isLineByLine`: everybody dwells at each line. */
	setSpeed(speed: number, isLineByLine: boolean): void {
		this.#speed = speed
		this.#isLineByLine = isLineByLine
		if (!this.#isPaused) this.#layout.clock.setPace(speed)
		const line = isLineByLine ? Control.lineByLine : 0
		// Sleepers wake and reckon anew.
		this.#steer(line, Control.lineByLine & ~line)
	}

	/** Threads that begin from now on begin in your hands, and stand at their first gate. */
	beginInHands(): void {
		this.#isInHands = true
		this.#steer(Control.hold, 0)
	}

	/** In your hands they stand at lines, too, when steps go line by line. */
	holdLines(): void {
		this.#steer(Control.holdLines, 0)
	}

	/** From a pause: everybody goes on standing where it is, until it is its turn. Time goes by turns from now on. */
	takeOver(): void {
		this.#isInHands = true
		this.#steer(inHands, Control.pause | Control.lineByLine)
	}

	/** Out of your hands. */
	letGo(): void {
		this.#isInHands = false
		this.hands.withdraw()
		this.#steer(0, inHands)
	}

	/** Holds one thread at its next gate, or lets it go: the word that freezes it and nobody else. */
	hold(thread: number, isHeld: boolean): void {
		// Turns that were not used are not kept for the next time.
		if (!isHeld) this.hands.withdraw()
		this.#layout.threads[thread]?.control(isHeld ? Control.hold : 0, isHeld ? 0 : Control.hold)
	}

	/** Asks everybody to leave the run. */
	stop(): void {
		this.stopTime()
		this.#isPaused = true
		this.#steer(Control.stop, 0)
	}

	/** The process has died: everybody leaves as failed. */
	die(): void {
		this.stopTime()
		this.#steer(Control.die, 0)
	}

	#steer(set: number, clear: number): void {
		for (const cells of this.#threads) cells.control(set, clear)
	}

	/** Ids of threads that may still change something. */
	#restlessIds(): number[] {
		return this.#playing().filter((id) => {
			const cells = this.#layout.threads[id]
			if (!cells) return false
			const phase = cells.read(Own.phase)
			if (phase === Phase.running) return cells.read(Own.quiet) !== this.#pauses
			return phase === Phase.absent
		})
	}
}
