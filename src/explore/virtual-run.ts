/** A run of a scene without real threads: the twins of its programs over ordinary memory, one step at a time. */
import { isWanted } from '../engine/casting.ts'
import {
	fixedOf,
	layOut,
	partsOf,
	type KnobValues,
	type Part,
	type RunLayout,
} from '../engine/layout.ts'
import * as derived from '../programs/scenes.ts?twin'
import type { Scene } from '../programs/scene.ts'
import { noAnswer } from '../sync/answer-box.ts'
import { obstacleOf, standingOf } from '../sync/enabled.ts'
import { Gate } from '../sync/gate.ts'
import type { RealClock } from '../sync/run-clock.ts'
import { Choice } from '../sync/turns.ts'
import { pageThread } from '../trace/event.ts'
import { Company } from './company.ts'
import { stateKey } from './state-key.ts'
import type { Stops } from './virtual-seam.ts'
import { type VirtualRecord, VirtualThread } from './virtual-thread.ts'

/** One way to go on. */
export interface Move {
	/** Index among the run's threads. */
	readonly thread: number
	readonly choice: Choice
	/** Thread id to wake, for the choice `wake`. */
	readonly wakes: number
}

/** What is decided beside who goes. */
export interface OpenChoices {
	/** Which waiter a notify wakes; else the one that has waited longest. */
	readonly victim: boolean
	/** A waiter may go although nobody has notified it. */
	readonly spurious: boolean
}

/** What programs and `turn` are in the derived scenes. */
type Program = (me: unknown) => Stops
type Turner = (you: unknown, value: unknown, isPaused: boolean) => Stops<boolean>

export interface RunPlan {
	readonly scene: Scene
	readonly values: KnobValues
	readonly seed: number
	/** The scene's derived twin, if the scene is not one of the course. */
	readonly twin?: Scene
}

export class VirtualRun {
	readonly layout: RunLayout
	readonly threads: readonly VirtualThread[]
	/** What has been done since the run began; never cut. */
	readonly records: VirtualRecord[] = []
	readonly #names = new Map<number, string>()
	/** Object ids of conditions on which somebody waits who has asked, and of locks of mailboxes; ids of threads. */
	readonly #asking: ReadonlySet<number>
	readonly #mailboxLocks: ReadonlySet<number>
	readonly #senders: ReadonlySet<number>
	readonly #company: Company

	/** `used`: memory of an earlier run of the same plan, which nobody looks at any more. */
	constructor(plan: RunPlan, used: SharedArrayBuffer | null = null) {
		const { layout, values, scene, parts } = setUp(plan, () => 0, used)
		this.layout = layout
		const you = new VirtualThread(pageThread, 'you', layout.around, this.records)
		turnKnobs(layout, scene, values, you.handle)
		for (const { id, name } of parts) this.#names.set(id, name)
		const { objects } = layout.memory
		const asking = objects.filter((one) => one.kind === 'condition' && one.reason === noAnswer)
		this.#asking = new Set(asking.map(({ id }) => id))
		const senders = parts.filter(({ of }) => of.side === 'producers')
		this.#senders = new Set(senders.map(({ id }) => id))
		const locks = objects.flatMap((one) => (one.kind === 'queue' ? [one.lock] : []))
		this.#mailboxLocks = new Set(locks)
		this.threads = parts.map(
			({ id, role }) => new VirtualThread(id, role, layout.around, this.records),
		)
		this.#company = new Company({ layout, values, parts }, (index) => {
			const thread = this.threads[index]
			thread?.begin(programOf(layout, thread.role, thread.handle))
		})
		this.#company.obey()
	}

	/** Whether thread number `thread` (an index) can go, whatever is open besides. */
	canGo(thread: number): boolean {
		const one = this.threads[thread]
		return one !== undefined && !one.isDone && this.#obstacleOf(one) === null
	}

	/** Every way to go on from here, in order of threads. */
	moves(open: OpenChoices): Move[] {
		const moves = this.threads.flatMap((one, thread) =>
			one.isDone ? [] : this.#movesOf(one, thread, open),
		)
		return moves.some((move) => this.#endsAsking(move)) && this.#mayAnswer()
			? moves.filter((move) => !this.#endsAsking(move))
			: moves
	}

	go({ thread, choice, wakes }: Move): void {
		this.threads[thread]?.go(choice, wakes)
		this.#company.obey()
	}

	/** Every program has ended. */
	get isOver(): boolean {
		return this.threads.every(({ isDone }) => isDone)
	}

	nameOf(thread: number): string {
		return this.#names.get(thread) ?? 'you'
	}

	/** See `standingOf`. */
	get standing(): number {
		return standingOf(this.layout.threads, this.layout.memory)
	}

	/** Two runs with equal keys have the same future, but for which of equal threads is which. */
	key(open: OpenChoices): string {
		return stateKey(this.threads, this.layout.memory, open.victim)
	}

	/**
	 * Whoever has asked has time, as long as anybody is doing something: all but those who wait, and senders who have not
	 * begun with their next message.
	 */
	#mayAnswer(): boolean {
		return this.threads.some((one) => {
			if (one.isDone || this.#obstacleOf(one)?.kind === 'condition') return false
			const isOutside = one.gate === Gate.lock && this.#mailboxLocks.has(one.object)
			return !(isOutside && this.#senders.has(one.id))
		})
	}

	#endsAsking({ thread, choice }: Move): boolean {
		return choice === Choice.expire && this.#asking.has(this.threads[thread]?.object ?? 0)
	}

	#movesOf(one: VirtualThread, thread: number, open: OpenChoices): Move[] {
		const obstacle = this.#obstacleOf(one)
		const go = { thread, choice: Choice.go, wakes: 0 }
		if (obstacle?.kind === 'condition') {
			const moves: Move[] = []
			if (open.spurious) moves.push({ ...go, choice: Choice.spurious })
			if (one.isTimed) moves.push({ ...go, choice: Choice.expire })
			return moves
		}
		if (obstacle !== null) return []
		if (!open.victim || one.gate !== Gate.notify) return [go]
		const waiting = this.#waitersOf(one)
		if (waiting.length < 2) return [go]
		return waiting.map((wakes) => ({ thread, choice: Choice.wake, wakes }))
	}

	/** Thread ids in the wait set that `one` is about to notify, oldest first. */
	#waitersOf(one: VirtualThread): number[] {
		const condition = this.layout.memory.conditions.get(one.object)
		return condition?.waiters.inOrder() ?? []
	}

	#obstacleOf(one: VirtualThread): ReturnType<typeof obstacleOf> {
		return obstacleOf(one.id, one.cells, this.layout.memory, Infinity)
	}
}

/** A run of derived programs before anybody has begun. */
export interface SetUp {
	/** The derived one. */
	readonly scene: Scene
	/** Of every knob. */
	readonly values: KnobValues
	readonly layout: RunLayout
	/** Those who play, and those who would if programs sent for them. */
	readonly parts: readonly Part[]
}

/** `used`: see `VirtualRun`. */
export function setUp(
	plan: RunPlan,
	realUs: RealClock,
	used: SharedArrayBuffer | null = null,
): SetUp {
	const scene = plan.twin ?? derivedScene(plan.scene.id)
	const defaults = Object.fromEntries(scene.knobs.map((one) => [one.name, one.default]))
	const values = { ...defaults, ...plan.values }
	if (used) new Int32Array(used).fill(0)
	const layout = layOut(
		{ scene, seed: plan.seed, fixed: fixedOf(scene, values), ringRecords: 0, realUs },
		used ? { buffer: used, heap: null } : undefined,
	)
	const { world } = layout
	const parts = partsOf(scene).filter(
		(part) => world.more?.[part.role] !== undefined || isWanted(part, values, world, Infinity),
	)
	return { scene, values, layout, parts }
}

/** Puts every knob in force. `you`: the handle of the page's own thread. */
export function turnKnobs(layout: RunLayout, scene: Scene, values: KnobValues, you: unknown): void {
	const turn = layout.world.turn as unknown as Record<string, Turner>
	for (const knob of scene.knobs) {
		const value = values[knob.name] ?? knob.default
		layout.knobs.set(knob.name, value)
		const turning = turn[knob.name]?.(you, value, true)
		// Nobody else is there: it is let through every gate.
		while (turning && !turning.next().done);
	}
}

/** The program of `role` in the hands of `handle`, not begun. */
export function programOf(layout: RunLayout, role: string, handle: unknown): Stops {
	const programs = layout.world.programs as unknown as Record<string, Program>
	const program = programs[role]
	if (!program) throw new RangeError(`no program for the role ${role}`)
	return program(handle)
}

/**
 * The scene with the derived programs.
 *
 * @throws RangeError when there is none with this id.
 */
export function derivedScene(id: string): Scene {
	const { scenes } = derived as unknown as { readonly scenes: readonly Scene[] }
	const twin = scenes.find((one) => one.id === id)
	if (!twin) throw new RangeError(`the scene ${id} has no twin`)
	return twin
}
