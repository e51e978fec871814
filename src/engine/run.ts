/**
 * One run of a scene, from the page's side: joins its threads, their steering and its knobs, drains what is written, and
 * sees the end. Nothing here waits for a thread to answer a message: a parked one could not.
 */
import type { Cast } from '../trace/cast.ts'
import { Kind, pageThread } from '../trace/event.ts'
import type { KnobValue } from '../programs/knob.ts'
import type { Scene } from '../programs/scene.ts'
import { Thread } from '../sync/thread.ts'
import { after } from './after.ts'
import { Canary } from './canary.ts'
import { castOf } from './cast-of.ts'
import { Casting, type Limit } from './casting.ts'
import type { Crew } from './crew.ts'
import { Drain, type Drained } from './drain.ts'
import type { Hands } from './hands.ts'
import { Knobs } from './knobs.ts'
import { fixedOf, layOut, partsOf, type KnobValues, type Part, type RunLayout } from './layout.ts'
import type { Outcome } from './protocol.ts'
import { Steering } from './steering.ts'
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

export class Run {
	readonly cast: Cast
	readonly layout: RunLayout
	readonly #options: RunOptions
	readonly #you: Thread
	readonly #drain: Drain
	readonly #steering: Steering
	readonly #casting: Casting
	readonly #knobs: Knobs
	readonly #canary: Canary | null
	/** Nothing that happens from now on is an end of the run: it has one. */
	#isOver = false
	#isStopped = false

	constructor(options: RunOptions) {
		const { scene, seed, crew, ringRecords = 8192 } = options
		const values = { ...defaultsOf(scene), ...options.values }
		const fixed = fixedOf(scene, values)
		const parts = partsOf(scene)
		const epochMs = performance.timeOrigin + performance.now()
		const realUs = () => (performance.timeOrigin + performance.now() - epochMs) * 1000
		const ids = parts.map(({ id }) => id)
		this.#options = options
		const layout = layOut({ scene, seed, fixed, ringRecords, realUs })
		const you = new Thread(pageThread, layout.around)
		this.layout = layout
		this.#you = you
		this.#drain = new Drain(layout)
		this.#steering = new Steering(
			layout,
			ids,
			() => this.playing,
			() => {
				this.#obey()
			},
		)
		this.#knobs = new Knobs(layout, you, values, () => this.isPaused)
		this.#casting = new Casting({
			...{ parts, layout, crew, you },
			job: { scene: scene.id, seed, fixed, ringRecords, epochMs, heap: layout.memory.heap },
			onOutcome: (part, outcome) => {
				this.#onOutcome(part, outcome)
			},
		})
		this.#canary = scene.hasCanary ? new Canary(crew) : null
		this.cast = castOf(options, values, parts, layout)
		this.#knobs.begin(scene)
		this.#casting.announce(values)
	}

	/** Run time, µs. */
	get nowUs(): number {
		return this.layout.clock.nowUs()
	}

	get isPaused(): boolean {
		return this.#steering.isPaused
	}

	/** Threads stand until you say who goes. */
	get isInHands(): boolean {
		return this.#steering.isInHands
	}

	/** The threads in your hands, while `isInHands`. */
	get hands(): Hands {
		return this.#steering.hands
	}

	/** Threads at work in a worker. */
	get playing(): readonly number[] {
		return this.#casting.playing
	}

	/** Roles of which fewer threads may run than the knobs ask for, so that a core is left for the page. */
	get limits(): readonly Limit[] {
		return this.#casting.limits(this.#knobs.values)
	}

	/** Starts the threads; resolves when each stands at its first gate. Time has not begun: `resume` begins it. */
	async prepare(): Promise<void> {
		this.#steering.holdStill()
		// While nobody else works.
		await this.#canary?.calibrate()
		this.#reconcile()
		await this.#steering.quiet()
	}

	/** Starts the threads in your hands; resolves when each stands at its first gate. */
	async prepareInHands(): Promise<void> {
		this.#steering.beginInHands()
		this.#reconcile()
		await this.hands.calm()
		this.#steering.holdLines()
	}

	/** From a pause: each thread goes on standing where it is, until it is its turn. Time goes by turns from now on. */
	async takeOver(): Promise<void> {
		this.#steering.takeOver()
		await this.hands.calm()
	}

	/** Back to a pause. */
	async letGo(): Promise<void> {
		this.#steering.holdStill()
		this.#steering.letGo()
		await this.#steering.quiet()
	}

	/** Stands still; resolves when nothing in the program can change any more. Drain once more then. */
	async pause(): Promise<void> {
		if (this.isInHands) return
		this.#steering.stopTime()
		this.#steering.holdStill()
		await Promise.all([this.#steering.quiet(), this.#canary?.hold()])
	}

	resume(): void {
		if (this.#isOver) return
		this.#steering.resume()
		this.#canary?.go()
		this.#knobs.tell()
	}

	/** After a deadlock: perhaps a knob that was turned lets somebody go. If not, the run ends once more. */
	revive(): void {
		if (this.#isStopped || this.isInHands) return
		this.#isOver = false
		this.resume()
	}

	setPace(pace: Pace): void {
		this.#steering.setSpeed(speedOf(pace), pace === 'line')
	}

	/** Resolves when the value is in force; a parked thread need not have run. */
	async setKnob(name: string, value: KnobValue): Promise<void> {
		await this.#knobs.set(name, value)
		if (this.#options.scene.roles.some((role) => role.count === name || role.limited)) {
			this.#reconcile()
			if (this.isPaused) await this.#steering.quiet()
		}
	}

	/** Holds one thread at its next gate, or lets it go: the word that freezes it and nobody else. */
	hold(thread: number, isHeld: boolean): void {
		this.#steering.hold(thread, isHeld)
	}

	/** What was written since the last call, in order. The run may end by it: `onEnd` is then called before it returns. */
	drain(): Drained {
		this.#listen()
		this.#you.tracer?.publish()
		const isStanding = this.#steering.isStill
		const drained = this.#drain.take(this.playing, isStanding)
		const isSteppedOn = this.isInHands && isStanding
		if (this.#isOver || (this.isPaused && !isSteppedOn)) return drained
		this.#knobs.tell()
		this.#obey()
		if (this.isPaused) return drained
		const isStill = isStuck(this.layout, this.playing, drained.events.length)
		// The threads were looked at one after another: whoever moved meanwhile has written.
		if (isStill && !this.#drain.hasMore) this.#end({ kind: 'deadlocked' })
		return drained
	}

	/** In your hands: ends the run when nobody can go any more. */
	endIfStuck(): void {
		const isDone = this.#isOver || this.playing.length === 0
		if (this.isInHands && !isDone && this.hands.isStuck) this.#end({ kind: 'deadlocked' })
	}

	/** Ends the run: first by asking, then by force. Resolves when no thread plays; the crew stays. */
	async stop(): Promise<void> {
		this.#isOver = true
		this.#isStopped = true
		this.#steering.stop()
		const everybody = Promise.all([this.#casting.allGone(), this.#canary?.end()])
		const gone = everybody.then(() => false)
		const isTimedOut = await Promise.race([gone, after(graceMs).then(() => true)])
		// By force. This run's memory is never used again.
		if (isTimedOut) await this.#options.crew.end()
	}

	/** Tells what is left for others. */
	#listen(): void {
		if (this.isPaused || this.#isOver) return
		const share = this.#canary?.sample(performance.now())
		if (!share) return
		const { left, cores } = share
		this.#you.tracer?.refresh()
		this.#you.record(Kind.canary, 0, Math.round(left * 1000), Math.round(cores * 1000))
	}

	#obey(): void {
		if (!this.#isOver) this.#casting.obey(this.#knobs.values)
	}

	#reconcile(): void {
		if (!this.#isOver) this.#casting.reconcile(this.#knobs.values)
	}

	#onOutcome({ name: thread, program }: Part, outcome: Outcome): void {
		if (this.#isOver) return
		if (outcome.kind === 'failed') {
			const { line, message } = outcome
			const ending = { kind: 'crashed', thread, program, line, message } as const
			if (this.layout.memory.heap === null) this.#end(ending)
			else void this.#die(ending)
		} else if (outcome.kind === 'left') {
			// One that was asked to leave may be wanted again by now.
			this.#reconcile()
		} else if (this.playing.length === 0) this.#end({ kind: 'finished' })
	}

	/** Memory is the whole process's: with the thread that gets no more, everybody goes. */
	async #die(ending: Ending): Promise<void> {
		this.#isOver = true
		this.#steering.die()
		await Promise.race([this.#casting.allGone(), after(graceMs)])
		if (!this.#isStopped) this.#end(ending)
	}

	#end(ending: Ending): void {
		this.#isOver = true
		this.#steering.stopTime()
		if (ending.kind === 'deadlocked') this.#you.tracer?.write(Kind.stuck)
		this.#steering.holdStill()
		void this.#canary?.hold()
		this.#options.onEnd(ending)
	}
}

function defaultsOf(scene: Scene): KnobValues {
	return Object.fromEntries(scene.knobs.map((knob) => [knob.name, knob.default]))
}

/** Run µs per real µs. */
export function speedOf(pace: Pace): number {
	if (pace === 'full') return fullSpeed
	return pace === 'line' ? lineSpeed : pace
}
