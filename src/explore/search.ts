/**
 * Looks through all schedules of a scene for the shortest one that breaks it: cheapest first over states, where the
 * cost is sections (holds of a lock), then gates. Programs that loop for ever are searched as such, since their states
 * repeat. Whatever changes nothing that another thread could see is done together with the next thing that does.
 */
import type { Turn } from '../sync/turns.ts'
import { Choice, Grain } from '../sync/turns.ts'
import { Kind } from '../trace/event.ts'
import { Frontier } from './frontier.ts'
import { type Move, type OpenChoices, type RunPlan, VirtualRun } from './virtual-run.ts'
import { deadlockOf, livelock, placeOf, uncaught } from './verdict.ts'
import { type Breach, Watch } from './watch.ts'

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

/** Gates at which nothing happens that another could see, in a row: more than any program has before it shares something. */
const mostLocal = 64

/** States between two reports. */
const reportEvery = 64

export function search(plan: RunPlan, options: SearchOptions): Found {
	return new Search(plan, options).run()
}

/** A virtual run that stands at gates that others could notice, with the local ones before them still to be paid for. */
class Walk {
	readonly run: VirtualRun
	readonly watch: Watch
	/** By thread index: local gates done and not yet counted. */
	readonly #unpaid: number[]
	#seen = 0

	constructor(plan: RunPlan) {
		this.run = new VirtualRun(plan)
		this.watch = new Watch(this.run.layout.memory, (thread) => this.run.nameOf(thread))
		this.#unpaid = this.run.threads.map(() => 0)
		for (const thread of this.#unpaid.keys()) this.#settle(thread)
		this.#look()
	}

	/** Goes, and returns what that cost. */
	go(move: Move): { gates: number; sections: number; locals: number } {
		const { run } = this
		const locals = this.#unpaid[move.thread] ?? 0
		const from = run.records.length
		this.#touch(move.thread)
		run.go(move)
		this.#unpaid[move.thread] = 0
		const sections = run.records.slice(from).filter(({ kind }) => kind === Kind.acquire).length
		this.#settle(move.thread)
		this.#look()
		return { gates: locals + 1, sections, locals }
	}

	get breach(): Breach | null {
		if (this.watch.breach) return this.watch.breach
		const failed = this.run.threads.find(({ error }) => error !== null)
		return failed ? uncaught(this.run.nameOf(failed.id), failed.error) : null
	}

	/** Lets a thread do what nobody could see. */
	#settle(thread: number): void {
		const one = this.run.threads[thread]
		for (let i = 0; i < mostLocal && one && !one.isDone && one.isLocal; i++) {
			this.run.go({ thread, choice: Choice.go, wakes: 0 })
			this.#unpaid[thread] = (this.#unpaid[thread] ?? 0) + 1
		}
	}

	#touch(thread: number): void {
		const one = this.run.threads[thread]
		if (one?.isAtCell) this.watch.touch(one.id, one.object)
	}

	#look(): void {
		for (; this.#seen < this.run.records.length; this.#seen++) {
			const record = this.run.records[this.#seen]
			if (record) this.watch.see(record)
		}
	}
}

class Search {
	readonly #plan: RunPlan
	readonly #options: SearchOptions
	readonly #startedMs: number
	readonly #states = new Map<string, number>()
	readonly #frontier = new Frontier<Node>()
	/** By state: states that one move leads to; whether such a move hands something over. */
	readonly #edges: { from: number; to: number; isProgress: boolean }[] = []
	readonly #nodes: Node[] = []
	#tried = 0
	#race: string | null = null

	constructor(plan: RunPlan, options: SearchOptions) {
		this.#plan = plan
		this.#options = options
		this.#startedMs = options.now()
	}

	run(): Found {
		const root = new Walk(this.#plan)
		this.#add(root, { parent: null, move: null, sections: 0, gates: 0, breach: root.breach })
		for (let looked = 0; ; looked++) {
			const node = this.#frontier.next()
			if (!node) return this.#exhausted()
			if (node.breach) return this.#violation(node, node.breach)
			const breach = this.#expand(node)
			if (breach) return this.#violation(node, breach)
			if (looked % reportEvery === 0 && !this.#mayGoOn()) return this.#limit()
		}
	}

	/** Tries every move from `node`; a deadlock is returned. */
	#expand(node: Node): Breach | null {
		let walk: Walk | null = this.#walkTo(node)
		const moves = walk.run.moves(this.#options.open)
		if (moves.length === 0) {
			return walk.run.isOver ? null : deadlockOf(walk.run)
		}
		for (const move of moves) {
			// One run serves the first move; the others each go there anew, since a generator cannot be copied.
			walk ??= this.#walkTo(node)
			const from = walk.run.records.length
			const { gates, sections } = walk.go(move)
			this.#tried++
			const isProgress = walk.run.records
				.slice(from)
				.some(({ kind }) => kind === Kind.put || kind === Kind.take || kind === Kind.worked)
			const to = this.#add(walk, {
				parent: node,
				move,
				sections: node.sections + sections,
				gates: node.gates + gates,
				breach: walk.breach,
			})
			this.#edges.push({ from: node.index, to, isProgress })
			walk = null
		}
		return null
	}

	/** Number of the state that `walk` stands in; a new one will be looked at. */
	#add(walk: Walk, node: Omit<Node, 'index'>): number {
		const { race } = walk.watch
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
		const walk = new Walk(this.#plan)
		for (const move of movesTo(node)) walk.go(move)
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

	#violation(node: Node, breach: Breach): Found {
		const walk = new Walk(this.#plan)
		const turns: Turn[] = []
		for (const move of movesTo(node)) {
			const thread = walk.run.threads[move.thread]?.id ?? 0
			const { locals } = walk.go(move)
			const go = { thread, grain: Grain.gate, choice: Choice.go, wakes: 0 }
			for (let i = 0; i < locals; i++) turns.push(go)
			turns.push({ ...go, choice: move.choice, wakes: move.wakes })
		}
		return {
			...this.#counts,
			verdict: 'violation',
			law: breach.law,
			detail: breach.detail,
			steps: node.gates,
			sections: node.sections,
			turns,
			stood: stoodAfter(this.#plan, turns),
		}
	}

	#exhausted(): Found {
		const stuck = this.#livelocked()
		if (stuck) return this.#violation(stuck, livelock())
		return { ...this.#counts, verdict: 'safe', law: null, detail: '' }
	}

	#limit(): Found {
		return { ...this.#counts, verdict: 'limit', law: null, detail: '' }
	}

	/** The cheapest state from which nothing can ever be handed over again; null when there is none. */
	#livelocked(): Node | null {
		const before = new Map<number, number[]>()
		const alive = new Set<number>()
		for (const { from, to, isProgress } of this.#edges) {
			const list = before.get(to) ?? []
			before.set(to, list)
			list.push(from)
			if (isProgress) alive.add(from)
		}
		// Programs that hand nothing over cannot be judged so.
		if (alive.size === 0) return null
		for (const one of alive) for (const from of before.get(one) ?? []) alive.add(from)
		const isOver = (index: number) => !this.#edges.some(({ from }) => from === index)
		return this.#nodes.find(({ index }) => !alive.has(index) && !isOver(index)) ?? null
	}
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
