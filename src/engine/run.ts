/**
 * One run of a scene, from the page's side: starts its threads, steers them through shared words, and drains what they
 * write. Nothing here waits for a thread to answer a message: a parked one could not.
 */
import type { Cast } from '../trace/cast.ts'
import { Kind, pageThread, type TraceEvent } from '../trace/event.ts'
import type { KnobValue } from '../programs/knob.ts'
import type { Scene } from '../programs/scene.ts'
import { Control } from '../sync/gate.ts'
import { markedPrimitives } from '../sync/marked.ts'
import { Own, Phase, Theirs, type ThreadCells } from '../sync/thread-cells.ts'
import { Thread } from '../sync/thread.ts'
import type { Crew } from './crew.ts'
import { Drain } from './drain.ts'
import { Hands, inHands } from './hands.ts'
import { fixedOf, layOut, partsOf, type KnobValues, type Part, type RunLayout } from './layout.ts'
import type { Outcome } from './protocol.ts'
import { isStuck } from './stuck.ts'

export type Pace = number | 'line' | 'full'

/** How a run came to its end by itself. */
export type Ending =
	| { readonly kind: 'finished' }
	| { readonly kind: 'deadlocked' }
	/** `line`: of `thread`'s program, 0 when it never began. */
	| {
			readonly kind: 'crashed'
			readonly thread: string
			readonly program: string
			readonly line: number
			readonly message: string
	  }

export interface RunOptions {
	readonly scene: Scene
	readonly values: KnobValues
	readonly seed: number
	readonly crew: Crew
	readonly onEnd: (ending: Ending) => void
	/** Records of each trace ring, a power of two. */
	readonly ringRecords?: number
}

/** Run µs per real µs at full speed; timed waits then end up too short to park for. */
const fullSpeed = 100
const lineSpeed = 0.01
/** Real time that a thread gets to leave by itself before it is ended by force. */
const graceMs = 1000
/** Real time for which a knob is tried politely before it is turned over the head of a held thread. */
const politeMs = 40

export class Run {
	readonly cast: Cast
	readonly layout: RunLayout
	/** The threads in your hands, while `isInHands`. */
	readonly hands: Hands
	readonly #options: RunOptions
	readonly #epochMs = performance.timeOrigin + performance.now()
	readonly #fixed: KnobValues
	readonly #parts: readonly Part[]
	readonly #you: Thread
	readonly #drain: Drain
	readonly #playing = new Map<number, Promise<void>>()
	/** Announced and not yet launched. */
	readonly #created = new Set<number>()
	#values: KnobValues
	#pauses = 0
	#isPaused = true
	#isOver = false
	#isInHands = false
	#pace: Pace = 1
	/** Knobs that were turned over somebody's head, and whose waiters are told as soon as nobody is inside. */
	readonly #untold = new Set<string>()

	constructor(options: RunOptions) {
		const { scene, seed, ringRecords = 8192 } = options
		const defaults = scene.knobs.map((knob) => [knob.name, knob.default] as const)
		const values: KnobValues = { ...Object.fromEntries(defaults), ...options.values }
		this.#options = options
		this.#values = values
		this.#parts = partsOf(scene)
		this.#fixed = fixedOf(scene, values)
		const realUs = () => this.#realUs()
		this.layout = layOut({ scene, seed, fixed: this.#fixed, ringRecords, realUs })
		this.#you = new Thread(pageThread, this.layout.around)
		this.#drain = new Drain(this.layout)
		this.hands = new Hands(this.layout, () => this.playing)
		this.cast = {
			scene: scene.id,
			seed,
			knobs: { ...values },
			threads: this.#parts.map(({ id, name, role, program }) => ({ id, name, role, program })),
			objects: this.layout.memory.objects,
			files: ['', ...markedPrimitives],
		}
		for (const knob of scene.knobs) {
			const value = values[knob.name] ?? knob.default
			this.layout.knobs.set(knob.name, value)
			this.layout.world.turn[knob.name]?.(this.#you, value, true)
		}
		for (const part of this.#parts) if (this.#isWanted(part)) this.#create(part)
	}

	/** Run time, µs. */
	get nowUs(): number {
		return this.layout.clock.nowUs()
	}

	get isPaused(): boolean {
		return this.#isPaused
	}

	/** Threads stand until you say who goes. */
	get isInHands(): boolean {
		return this.#isInHands
	}

	/** Threads at work in a worker. */
	get playing(): readonly number[] {
		return [...this.#playing.keys()]
	}

	/** Starts the threads; resolves when each stands at its first gate. Time has not begun: `resume` begins it. */
	async prepare(): Promise<void> {
		this.#holdStill()
		this.#reconcile()
		await this.#allQuiet()
	}

	/** Starts the threads in your hands; resolves when each stands at its first gate. */
	async prepareInHands(): Promise<void> {
		this.#isInHands = true
		this.#eachThread((cells) => {
			cells.control(Control.hold, 0)
		})
		this.#reconcile()
		await this.hands.calm()
		// From here on they stand at lines, too, when steps go line by line.
		this.#eachThread((cells) => {
			cells.control(Control.holdLines, 0)
		})
	}

	/** From a pause: each thread goes on standing where it is, until it is its turn. Time goes by turns from now on. */
	async takeOver(): Promise<void> {
		this.#isInHands = true
		this.#eachThread((cells) => {
			cells.control(inHands, Control.pause | Control.lineByLine)
		})
		await this.hands.calm()
	}

	/** Back to a pause. */
	async letGo(): Promise<void> {
		this.#holdStill()
		this.#letGo()
		await this.#allQuiet()
	}

	/** Stands still; resolves when nothing in the program can change any more. Drain once more then. */
	async pause(): Promise<void> {
		if (this.#isInHands) return
		this.layout.clock.setPace(0)
		this.#holdStill()
		await this.#allQuiet()
	}

	resume(): void {
		if (this.#isOver) return
		this.#isPaused = false
		this.layout.clock.setPace(speedOf(this.#pace))
		if (this.#isInHands) this.#letGo()
		this.#eachThread((cells) => {
			cells.control(this.#pace === 'line' ? Control.lineByLine : 0, Control.pause)
		})
		this.#tell()
	}

	setPace(pace: Pace): void {
		this.#pace = pace
		if (!this.#isPaused) this.layout.clock.setPace(speedOf(pace))
		const line = pace === 'line' ? Control.lineByLine : 0
		// Sleepers wake and reckon anew.
		this.#eachThread((cells) => {
			cells.control(line, Control.lineByLine & ~line)
		})
	}

	/** Resolves when the value is in force; a parked thread need not have run. */
	async setKnob(name: string, value: KnobValue): Promise<void> {
		this.#values = { ...this.#values, [name]: value }
		this.layout.knobs.set(name, value)
		await this.#turn(name)
		if (this.#options.scene.roles.some((role) => role.count === name)) {
			this.#reconcile()
			if (this.#isPaused) await this.#allQuiet()
		}
	}

	/** Holds one thread at its next gate, or lets it go: the word that freezes it and nobody else. */
	hold(thread: number, isHeld: boolean): void {
		// Turns that were not used are not kept for the next time.
		if (!isHeld) this.hands.withdraw()
		this.layout.threads[thread]?.control(isHeld ? Control.hold : 0, isHeld ? 0 : Control.hold)
	}

	/** What was written since the last call, in order. `lost`: records dropped since then. */
	drain(): { readonly events: TraceEvent[]; readonly lost: number; readonly endUs: number } {
		this.#you.tracer?.publish()
		const isStanding = this.#isInHands
			? this.hands.isCalm
			: this.#isPaused && this.#quietIds().length === 0
		const drained = this.#drain.take(this.playing, isStanding)
		if (this.#isInHands && isStanding && !this.#isOver) this.#tell()
		if (this.#isPaused || this.#isOver) return drained
		this.#tell()
		const isStill = isStuck(this.layout, this.playing, drained.events.length)
		// The threads were looked at one after another: whoever moved meanwhile has written.
		if (isStill && !this.#drain.hasMore) this.#end({ kind: 'deadlocked' })
		return drained
	}

	/** Ends the run: first by asking, then by force. Resolves when no thread plays; the crew stays. */
	async stop(): Promise<void> {
		this.#isOver = true
		this.layout.clock.setPace(0)
		this.#isPaused = true
		this.#eachThread((cells) => {
			cells.control(Control.stop, 0)
		})
		const all = Promise.all(this.#playing.values())
		const isTimedOut = await Promise.race([all.then(() => false), after(graceMs)])
		// By force. This run's memory is never used again.
		if (isTimedOut) await this.#options.crew.end()
	}

	#letGo(): void {
		this.#isInHands = false
		this.hands.withdraw()
		this.#eachThread((cells) => {
			cells.control(0, inHands)
		})
	}

	/** In your hands: ends the run when nobody can go any more. */
	endIfStuck(): void {
		const isDone = this.#isOver || this.playing.length === 0
		if (this.#isInHands && !isDone && this.hands.isStuck) this.#end({ kind: 'deadlocked' })
	}

	#holdStill(): void {
		this.#isPaused = true
		this.#pauses++
		this.#eachThread((cells) => {
			Atomics.store(cells.words, cells.at + Theirs.pause, this.#pauses)
			cells.control(Control.pause, 0)
		})
	}

	/** Starts threads that are wanted and missing, asks those to leave that are not wanted. */
	#reconcile(): void {
		if (this.#isOver) return
		for (const part of this.#parts) {
			const cells = this.layout.threads[part.id]
			if (!cells) continue
			const leave =
				part.of.leaves === 'at once' ? Control.retire | Control.interrupt : Control.retire
			if (!this.#isWanted(part)) cells.control(leave, 0)
			else {
				cells.control(0, leave)
				if (!this.#playing.has(part.id)) this.#launch(part)
			}
		}
	}

	#isWanted(part: Part): boolean {
		return part.index < Number(this.#values[part.of.count] ?? 1)
	}

	/** Announces a thread; it stands there as new until it begins. */
	#create(part: Part): void {
		this.#created.add(part.id)
		this.#you.tracer?.refresh()
		this.#you.record(Kind.created, 0, part.id)
	}

	#launch(part: Part): void {
		if (!this.#created.has(part.id)) this.#create(part)
		this.#created.delete(part.id)
		const { scene, seed, crew, ringRecords = 8192 } = this.#options
		const cells = this.layout.threads[part.id]
		if (cells) Atomics.store(cells.words, cells.at + Own.phase, Phase.absent)
		const job = {
			buffer: this.layout.memory.words.buffer as SharedArrayBuffer,
			scene: scene.id,
			seed,
			fixed: this.#fixed,
			ringRecords,
			epochMs: this.#epochMs,
			thread: part.id,
			role: part.role,
		}
		const ended = crew.play(job).then((outcome) => {
			this.#playing.delete(part.id)
			this.#onOutcome(part, outcome)
		})
		this.#playing.set(part.id, ended)
	}

	#onOutcome(part: Part, outcome: Outcome): void {
		if (this.#isOver) return
		if (outcome.kind === 'failed') {
			const { name: thread, program } = part
			this.#end({ kind: 'crashed', thread, program, line: outcome.line, message: outcome.message })
			return
		}
		// One that was asked to leave may be wanted again by now.
		if (outcome.kind === 'left') this.#reconcile()
		else this.#endIfDone()
	}

	#endIfDone(): void {
		if (this.#playing.size === 0) this.#end({ kind: 'finished' })
	}

	#end(ending: Ending): void {
		this.#isOver = true
		this.layout.clock.setPace(0)
		if (ending.kind === 'deadlocked') this.#you.tracer?.write(Kind.stuck)
		this.#holdStill()
		this.#options.onEnd(ending)
	}

	/** Turns a knob that acts on an object: politely for a while, then over the head of a thread that is held inside. */
	async #turn(name: string): Promise<void> {
		const until = performance.now() + politeMs
		while (!this.#tryTurn(name, false)) {
			if (this.#isPaused || performance.now() > until) {
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
		const turn = this.layout.world.turn[name]
		return !turn || value === undefined || turn(this.#you, value, isPaused)
	}

	#tell(): void {
		for (const name of this.#untold) if (this.#tryTurn(name, false)) this.#untold.delete(name)
	}

	/** Ids of threads that may still change something. */
	#quietIds(): number[] {
		return this.playing.filter((id) => {
			const cells = this.layout.threads[id]
			if (!cells) return false
			const phase = cells.read(Own.phase)
			if (phase === Phase.running) return cells.read(Own.quiet) !== this.#pauses
			return phase === Phase.absent
		})
	}

	async #allQuiet(): Promise<void> {
		while (this.#quietIds().length > 0) await after(1)
	}

	#eachThread(steer: (cells: ThreadCells) => void): void {
		for (const part of this.#parts) {
			const cells = this.layout.threads[part.id]
			if (cells) steer(cells)
		}
	}

	#realUs(): number {
		return (performance.timeOrigin + performance.now() - this.#epochMs) * 1000
	}
}

function speedOf(pace: Pace): number {
	if (pace === 'full') return fullSpeed
	return pace === 'line' ? lineSpeed : pace
}

function after(ms: number): Promise<true> {
	return new Promise((resolve) => {
		setTimeout(() => {
			resolve(true)
		}, ms)
	})
}
