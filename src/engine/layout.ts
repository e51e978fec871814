/** The shared memory of a run, laid out alike by the page and by every worker. */
import type { CastThread } from '../trace/cast.ts'
import { pageThread } from '../trace/event.ts'
import { reserve } from '../sync/heap-memory.ts'
import { KnobCells } from '../sync/knob-cells.ts'
import type { KnobValue } from '../programs/knob.ts'
import type { Role, Scene, World } from '../programs/scene.ts'
import { RunClock, type RealClock } from '../sync/run-clock.ts'
import { measure, SharedMemory } from '../sync/shared-memory.ts'
import type { Surroundings } from '../sync/seam.ts'
import { ThreadCells } from '../sync/thread-cells.ts'
import { Turns } from '../sync/turns.ts'

export type KnobValues = Readonly<Record<string, KnobValue>>

export interface RunLayout {
	readonly memory: SharedMemory
	readonly clock: RunClock
	readonly knobs: KnobCells
	/** By thread id; there is no thread 0. */
	readonly threads: readonly ThreadCells[]
	readonly world: World
	readonly turns: Turns
	/** What a thread's handle needs of the run. */
	readonly around: Surroundings
}

/** What page and workers must agree on. */
export interface LayoutOptions {
	readonly scene: Scene
	readonly seed: number
	/** Values of the knobs that restart the run: they decide what is built. */
	readonly fixed: KnobValues
	/** Records of each thread's trace ring, a power of two. */
	readonly ringRecords: number
	readonly realUs: RealClock
}

/** A thread that the scene may have, and its role. */
export interface Part extends CastThread {
	readonly of: Role
	/** 0 for the first of its role. */
	readonly index: number
}

/** Every thread that the scene may ever have; ids are fixed, so the same thread makes the same items in every run. */
export function partsOf(scene: Scene): Part[] {
	const parts: Part[] = []
	for (const role of scene.roles) {
		for (let index = 0; index < mostOf(scene, role); index++) {
			parts.push({
				id: pageThread + 1 + parts.length,
				name: `${role.letter}${index + 1}`,
				role: role.name,
				side: role.side,
				column: role.column ?? (role.side === 'producers' ? 0 : 1),
				program: role.program,
				of: role,
				index,
			})
		}
	}
	return parts
}

/** The memory that a layout is made over. `heap`: null where tasks hold none. */
export interface Buffers {
	readonly buffer: SharedArrayBuffer
	readonly heap: SharedArrayBuffer | null
}

/** The layout over `buffers`, or over fresh ones of the right size. */
export function layOut(options: LayoutOptions, buffers?: Buffers): RunLayout {
	const { buffer, heap } = buffers ?? freshBuffers(options)
	return bind(new SharedMemory(new Int32Array(buffer), heap), options)
}

function freshBuffers(options: LayoutOptions): Buffers {
	const cells = measure((memory) => void bind(memory, options))
	const limit = limitOf(options)
	return {
		buffer: new SharedArrayBuffer(cells * Int32Array.BYTES_PER_ELEMENT),
		heap: limit === null ? null : reserve(limit),
	}
}

/** Most bytes that tasks may hold; null where they hold none. */
export function limitOf({ scene, fixed }: Pick<LayoutOptions, 'scene' | 'fixed'>): number | null {
	return scene.heapBytes?.(fixed) ?? null
}

/** So many times more can be traced by a thread that does much at once. */
const burst = 32

function bind(
	memory: SharedMemory,
	{ scene, seed, fixed, ringRecords, realUs }: LayoutOptions,
): RunLayout {
	const clock = new RunClock(memory, realUs)
	const turns = new Turns(memory)
	const knobs = new KnobCells(memory, scene.knobs)
	const world = scene.build(memory, knobs, seed, fixed)
	// Place 0 stays, unused, so that an id is an index.
	const threads = [0, ringRecords].map((records) => new ThreadCells(memory, records))
	for (const { of } of partsOf(scene)) {
		const records = of.isBursty ? burst * ringRecords : ringRecords
		threads.push(new ThreadCells(memory, records))
	}
	const isUneasy = scene.knobs.some(({ name }) => name === 'spurious')
	const spuriousPerS = isUneasy ? () => knobs.number('spurious') : null
	const around = {
		...{ all: threads, clock, objects: memory, turns, isTraced: true },
		...{ spuriousPerS, seed },
	}
	return { memory, clock, knobs, threads, world, turns, around }
}

function mostOf(scene: Scene, role: Role): number {
	if (role.most !== undefined) return role.most
	if (typeof role.count === 'number') return role.count
	const knob = scene.knobs.find((one) => one.name === role.count)
	return knob?.kind === 'number' ? knob.max : 1
}

/** The values that `scene.build` gets: those of the knobs whose change starts the run afresh. */
export function fixedOf(scene: Scene, values: KnobValues): KnobValues {
	return Object.fromEntries(
		scene.knobs
			.filter((knob) => knob.restarts)
			.map(({ name, default: otherwise }) => [name, values[name] ?? otherwise]),
	)
}
