/** A thread of the search: the derived twin of the very handle that real threads have, driven one step at a time. */
import * as derived from '../sync/thread.ts?twin'
import { Control, Gate } from '../sync/gate.ts'
import type { Surroundings } from '../sync/seam.ts'
import { Interrupted, ThreadDied } from '../sync/leaving.ts'
import { Own, Phase, Theirs, type ThreadCells } from '../sync/thread-cells.ts'
import { Choice } from '../sync/turns.ts'
import { JobStatus, Kind } from '../trace/event.ts'
import { VirtualSeam, type Stops } from './virtual-seam.ts'

/** What a virtual thread traces: the records of a real one, without ring and stamps. */
export interface VirtualRecord {
	readonly thread: number
	readonly kind: Kind
	readonly object: number
	/** As in trace/event.ts. */
	readonly ticket: number
	readonly a: number
	readonly b: number
	readonly site: number
}

/** The derived handle: `Thread` with every method a generator. */
interface Handle {
	seam: VirtualSeam
	tracer: VirtualTracer
	readonly cells: ThreadCells
	tryLock(lock: unknown): Stops<boolean>
	waitUntil(condition: unknown, deadline: number): Stops<boolean>
	load(cell: unknown): Stops<number>
	add(cell: unknown, amount: number): Stops<number>
	compareExchange(cell: unknown, expected: number, value: number): Stops<number>
	record(kind: Kind, object: number, a?: number, b?: number, c?: number, d?: number): Stops
	loopTop(): Stops<boolean>
	below(count: number, most: number): Stops<boolean>
	maySpin(times: number): Stops<boolean>
	at(site: number): void
	within(site: number): void
}
const { Thread: Derived } = derived as unknown as {
	Thread: new (id: number, around: Surroundings) => Handle
}

/** More than any job has. */
const mostAttempts = 64

const outcomes: readonly Kind[] = [Kind.put, Kind.serve, Kind.reject, Kind.drop, Kind.deadLetter]

/**
 * Remembers what the thread was told since it last stood at its loop's head: a program may keep it and decide by it
 * later, so it belongs to the state. Of what a place in the text was told again and again, in a loop that looks again
 * until something is so, only the last counts: such a loop keeps nothing of its earlier turns.
 */
class LearningHandle extends Derived {
	/** By place: the line last marked, and the number of the answer since. */
	readonly #told = new Map<string, number>()
	#answers = 0

	/** What it was told, the latest last. */
	get learned(): string {
		return Array.from(this.#told, ([place, told]) => `${place}=${told}`).join()
	}

	override at(site: number): void {
		this.#answers = 0
		super.at(site)
	}

	override within(site: number): void {
		this.#answers = 0
		super.within(site)
	}

	override *tryLock(lock: unknown): Stops<boolean> {
		return this.#learn(yield* super.tryLock(lock))
	}

	override *waitUntil(condition: unknown, deadline: number): Stops<boolean> {
		return this.#learn(yield* super.waitUntil(condition, deadline))
	}

	override *load(cell: unknown): Stops<number> {
		return this.#learn(yield* super.load(cell))
	}

	override *add(cell: unknown, amount: number): Stops<number> {
		return this.#learn(yield* super.add(cell, amount))
	}

	override *compareExchange(cell: unknown, expected: number, value: number): Stops<number> {
		return this.#learn(yield* super.compareExchange(cell, expected, value))
	}

	override *loopTop(): Stops<boolean> {
		const goesOn = yield* super.loopTop()
		this.#told.clear()
		this.#answers = 0
		return goesOn
	}

	override *below(count: number, most: number): Stops<boolean> {
		this.#learn(count)
		this.#learn(most)
		return yield* super.below(count, most)
	}

	override *maySpin(times: number): Stops<boolean> {
		this.#learn(times)
		return yield* super.maySpin(times)
	}

	/** What it got out, and whether it got something in or was refused: it knows before it has left the lock. */
	override *record(kind: Kind, object: number, a = 0, b = 0, c = 0, d = 0): Stops {
		if (kind === Kind.take) this.#learn(c)
		if (kind === Kind.turn) this.#learn(object)
		// Which job it has got, and which attempt at it that is: jobs are not alike.
		if (kind === Kind.job && b === JobStatus.running) this.#learn(a * mostAttempts + c)
		if (outcomes.includes(kind)) this.#learn(kind)
		yield* super.record(kind, object, a, b, c, d)
	}

	#learn<T extends number | boolean>(told: T): T {
		const place = `${this.cells.site}.${this.#answers++}`
		this.#told.delete(place)
		this.#told.set(place, Number(told))
		return told
	}
}

/** Stands in for `Tracer` (sync/tracer.ts). */
class VirtualTracer {
	readonly #cells: ThreadCells
	readonly #thread: number
	readonly #records: VirtualRecord[]

	constructor(thread: number, cells: ThreadCells, records: VirtualRecord[]) {
		this.#thread = thread
		this.#cells = cells
		this.#records = records
	}

	note(kind: Kind, object = 0, ticket = 0, a = 0, b = 0): void {
		const { site } = this.#cells
		this.#records.push({ thread: this.#thread, kind, object, ticket, a, b, site })
	}

	write(kind: Kind, object = 0, ticket = 0, a = 0, b = 0): void {
		this.note(kind, object, ticket, a, b)
	}

	refresh(): void {
		// Virtual threads have no clock.
	}

	expire(): void {
		// Nor stamps.
	}

	publish(): void {
		// Nor readers.
	}
}

/** Gates at which a thread changes nothing that another could see. */
const localGates: readonly number[] = [Gate.loopTop, Gate.sleep, Gate.awake, Gate.spinHint]

const cellGates: readonly number[] = [Gate.load, Gate.store, Gate.add, Gate.compareExchange]

export class VirtualThread {
	readonly id: number
	readonly role: string
	readonly cells: ThreadCells
	readonly #seam: VirtualSeam
	readonly #handle: LearningHandle
	/** What it threw, if it did. */
	error: unknown = null
	#play: Stops | null = null

	/** `records`: where it writes what it does. */
	constructor(id: number, role: string, around: Surroundings, records: VirtualRecord[]) {
		const cells = around.all[id]
		if (!cells) throw new RangeError(`there is no thread ${id}`)
		this.id = id
		this.role = role
		this.cells = cells
		this.#seam = new VirtualSeam(id, cells, around.clock)
		this.#handle = new LearningHandle(id, around)
		this.#handle.seam = this.#seam
		this.#handle.tracer = new VirtualTracer(id, cells, records)
	}

	/** For programs. */
	get handle(): unknown {
		return this.#handle
	}

	/** The gate that it stands at. */
	get gate(): number {
		return this.cells.read(Own.gate)
	}

	/** Id of the object that its next operation is about. */
	get object(): number {
		return this.cells.read(Own.object)
	}

	/** At a gate where it changes nothing that another could see. */
	get isLocal(): boolean {
		return localGates.includes(this.gate)
	}

	/** About to do an atomic operation on a cell; `object` says which. */
	get isAtCell(): boolean {
		return cellGates.includes(this.gate)
	}

	get isDone(): boolean {
		return this.cells.read(Own.phase) !== Phase.running
	}

	/** In a wait with a time limit. */
	get isTimed(): boolean {
		return this.#seam.isTimed
	}

	/** What its future depends on, beside where it stands. */
	get learned(): string {
		return this.#seam.hasGivenUp ? `${this.#handle.learned} gives up` : this.#handle.learned
	}

	/** Goes to its first gate. */
	begin(play: Stops): void {
		this.#play = play
		this.cells.write(Own.phase, Phase.running)
		this.go(Choice.go, 0)
	}

	/** One step, to the next gate. It must be able to go. */
	go(choice: Choice, wakes: number): void {
		this.#seam.choice = choice
		this.#seam.wakes = wakes
		try {
			if (this.#play?.next().done) this.cells.write(Own.phase, Phase.left)
		} catch (error) {
			this.error = this.#endsNothingElse(error) ? null : error
			this.cells.write(Own.phase, Phase.left)
		}
	}

	/** It died alone, or was interrupted so that it leaves. */
	#endsNothingElse(error: unknown): boolean {
		const isSentAway = (this.cells.read(Theirs.control) & Control.retire) !== 0
		return error instanceof ThreadDied || (isSentAway && error instanceof Interrupted)
	}
}
