/**
 * When pollers look: each at the ticks of a grid of its own. The knob `poll` is the period of all grids, the knob `phase` says
 * how they lie to each other. What a poller does meanwhile never moves its grid.
 */
import type { KnobCells } from '../sync/knob-cells.ts'
import type { Thread } from '../sync/thread.ts'
import type { ToldKnob } from '../sync/told-knob.ts'
import { Draws } from './draws.ts'

/** How the grids of several pollers lie. `phaseOptions` of a knob begin with these, in this order. */
export const phases = ['in step', 'random', 'staggered'] as const
/** Changes by itself: in step at first, with random phases from `changeUs` on. */
export const changingPhases = [...phases, 'in step, then random'] as const

/** Run time at which phases that change by themselves do. */
export const changeUs = 2_500_000

/** The stream of draws that phases are taken from, one after another. Those up to 64 are the threads' own. */
const phaseStream = 66
const largestWord = 0x7fffffff

/** The first of the times `offsetUs`, `offsetUs` ± `periodUs`, … that is later than `fromUs`. Both whole, or it might not be later. */
function gridAfter(fromUs: number, offsetUs: number, periodUs: number): number {
	return offsetUs + (Math.floor((fromUs - offsetUs) / periodUs) + 1) * periodUs
}

/** Reads the knobs poll (ms), phase and workers. */
export class Ticks {
	readonly #knobs: Pick<KnobCells, 'number' | 'choice'>
	readonly #seed: number
	readonly #toldPhase: ToldKnob | null
	/** The tick that a thread was told last, run µs. */
	readonly #told = new Map<number, number>()

	/** `toldPhase`: tells of phases that change by themselves. */
	constructor(
		knobs: Pick<KnobCells, 'number' | 'choice'>,
		seed: number,
		toldPhase: ToldKnob | null = null,
	) {
		this.#knobs = knobs
		this.#seed = seed
		this.#toldPhase = toldPhase
	}

	/** Milliseconds of run time from now to the next tick of the thread. */
	untilNext(me: Thread): number {
		const nowUs = me.seam.clock.nowUs()
		const told = this.#toldPhase
		if (told && this.#isChanging) {
			told.tell(me, phases.indexOf(this.#phaseAt(nowUs)))
		} else if (told) {
			told.forget()
		}
		return (this.after(me.id, nowUs) - nowUs) / 1000
	}

	/** Run time of the next tick of `thread`, µs: one that it has not been told before, since a sleep may end a little early. */
	after(thread: number, nowUs: number): number {
		const periodUs = this.#periodUs
		const told = this.#told.get(thread) ?? 0
		// One further ahead was told before a knob was turned.
		const isEarly = told > nowUs && told - nowUs < periodUs / 2
		const next = this.tickAfter(thread, isEarly ? told : nowUs)
		this.#told.set(thread, next)
		return next
	}

	/** The first tick on the grid of `thread` that is later than `fromUs`. */
	tickAfter(thread: number, fromUs: number): number {
		const periodUs = this.#periodUs
		const offsetUs = Math.round(this.#share(thread, fromUs) * periodUs)
		return gridAfter(fromUs, offsetUs, periodUs)
	}

	get #periodUs(): number {
		return Math.round(this.#knobs.number('poll') * 1000)
	}

	get #isChanging(): boolean {
		return this.#knobs.choice('phase', changingPhases) === 'in step, then random'
	}

	#phaseAt(atUs: number): (typeof phases)[number] {
		const phase = this.#knobs.choice('phase', changingPhases)
		if (phase !== 'in step, then random') {
			return phase
		}
		return atUs < changeUs ? 'in step' : 'random'
	}

	/** By what share of a period the grid of `thread` is shifted at run time `atUs`, 0…1. */
	#share(thread: number, atUs: number): number {
		const phase = this.#phaseAt(atUs)
		if (phase === 'in step') {
			return 0
		}
		if (phase === 'staggered') {
			// Pollers have consecutive ids: as many remainders as there are pollers.
			const count = this.#knobs.number('workers')
			return (thread % count) / count
		}
		return this.#chance(thread)
	}

	/** The first words of neighbouring streams resemble each other, so all come from one. */
	#chance(thread: number): number {
		const draws = new Draws(this.#seed, phaseStream)
		let word = draws.word()
		for (let i = 0; i < thread; i++) {
			word = draws.word()
		}
		return word / largestWord
	}
}
