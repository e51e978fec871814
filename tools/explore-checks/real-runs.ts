/** Plays schedules on real Node threads, one run after another with the same threads, and tells how each went. */
import { onTestFinished } from 'vitest'
import { type Ending, Run } from '../../src/engine/run.ts'
import { type Move, type RunPlan, VirtualRun } from '../../src/explore/virtual-run.ts'
import { Grain, type Turn } from '../../src/sync/turns.ts'
import { Own } from '../../src/sync/thread-cells.ts'
import { NodeCrew } from '../real-threads/node-crew.ts'

/** How a schedule went: after each turn, and in the end. */
export interface Course {
	readonly refused: number | null
	readonly stood: readonly number[]
	/** What the shared objects say, and where each thread stands. */
	readonly outcome: string
	readonly isStuck: boolean
}

interface Layout {
	readonly memory: { readonly decisive: readonly (() => number)[] }
	readonly threads: readonly { read(word: number): number }[]
}

function outcomeOf({ memory, threads }: Layout): string {
	const words = memory.decisive.map((word) => word())
	const gates = threads.map((one) =>
		[Own.phase, Own.gate, Own.object].map((at) => one.read(at)).join('.'),
	)
	return `${words.join()} ${gates.join()}`
}

/** The course of `moves` in the search's own run. */
export function virtualCourse(plan: RunPlan, moves: readonly Move[]): Course {
	const run = new VirtualRun(plan)
	const stood = moves.map((move) => {
		run.go(move)
		return run.standing
	})
	const canGo = run.threads.some((_, index) => run.canGo(index))
	return {
		refused: null,
		stood,
		outcome: outcomeOf(run.layout),
		isStuck: !canGo && !run.isOver,
	}
}

export function turnsOf(plan: RunPlan, moves: readonly Move[]): Turn[] {
	const { threads } = new VirtualRun(plan)
	return moves.map(({ thread, choice, wakes }) => ({
		thread: threads[thread]?.id ?? 0,
		grain: Grain.gate,
		choice,
		wakes,
	}))
}

export class RealRuns {
	readonly #crew = new NodeCrew()
	/** Of the last run. */
	ending: Ending | null = null

	constructor() {
		onTestFinished(() => this.#crew.end())
	}

	async play({ scene, values, seed }: RunPlan, turns: readonly Turn[]): Promise<Course> {
		this.ending = null
		const onEnd = (ending: Ending): void => {
			this.ending = ending
		}
		const run = new Run({ scene, values, seed, crew: this.#crew, onEnd, ringRecords: 256 })
		await run.prepareInHands()
		const { refused, stood } = await run.hands.play(turns)
		const outcome = outcomeOf(run.layout)
		const isStuck = run.hands.isStuck && run.playing.length > 0
		run.endIfStuck()
		await run.stop()
		return { refused, stood, outcome, isStuck }
	}
}
