/**
 * The bounded buffer once more, written from its rules and not from its code: one step is one hold of the lock. Knows
 * nothing of gates, threads and shared memory, so it can contradict the search.
 */

export interface ModelOptions {
	readonly producers: number
	readonly consumers: number
	readonly capacity: number
	readonly conditions: 1 | 2
	readonly wakes: 'one' | 'all'
	/** A notify wakes any of those who wait; else the one that has waited longest. */
	readonly isAnyVictim: boolean
	/** Nobody overtakes at the door: whoever asks stands in line, and so does whoever is woken. */
	readonly isFair: boolean
}

type Side = 'p' | 'c'

/** Threads of one side are alike. Lists are oldest first; `door` stays empty where the lock allows barging. */
interface State {
	readonly depth: number
	/** Threads that could ask for the lock next. */
	readonly free: Readonly<Record<Side, number>>
	readonly door: string
	readonly waiting: string
}

interface Step {
	readonly state: State
	readonly sections: 0 | 1
}

/** Fewest sections after which everybody waits; null when that can never come. */
export function sectionsToDeadlock(options: ModelOptions): number | null {
	const { producers, consumers } = options
	const all = producers + consumers
	let now: State[] = [{ depth: 0, free: { p: producers, c: consumers }, door: '', waiting: '' }]
	const seen = new Set<string>()
	for (let sections = 0; now.length > 0; sections++) {
		const next: State[] = []
		// Steps that cost nothing lengthen the list while it is gone through.
		for (const state of now) {
			const key = JSON.stringify(state)
			if (seen.has(key)) continue
			seen.add(key)
			if (state.waiting.length === all) return sections
			for (const step of stepsFrom(state, options)) {
				;(step.sections === 0 ? now : next).push(step.state)
			}
		}
		now = next
	}
	return null
}

function stepsFrom(state: State, options: ModelOptions): Step[] {
	const sides = (['p', 'c'] as const).filter((side) => state.free[side] > 0)
	if (!options.isFair) return sides.flatMap((side) => inside(state, side, options))
	const joins = sides.map((side): Step => {
		const free = { ...state.free, [side]: state.free[side] - 1 }
		return { state: { ...state, free, door: state.door + side }, sections: 0 }
	})
	const first = state.door.charAt(0)
	if (first !== 'p' && first !== 'c') return joins
	const entered = {
		...state,
		door: state.door.slice(1),
		free: { ...state.free, [first]: state.free[first] + 1 },
	}
	return [...joins, ...inside(entered, first, options)]
}

/** One hold of the lock by a free thread of `side`. */
function inside(state: State, side: Side, options: ModelOptions): Step[] {
	const isHeldUp = side === 'p' ? state.depth === options.capacity : state.depth === 0
	if (isHeldUp) {
		const free = { ...state.free, [side]: state.free[side] - 1 }
		return [{ state: { ...state, free, waiting: state.waiting + side }, sections: 1 }]
	}
	const depth = state.depth + (side === 'p' ? 1 : -1)
	return wokenBy(side, state.waiting, options).map((woken) => ({
		state: wake({ ...state, depth }, woken, options.isFair),
		sections: 1,
	}))
}

/** Places in the line that a notify by `side` may wake, oldest first: one list for each way that it can go. */
function wokenBy(side: Side, waiting: string, options: ModelOptions): number[][] {
	const { conditions, wakes, isAnyVictim } = options
	const places = Array.from(waiting).flatMap((one, i) =>
		conditions === 1 || one !== side ? [i] : [],
	)
	if (places.length === 0 || wakes === 'all') return [places]
	return isAnyVictim ? places.map((place) => [place]) : [places.slice(0, 1)]
}

function wake(state: State, places: readonly number[], isFair: boolean): State {
	const line = Array.from(state.waiting)
	const woken = places.map((place) => line[place]).join('')
	const waiting = line.filter((_, place) => !places.includes(place)).join('')
	if (isFair) return { ...state, waiting, door: state.door + woken }
	const count = (side: Side) => state.free[side] + woken.split(side).length - 1
	return { ...state, waiting, free: { p: count('p'), c: count('c') } }
}
