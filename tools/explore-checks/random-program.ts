/**
 * Small random programs, as data, played by one generator over the derived handle. Each ends by itself: it is a straight
 * line with branches and without loops, but for its rounds, which are counted down in a shared cell.
 */
import { Cell } from '../../src/sync/cell.ts'
import { Condition } from '../../src/sync/condition.ts'
import { Lock } from '../../src/sync/lock.ts'
import type { SharedMemory } from '../../src/sync/shared-memory.ts'
import { packProgramLine } from '../../src/trace/event.ts'
import type { Scene } from '../../src/programs/scene.ts'
import type { OpenChoices, RunPlan } from '../../src/explore/virtual-run.ts'
import type { Stops } from '../../src/explore/virtual-seam.ts'
import { counting, roleOf, sceneOf } from '../real-threads/plain-scene.ts'
import type { Chance } from './chance.ts'
import type { Me } from './derived-handle.ts'

/** `n` chooses a lock, condition or cell; `told`: how many answers back, 0 for the last one. */
export type Op =
	| { readonly line: number; readonly does: 'lock' | 'unlock'; readonly n: number }
	| { readonly line: number; readonly does: 'wait' | 'notify' | 'notifyAll'; readonly n: number }
	| { readonly line: number; readonly does: 'load'; readonly n: number }
	| {
			readonly line: number
			readonly does: 'store' | 'add' | 'compareExchange'
			readonly n: number
			readonly value: number
	  }
	| { readonly line: number; readonly does: 'copy'; readonly n: number; readonly told: number }
	| { readonly line: number; readonly does: 'nap' | 'work' | 'fail' }
	| {
			readonly line: number
			readonly does: 'if'
			readonly told: number
			readonly is: number
			readonly then: readonly Op[]
			readonly otherwise: readonly Op[]
	  }
	| {
			readonly line: number
			readonly does: 'tryLock'
			readonly n: number
			readonly then: readonly Op[]
	  }

export interface RandomProgram {
	/** By role: what its threads do in each round, and how many there are. */
	readonly roles: readonly { readonly count: number; readonly ops: readonly Op[] }[]
	/** Rounds that all threads together may begin; 0: each plays its part just once. */
	readonly rounds: number
	readonly open: OpenChoices
}

const lockCount = 2
const cellCount = 2
/** Of the locks 0, 0 and 1. */
const conditionLocks = [0, 0, 1] as const
const mostTold = 2

class Objects {
	readonly #locks: readonly Lock[]
	readonly #conditions: readonly Condition[]
	readonly #cells: readonly Cell[]
	readonly rounds: Cell

	constructor(memory: SharedMemory) {
		this.#locks = Array.from({ length: lockCount }, (_, i) => new Lock(memory, `lock ${i}`))
		this.#conditions = conditionLocks.map(
			(lock, i) => new Condition(memory, this.lock(lock), `condition ${i}`, 'waiting'),
		)
		this.#cells = Array.from({ length: cellCount }, () => new Cell(memory))
		this.rounds = new Cell(memory)
	}

	lock = (n: number): Lock => there(this.#locks[n])
	condition = (n: number): Condition => there(this.#conditions[n])
	cell = (n: number): Cell => there(this.#cells[n])
}

function there<T>(one: T | undefined): T {
	if (one === undefined) throw new RangeError('the program names an object that is not there')
	return one
}

export function planFor(program: RandomProgram): RunPlan {
	const names = program.roles.map((_, i) => `role${i}`)
	const scene: Scene = {
		...sceneOf('random'),
		isFinite: true,
		roles: names.map((name, i) => roleOf(name, 'ABC'.charAt(i))),
		knobs: program.roles.map(({ count }, i) => ({
			...counting(`role${i}s`, count),
			default: count,
		})),
		build(memory) {
			const objects = new Objects(memory)
			const programs = program.roles.map(
				({ ops }, i) =>
					[
						`role${i}`,
						(me: unknown) => playRounds(me as Me, ops, program.rounds, objects),
					] as const,
			)
			return { programs: Object.fromEntries(programs), turn: {} }
		},
	}
	return { scene, twin: scene, values: {}, seed: 0 }
}

function* playRounds(me: Me, ops: readonly Op[], rounds: number, objects: Objects): Stops {
	if (rounds === 0) {
		yield* play(me, ops, objects, [])
		return
	}
	while (yield* me.loopTop()) {
		me.at(packProgramLine(1))
		if ((yield* me.add(objects.rounds, 1)) >= rounds) return
		yield* play(me, ops, objects, [])
	}
}

/** `told`: answers so far, the last one first. What a program keeps of them it may decide by later. */
function* play(me: Me, ops: readonly Op[], objects: Objects, told: number[]): Stops {
	for (const op of ops) {
		me.at(packProgramLine(op.line))
		if (op.does === 'if') {
			const isSo = (told[op.told] ?? 0) === op.is
			yield* play(me, isSo ? op.then : op.otherwise, objects, told)
		} else if (op.does === 'tryLock') {
			const isInside = yield* me.tryLock(objects.lock(op.n))
			told.unshift(Number(isInside))
			if (isInside) yield* play(me, op.then, objects, told)
		} else {
			const answer = yield* doOne(me, op, objects, told)
			if (answer !== null) told.unshift(answer)
		}
	}
}

type Simple = Exclude<Op, { readonly does: 'if' | 'tryLock' }>

function* doOne(me: Me, op: Simple, objects: Objects, told: number[]): Stops<number | null> {
	const { lock, condition, cell } = objects
	if (op.does === 'lock') yield* me.lock(lock(op.n))
	else if (op.does === 'unlock') yield* me.unlock(lock(op.n))
	else if (op.does === 'wait') yield* me.wait(condition(op.n))
	else if (op.does === 'notify') yield* me.notify(condition(op.n))
	else if (op.does === 'notifyAll') yield* me.notifyAll(condition(op.n))
	else if (op.does === 'load') return yield* me.load(cell(op.n))
	else if (op.does === 'store') yield* me.store(cell(op.n), op.value)
	else if (op.does === 'add') return yield* me.add(cell(op.n), op.value)
	else if (op.does === 'compareExchange') return yield* me.compareExchange(cell(op.n), op.value, 1)
	else if (op.does === 'copy') yield* me.store(cell(op.n), told[op.told] ?? 0)
	else if (op.does === 'nap') yield* me.sleep(1)
	else if (op.does === 'work') yield* me.work(1, 0, false)
	else throw new Error('the program says so')
	return null
}

/** The next program of a stream of chance. */
export function randomProgram(chance: Chance): RandomProgram {
	const shape = chance.oneOf([[1, 1], [1, 1], [2], [1, 1, 1], [1, 1, 1], [2, 1], [3]])
	const threads = shape.reduce((sum, count) => sum + count, 0)
	const isMonitor = chance.below(2) === 0
	const roles = shape.map((count) => {
		// Lines begin anew: two roles may stand at the same one.
		const writer = new Writer(chance)
		const size = (threads === 2 ? 5 : 3) - chance.below(2)
		return { count, ops: isMonitor ? writer.monitor(3) : writer.ops(size, []) }
	})
	return {
		roles,
		rounds: threads === 2 && chance.below(2) === 0 ? 2 : 0,
		open: { victim: chance.below(4) === 0, spurious: chance.below(5) === 0 },
	}
}

class Writer {
	readonly #chance: Chance
	#line = 1

	constructor(chance: Chance) {
		this.#chance = chance
	}

	/** About `size` operations of a thread that is inside the locks `held`; it leaves as it came. */
	ops(size: number, held: readonly number[]): Op[] {
		const ops: Op[] = []
		for (let left = size; left > 0;) {
			const some = this.#some(left, held)
			ops.push(...some)
			left -= some.length
		}
		return ops
	}

	/** One section of the first lock. */
	monitor(size: number): Op[] {
		const line = ++this.#line
		const inside = this.ops(size, [0])
		return [{ line, does: 'lock', n: 0 }, ...inside, { line: ++this.#line, does: 'unlock', n: 0 }]
	}

	#some(left: number, held: readonly number[]): Op[] {
		const chance = this.#chance
		const line = ++this.#line
		const roll = chance.below(14)
		const free = Array.from({ length: lockCount }, (_, i) => i).filter((n) => !held.includes(n))
		if (roll < 4 && free.length > 0 && left > 1) return this.#locked(line, left, held, free)
		if (roll < 8 && held.length > 0) return [this.#signal(line, held)]
		if (roll >= 12 && left > 1) return [this.#branch(line, left, held)]
		if (roll === 11) {
			return [{ line, does: chance.oneOf(['nap', 'work']) }]
		}
		return [this.#access(line)]
	}

	#locked(line: number, left: number, held: readonly number[], free: readonly number[]): Op[] {
		const n = this.#chance.oneOf(free)
		const inside = this.ops(Math.min(left - 1, 1 + this.#chance.below(3)), [...held, n])
		const unlock = { line: ++this.#line, does: 'unlock', n } as const
		if (this.#chance.below(5) === 0) {
			return [{ line, does: 'tryLock', n, then: [...inside, unlock] }]
		}
		return [{ line, does: 'lock', n }, ...inside, unlock]
	}

	#signal(line: number, held: readonly number[]): Op {
		const does = this.#chance.oneOf(['wait', 'wait', 'notify', 'notify', 'notifyAll'] as const)
		const own = conditionLocks.flatMap((lock, n) => (held.includes(lock) ? [n] : []))
		return { line, does, n: this.#chance.oneOf(own) }
	}

	#branch(line: number, left: number, held: readonly number[]): Op {
		const chance = this.#chance
		const then: Op[] =
			chance.below(4) === 0 ? [{ line: ++this.#line, does: 'fail' }] : this.ops(left - 1, held)
		const otherwise = chance.below(2) === 0 ? [] : this.ops(1, held)
		return { line, does: 'if', told: chance.below(mostTold), is: chance.below(3), then, otherwise }
	}

	#access(line: number): Op {
		const chance = this.#chance
		const n = chance.below(cellCount)
		const does = chance.oneOf(['load', 'load', 'add', 'store', 'copy', 'compareExchange'] as const)
		if (does === 'load') return { line, does, n }
		if (does === 'copy') return { line, does, n, told: chance.below(mostTold) }
		// Large and negative ones too: what was read must not be mixed up.
		return { line, does, n, value: chance.oneOf([1, 1, 2, 31, -1, 0]) }
	}
}
