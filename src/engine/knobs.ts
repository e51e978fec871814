/** The knobs of a run: a value is in force as soon as it is set, whether or not the threads can run. */
import type { KnobValue } from '../programs/knob.ts'
import type { Scene } from '../programs/scene.ts'
import type { Thread } from '../sync/thread.ts'
import { Kind } from '../trace/event.ts'
import { after } from './after.ts'
import type { KnobValues, RunLayout } from './layout.ts'

/** Real time for which a knob is tried politely before it is turned over the head of a held thread. */
const politeMs = 40

export class Knobs {
	readonly #layout: RunLayout
	readonly #you: Thread
	readonly #isPaused: () => boolean
	#values: KnobValues
	/** Turned over somebody's head: the waiters are told as soon as nobody is inside. */
	readonly #untold = new Set<string>()

	/** `you`: the page's own thread, in whose name objects are changed. `values`: of every knob of the scene. */
	constructor(layout: RunLayout, you: Thread, values: KnobValues, isPaused: () => boolean) {
		this.#layout = layout
		this.#you = you
		this.#values = values
		this.#isPaused = isPaused
	}

	get values(): KnobValues {
		return this.#values
	}

	/** Puts every knob in force, before any thread has begun. */
	begin(scene: Scene): void {
		for (const { name, default: otherwise } of scene.knobs) {
			const value = this.#values[name] ?? otherwise
			this.#layout.knobs.set(name, value)
			this.#layout.world.turn[name]?.(this.#you, value, true)
		}
	}

	/** Resolves when the value is in force; a parked thread need not have run. */
	async set(name: string, value: KnobValue): Promise<void> {
		this.#values = { ...this.#values, [name]: value }
		this.#layout.knobs.set(name, value)
		this.#trace(name)
		await this.#turn(name)
	}

	/** Tells the waiters of a knob that was turned over somebody's head, if nobody is inside any more. */
	tell(): void {
		for (const name of this.#untold) if (this.#tryTurn(name, false)) this.#untold.delete(name)
	}

	#trace(name: string): void {
		const { tracer } = this.#you
		const place = Object.keys(this.#values).indexOf(name)
		tracer?.refresh()
		tracer?.write(Kind.turned, 0, 0, place, this.#layout.knobs.word(name))
	}

	/** Turns a knob that acts on an object: politely for a while, then over the head of a thread that is held inside. */
	async #turn(name: string): Promise<void> {
		const until = performance.now() + politeMs
		while (!this.#tryTurn(name, false)) {
			if (this.#isPaused() || performance.now() > until) {
				this.#tryTurn(name, true)
				this.#untold.add(name)
				return
			}
			await after(1)
		}
		this.#untold.delete(name)
	}

	#tryTurn(name: string, isPaused: boolean): boolean {
		const value = this.#values[name]
		const turn = this.#layout.world.turn[name]
		return !turn || value === undefined || turn(this.#you, value, isPaused)
	}
}
