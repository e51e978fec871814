/**
 * Looks through all schedules of a scene for the shortest one that breaks it: cheapest first over states, where the
 * cost is sections (holds of a lock), then gates. Programs that loop for ever are searched as such, since their states
 * repeat. Whatever changes nothing that another thread could see is done together with the next thing that does.
 */
import type { Turn } from '../sync/turns.ts'
import { Choice, Grain } from '../sync/turns.ts'
import { Kind } from '../trace/event.ts'
import { aliveIn, type Edge } from './alive.ts'
import { Frontier } from './frontier.ts'
import { openIn } from './open-choices.ts'
import { type Move, type OpenChoices, type RunPlan, VirtualRun } from './virtual-run.ts'
import { deadlockOf, livelock, placeOf } from './verdict.ts'
import { Walk } from './walk.ts'
import type { Breach } from './watch.ts'

export interface SearchOptions {
	readonly open: OpenChoices
	/** Real time. */
	readonly budgetMs: number
	readonly maxStates: number
	/** Asked now and then with the count so far; false ends the search. */
	readonly onProgress: (states: number, ms: number) => boolean
	/** Real time now, in ms. */
	readonly now: () => number
}

export interface Found {
	readonly verdict: 'safe' | 'violation' | 'limit'
	/** The law that is broken, or null. */
	readonly law: string | null
	/** One plain sentence. */
	readonly detail: string
	/** Steps of the search: ways to go on that were tried. */
	readonly schedules: number
	readonly states: number
	readonly ms: number
	/** Gates of the shortest schedule that breaks the law. */
	readonly steps?: number
	readonly sections?: number
	readonly turns?: readonly Turn[]
	/** How things stand after each turn, see `standingOf`. */
	readonly stood?: readonly number[]
	/** Shared data touched without a lock, in a sentence with both places; null when none was. */
	readonly race: string | null
}

interface Node {
	readonly parent: Node | null
	readonly move: Move | null
	readonly index: number
	readonly sections: number
	readonly gates: number
	/** The way to here broke a law. */
	readonly breach: Breach | null
}

/** States between two reports. */
const reportEvery = 64

export function search(plan: RunPlan, asked: SearchOptions): Found {
	const options = { ...asked, open: openIn(plan, asked.open) }
	// What is touched outside any lock may be touched behind any gate: then no gate is passed over.
	return new Search(plan, options, false).run() ?? new Search(plan, options, true).run() ?? never()
}

function never(): never {
	throw new Error('a search that passes over no gate always comes to an end')
}

class Search {
	readonly #plan: RunPlan
	readonly #options: SearchOptions
	readonly #isGateByGate: boolean
	readonly #startedMs: number
	readonly #states = new Map<string, number>()
	readonly #frontier = new Frontier<Node>()
	/** Moves that are sure to be possible, between states; whether something was handed over. */
	readonly #edges: Edge[] = []
	readonly #nodes: Node[] = []
	/** Numbers of states in which every program has ended. */
	readonly #ends = new Set<number>()
	#tried = 0
	#isUnguarded = false
	#hasQueue = false
	#used: SharedArrayBuffer | null = null
	#race: string | null = null

	constructor(plan: RunPlan, options: SearchOptions, isGateByGate: boolean) {
		this.#plan = plan
		this.#options = options
		this.#isGateByGate = isGateByGate
		this.#startedMs = options.now()
	}

	/** Null when something was touched outside any lock, although gates were passed over. */
	run(): Found | null {
		const root = this.#walk()
		this.#hasQueue = root.run.layout.memory.objects.some(({ kind }) => kind === 'queue')
		this.#add(root, { parent: null, move: null, sections: 0, gates: 0, breach: root.breach })
		for (let looked = 0; ; looked++) {
			const node = this.#frontier.next()
			if (this.#isUnguarded && !this.#isGateByGate) return null
			if (!node) return this.#exhausted()
			if (node.breach) return this.#violation(node, node.breach, false)
			const breach = this.#expand(node)
			if (breach) return this.#violation(node, breach, true)
			if (looked % reportEvery === 0 && !this.#mayGoOn()) return this.#limit()
		}
	}

	/** Where nothing can be handed over, work is what one gets done. */
	#isProgress(kind: Kind): boolean {
		return this.#hasQueue ? kind === Kind.put || kind === Kind.take : kind === Kind.worked
	}

	/** Tries every move from `node`; a deadlock is returned. */
	#expand(node: Node): Breach | null {
		let walk: Walk | null = this.#walkTo(node)
		const moves = walk.run.moves(this.#options.open)
		// A spurious wake-up may come, and nobody can count on it.
		if (!moves.some(isSure)) {
			if (!walk.run.isOver) return deadlockOf(walk.run)
			this.#ends.add(node.index)
		}
		for (const move of moves) {
			// One run serves the first move; the others each go there anew, since a generator cannot be copied.
			walk ??= this.#walkTo(node)
			const from = walk.run.records.length
			const { gates, sections } = walk.go(move)
			this.#tried++
			const isProgress = walk.run.records.slice(from).some(({ kind }) => this.#isProgress(kind))
			const to = this.#add(walk, {
				parent: node,
				move,
				sections: node.sections + sections,
				gates: node.gates + gates,
				breach: walk.breach,
			})
			if (isSure(move)) this.#edges.push({ from: node.index, to, isProgress })
			walk = null
		}
		return null
	}

	/** Number of the state that `walk` stands in; a new one will be looked at. */
	#add(walk: Walk, node: Omit<Node, 'index'>): number {
		const { race } = walk.watch
		this.#isUnguarded ||= walk.watch.isUnguarded
		if (race) this.#race ??= placeOf(race, walk.run)
		// A broken law is an end of its own, whatever the state looks like.
		const key = node.breach ? `broken ${this.#states.size}` : walk.run.key(this.#options.open)
		const known = this.#states.get(key)
		const known_ = known === undefined ? null : this.#nodes[known]
		if (known !== undefined && known_ && !isCheaper(node, known_)) return known
		const index = known ?? this.#states.size
		this.#states.set(key, index)
		const added = { ...node, index }
		this.#nodes[index] = added
		this.#frontier.add(node.sections, node.gates, added)
		return index
	}

	#walkTo(node: Node): Walk {
		const walk = this.#walk()
		for (const move of movesTo(node)) walk.go(move)
		return walk
	}

	/** A fresh walk, which puts an end to the one before: they share their memory. */
	#walk(): Walk {
		const walk = new Walk(this.#plan, this.#isGateByGate, this.#used)
		this.#used = walk.run.layout.memory.words.buffer as SharedArrayBuffer
		return walk
	}

	#mayGoOn(): boolean {
		const { budgetMs, maxStates, onProgress } = this.#options
		const ms = this.#ms
		if (!onProgress(this.#states.size, ms)) return false
		return ms < budgetMs && this.#states.size < maxStates
	}

	get #ms(): number {
		return this.#options.now() - this.#startedMs
	}

	get #counts(): Pick<Found, 'schedules' | 'states' | 'ms' | 'race'> {
		return {
			schedules: this.#tried,
			states: this.#states.size,
			ms: this.#ms,
			race: this.#race,
		}
	}

	/** `isStuck`: everybody goes as far as he can; else only who failed behind a local gate. */
	#violation(node: Node, breach: Breach, isStuck: boolean): Found {
		const walk = this.#walk()
		const turns: Turn[] = []
		for (const move of movesTo(node)) {
			const thread = walk.run.threads[move.thread]?.id ?? 0
			const { locals } = walk.go(move)
			for (let i = 0; i < locals; i++) turns.push(overGate(thread))
			turns.push({ ...overGate(thread), choice: move.choice, wakes: move.wakes })
		}
		for (const [index, { id, error }] of walk.run.threads.entries()) {
			const locals = isStuck || error !== null ? walk.unpaid(index) : 0
			for (let i = 0; i < locals; i++) turns.push(overGate(id))
		}
		return {
			...this.#counts,
			verdict: 'violation',
			law: breach.law,
			detail: breach.detail,
			steps: turns.length,
			sections: node.sections,
			turns,
			stood: stoodAfter(this.#plan, turns),
		}
	}

	#exhausted(): Found {
		const stuck = this.#livelocked()
		if (stuck) return this.#violation(stuck, livelock(), false)
		return { ...this.#counts, verdict: 'safe', law: null, detail: '' }
	}

	#limit(): Found {
		return { ...this.#counts, verdict: 'limit', law: null, detail: '' }
	}

	/**
	 * The cheapest state from which nothing can ever be handed over again and no program comes to its end; null when
	 * there is none. Programs that neither have a queue nor work cannot be judged so.
	 */
	#livelocked(): Node | null {
		if (!this.#hasQueue && !this.#edges.some(({ isProgress }) => isProgress)) return null
		const alive = aliveIn(this.#edges, this.#ends)
		let cheapest: Node | null = null
		for (const node of this.#nodes) {
			if (alive.has(node.index)) continue
			if (!cheapest || isCheaper(node, cheapest)) cheapest = node
		}
		return cheapest
	}
}

/** Whether it depends on nothing but the threads. */
function isSure({ choice }: Move): boolean {
	return choice !== Choice.spurious
}

function overGate(thread: number): Turn {
	return { thread, grain: Grain.gate, choice: Choice.go, wakes: 0 }
}

function movesTo(node: Node): Move[] {
	const moves: Move[] = []
	for (let one: Node | null = node; one?.move; one = one.parent) moves.push(one.move)
	return moves.reverse()
}

function isCheaper(one: Omit<Node, 'index'>, other: Node): boolean {
	if (one.sections !== other.sections) return one.sections < other.sections
	return one.gates < other.gates
}

/** How things stand after each of `turns`, none of which may be impossible. */
export function stoodAfter(plan: RunPlan, turns: readonly Turn[]): number[] {
	const run = new VirtualRun(plan)
	return turns.map(({ thread, choice, wakes }) => {
		run.go({ thread: run.threads.findIndex(({ id }) => id === thread), choice, wakes })
		return run.standing
	})
}
