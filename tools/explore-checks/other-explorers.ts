/**
 * Explorers so plain that one sees that they are right: every schedule, gate by gate, nothing passed over, nothing
 * remembered; the same with few preemptions; and each state once, to try out what tells states apart.
 */
import { Choice } from '../../src/sync/turns.ts'
import { Kind, pageThread } from '../../src/trace/event.ts'
import {
	type Move,
	type OpenChoices,
	type RunPlan,
	VirtualRun,
} from '../../src/explore/virtual-run.ts'

export interface Outcomes {
	/** Every way in which a run can end or stand still. */
	readonly all: ReadonlySet<string>
	/** Fewest sections, and then fewest gates, to a deadlock or an error; null when there is none. */
	readonly worst: { readonly sections: number; readonly gates: number } | null
	readonly runs: number
}

/** Thrown when there are more schedules than asked for. */
export class TooMany extends Error {}

export interface Bounds {
	readonly mostRuns: number
	/** Switches away from a thread that could have gone on. */
	readonly mostPreemptions: number
	/** Gates after which a schedule is cut off. */
	readonly mostGates: number
}

export const unbounded: Bounds = { mostRuns: 1e9, mostPreemptions: 1e9, mostGates: 1e9 }

/** How a run that stands here ends; null when it goes on for sure. */
export function endingOf(run: VirtualRun, open: OpenChoices): string | null {
	const failed = run.threads.filter(({ error }) => error !== null)
	const isSure = run.moves(open).some(({ choice }) => choice !== Choice.spurious)
	if (failed.length === 0 && isSure) return null
	const roles = new Map<string, string[]>()
	for (const { role, isDone, gate, object, error } of run.threads) {
		const list = roles.get(role) ?? []
		roles.set(role, list)
		list.push(error !== null ? 'failed' : isDone ? 'done' : `${gate}.${object}`)
	}
	const threads = [...roles.values()].map((list) => list.sort().join())
	const cells = run.layout.memory.decisive.map((word) => word())
	return `${threads.join(' | ')} : ${cells.join()}`
}

/** Sections of the threads; the page's own, before the run begins, do not count. */
export function sectionsOf(run: VirtualRun): number {
	return run.records.filter(({ kind, thread }) => kind === Kind.acquire && thread !== pageThread)
		.length
}

class Endings {
	readonly all = new Set<string>()
	worst: { readonly sections: number; readonly gates: number } | null = null
	readonly #open: OpenChoices

	constructor(open: OpenChoices) {
		this.#open = open
	}

	/** True when the run is over for good. */
	look(run: VirtualRun, gates: number): boolean {
		const ending = endingOf(run, this.#open)
		if (ending === null) return false
		this.all.add(ending)
		const isFailed = run.threads.some(({ error }) => error !== null)
		if (!isFailed && run.isOver) return true
		const sections = sectionsOf(run)
		const { worst } = this
		if (
			!worst ||
			sections < worst.sections ||
			(sections === worst.sections && gates < worst.gates)
		) {
			this.worst = { sections, gates }
		}
		return isFailed
	}
}

/** A place where a schedule could have gone another way. */
interface Fork {
	readonly moves: readonly Move[]
	taken: number
}

/**
 * Calls `see` at the end of each schedule with its moves.
 *
 * @throws TooMany
 */
export function everySchedule(
	plan: RunPlan,
	open: OpenChoices,
	bounds: Bounds,
	see: (moves: readonly Move[]) => void = () => undefined,
): Outcomes {
	const endings = new Endings(open)
	const forks: Fork[] = []
	let runs = 0
	do {
		if (++runs > bounds.mostRuns) throw new TooMany()
		const run = new VirtualRun(plan)
		const moves: Move[] = []
		let preemptions = 0
		while (!endings.look(run, moves.length) && moves.length < bounds.mostGates) {
			const last = moves.at(-1)?.thread ?? null
			const fork = (forks[moves.length] ??= {
				moves: movesWithin(run, open, last, bounds.mostPreemptions - preemptions),
				taken: 0,
			})
			const move = fork.moves[fork.taken]
			if (!move) break
			if (isPreemption(run, last, move)) preemptions++
			run.go(move)
			moves.push(move)
		}
		see(moves)
	} while (turnLast(forks))
	return { all: endings.all, worst: endings.worst, runs }
}

function movesWithin(
	run: VirtualRun,
	open: OpenChoices,
	last: number | null,
	left: number,
): Move[] {
	return run.moves(open).filter((move) => left > 0 || !isPreemption(run, last, move))
}

function isPreemption(run: VirtualRun, last: number | null, { thread }: Move): boolean {
	return last !== null && last !== thread && run.canGo(last)
}

/** On to the next schedule in order; false when there is none. */
function turnLast(forks: Fork[]): boolean {
	for (let fork = forks.at(-1); fork; fork = forks.at(-1)) {
		if (++fork.taken < fork.moves.length) return true
		forks.pop()
	}
	return false
}

/** `keyOf`: equal for states that need to be looked at only once. */
export function everyState(
	plan: RunPlan,
	open: OpenChoices,
	keyOf: (run: VirtualRun) => string,
): Outcomes {
	const endings = new Endings(open)
	const seen = new Set<string>()
	const ways: (readonly Move[])[] = [[]]
	let runs = 0
	// Grows while it is gone through: the fewest gates first.
	for (const way of ways) {
		const run = new VirtualRun(plan)
		for (const move of way) run.go(move)
		runs++
		// First: an error is an end of its own, whatever the state looks like.
		if (endings.look(run, way.length)) continue
		const key = keyOf(run)
		if (seen.has(key)) continue
		seen.add(key)
		for (const move of run.moves(open)) ways.push([...way, move])
	}
	return { all: endings.all, worst: endings.worst, runs }
}
