/** Which parts of a run are played: announces threads, has the crew play them, and asks them to leave. */
import type { Role, World } from '../programs/scene.ts'
import { Kind } from '../trace/event.ts'
import { Control } from '../sync/gate.ts'
import { Own, Phase, Theirs } from '../sync/thread-cells.ts'
import type { Thread } from '../sync/thread.ts'
import type { Crew } from './crew.ts'
import type { KnobValues, Part, RunLayout } from './layout.ts'
import type { Job, Outcome } from './protocol.ts'

export interface CastingOptions {
	readonly parts: readonly Part[]
	readonly layout: RunLayout
	/** What every job of the run has in common. */
	readonly job: Omit<Job, 'buffer' | 'thread' | 'role'>
	readonly crew: Crew
	/** The page's own thread, which traces what is announced. */
	readonly you: Thread
	/** A thread has left its program; it is no longer among those that play. */
	readonly onOutcome: (part: Part, outcome: Outcome) => void
}

/** What becomes of a wish for many threads. */
export interface Limit {
	readonly role: string
	readonly asked: number
	readonly running: number
	/** So many of those asked for would run with the switch `uncapped` off. */
	readonly capped: number
}

export class Casting {
	readonly #options: CastingOptions
	readonly #playing = new Map<number, Promise<void>>()
	/** Announced and not yet launched. */
	readonly #created = new Set<number>()
	/** Came to the end of their program by themselves, or died: they are not wanted again before they were not wanted. */
	readonly #returned = new Set<number>()
	/** How many more programs wanted, by role, when they were obeyed last. */
	#obeyed = new Map<string, number>()

	constructor(options: CastingOptions) {
		this.#options = options
	}

	/** Roles of which fewer may run than `values` ask for, so that a core is left for the page. */
	limits(values: KnobValues): Limit[] {
		const { parts, crew } = this.#options
		const roles = new Set(parts.map((part) => part.of))
		return [...roles].flatMap((role) => {
			if (!role.limited) return []
			const asked = countOf(role, values, Infinity)
			const running = countOf(role, values, crew.cores)
			const capped = countOf(role, { ...values, uncapped: false }, crew.cores)
			return [{ role: role.name, asked, running, capped }]
		})
	}

	/** Threads at work in a worker. */
	get playing(): readonly number[] {
		return [...this.#playing.keys()]
	}

	/** Announces the threads that `values` ask for; each stands there as new until it begins. */
	announce(values: KnobValues): void {
		for (const part of this.#options.parts) if (this.#isWanted(part, values)) this.#create(part)
	}

	/** Starts threads that are wanted and missing, asks those to leave that are not wanted. */
	reconcile(values: KnobValues): void {
		const { parts, layout } = this.#options
		for (const part of parts) {
			const cells = layout.threads[part.id]
			if (!cells) continue
			const leave =
				part.of.leaves === 'at once' ? Control.retire | Control.interrupt : Control.retire
			if (!this.#isWanted(part, values)) {
				cells.control(leave, 0)
				this.#returned.delete(part.id)
			} else {
				// Only what was asked here is taken back: others may have interrupted it.
				if (cells.read(Theirs.control) & Control.retire) cells.control(0, leave)
				const isThere = this.#playing.has(part.id) || this.#returned.has(part.id)
				if (!isThere) this.#launch(part)
			}
		}
	}

	/** Starts and asks away whom programs have sent for, or sent away, since the last call. */
	obey(values: KnobValues): void {
		const { world } = this.#options.layout
		const roles = Object.keys(world.more ?? {})
		const wanted = new Map(roles.map((role) => [role, moreOf(role, world)]))
		const isSame = roles.every((role) => wanted.get(role) === (this.#obeyed.get(role) ?? 0))
		this.#obeyed = wanted
		if (!isSame) this.reconcile(values)
	}

	/** Resolves when no thread plays. */
	async allGone(): Promise<void> {
		await Promise.all(this.#playing.values())
	}

	#isWanted(part: Part, values: KnobValues): boolean {
		const { layout, crew } = this.#options
		return isWanted(part, values, layout.world, crew.cores)
	}

	#create(part: Part): void {
		const { you } = this.#options
		this.#created.add(part.id)
		you.tracer?.refresh()
		you.record(Kind.created, 0, part.id)
	}

	#launch(part: Part): void {
		if (!this.#created.has(part.id)) this.#create(part)
		this.#created.delete(part.id)
		const { layout, job, crew, onOutcome } = this.#options
		const cells = layout.threads[part.id]
		if (cells) Atomics.store(cells.words, cells.at + Own.phase, Phase.absent)
		// Who interrupts a thread that has not begun, or has left, does nothing.
		cells?.control(0, Control.interrupt)
		const buffer = layout.memory.words.buffer as SharedArrayBuffer
		const played = crew.play({ ...job, buffer, thread: part.id, role: part.role })
		const ended = played.then((outcome) => {
			this.#playing.delete(part.id)
			const isAsked = cells && cells.read(Theirs.control) & Control.retire
			const isOver = outcome.kind === 'returned' || outcome.kind === 'lost'
			if (isOver && !isAsked) this.#returned.add(part.id)
			onOutcome(part, outcome)
		})
		this.#playing.set(part.id, ended)
	}
}

/** Whether `part` is to be played: the knobs ask for it, or programs do. */
export function isWanted(part: Part, values: KnobValues, world: World, cores: number): boolean {
	return part.index < countOf(part.of, values, cores) + moreOf(part.role, world)
}

/** Threads of `role` that programs want beyond what the knobs ask for. */
function moreOf(role: string, { more }: World): number {
	const cell = more?.[role]
	return cell ? Atomics.load(cell.words, cell.at) : 0
}

/** Threads of `role` that `values` ask for, and that run where there are so many cores. */
export function countOf({ count, limited }: Role, values: KnobValues, cores: number): number {
	if (limited) return limited(values, cores)
	return typeof count === 'number' ? count : Number(values[count] ?? 1)
}
