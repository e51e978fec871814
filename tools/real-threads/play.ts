/** A run on real Node threads, watched by a test: drained again and again until something is so. */
import { setTimeout as after } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import type { KnobValues } from '../../src/engine/layout.ts'
import type { Pace } from '../../src/engine/run.ts'
import { Run, type Ending } from '../../src/engine/run.ts'
import type { Scene, World } from '../../src/programs/scene.ts'
import { Kind, type TraceEvent } from '../../src/trace/event.ts'
import { NodeCrew } from './node-crew.ts'

/** Real time between two looks: leaves the cores to the threads. */
const lookMs = 1

export interface PlayOptions {
	readonly values?: KnobValues
	readonly seed?: number
	readonly pace?: Pace
	readonly ringRecords?: number
	/** Goes on with the threads of an earlier play. */
	readonly crew?: NodeCrew
}

export class Play {
	readonly run: Run
	readonly crew: NodeCrew
	/** Everything drained so far, samples of the page aside. */
	readonly events: TraceEvent[] = []
	ending: Ending | null = null
	lost = 0
	readonly #isOwnCrew: boolean
	/** By kind, and by kind and thread. */
	readonly #counts = new Map<string, number>()

	constructor(scene: Scene, options: PlayOptions = {}) {
		const { values = {}, seed = 1, ringRecords = 16_384, pace = 'full' } = options
		this.#isOwnCrew = options.crew === undefined
		this.crew = options.crew ?? new NodeCrew()
		const onEnd = (ending: Ending): void => {
			this.ending = ending
		}
		this.run = new Run({ scene, values, seed, crew: this.crew, ringRecords, onEnd })
		this.run.setPace(pace)
		// Also when the test fails: threads that went on would disturb the next one.
		onTestFinished(() => this.end())
	}

	/** The world over this run's memory, in the page's own hands. */
	worldAs<T extends World>(isIt: (world: World) => world is T): T {
		const { world } = this.run.layout
		if (!isIt(world)) throw new TypeError(`the scene ${this.run.cast.scene} builds another world`)
		return world
	}

	async begin(): Promise<this> {
		await this.run.prepare()
		this.run.resume()
		return this
	}

	look(): void {
		const { events, lost } = this.run.drain()
		for (const event of events) {
			if (event.kind === Kind.gauge) continue
			this.events.push(event)
			if (event.kind === Kind.gap) this.lost += event.a
			for (const key of [`${event.kind}`, `${event.kind} ${event.thread}`]) {
				this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1)
			}
		}
		this.lost += lost
	}

	/** Resolves when `isSo`; the test's own limit of time is the watchdog. */
	async until(isSo: () => boolean): Promise<void> {
		this.look()
		while (!isSo()) {
			await after(lookMs)
			this.look()
		}
	}

	/** Resolves when `isSo`, or when `gauge` has not moved for so many looks in a row that nothing will come. */
	async untilOrStill(isSo: () => boolean, gauge: () => number): Promise<void> {
		let still = 0
		let last = gauge()
		await this.until(() => {
			const now = gauge()
			still = now === last ? still + 1 : 0
			last = now
			return still > looksUntilStill || isSo()
		})
	}

	/** Events of one thread, by name. */
	of(name: string, kind?: Kind): TraceEvent[] {
		const id = this.idOf(name)
		return this.events.filter((event) => event.thread === id && (kind ?? event.kind) === event.kind)
	}

	/** How many events of `kind` there were, of the thread `name` or of all. */
	count(kind: Kind, name?: string): number {
		const key = name === undefined ? `${kind}` : `${kind} ${this.idOf(name)}`
		return this.#counts.get(key) ?? 0
	}

	idOf(name: string): number {
		const thread = this.run.cast.threads.find((one) => one.name === name)
		if (!thread) throw new RangeError(`there is no thread ${name}`)
		return thread.id
	}

	/** Stops, and sends the threads away unless they were borrowed. */
	async end(): Promise<void> {
		await this.run.stop()
		this.look()
		if (this.#isOwnCrew) await this.crew.end()
	}
}

const looksUntilStill = 300
