/** The turn that somebody asks for, in names: who goes, how far, and what is decided beside. */
import type { Cast } from '../trace/cast.ts'
import { Choice as TurnChoice, Grain as TurnGrain, type Turn } from '../sync/turns.ts'
import type { Choice, Grain } from '../view/session.ts'
import type { HeldRun } from './held-run.ts'
import { obstacleInWords, type Standing } from './steppers.ts'

export interface Asked {
	/** Without, the next one that can go. */
	readonly thread: string | undefined
	readonly grain: Grain
	readonly choice: Choice
}

const grains = { gate: TurnGrain.gate, line: TurnGrain.line, over: TurnGrain.over } as const

/**
 * `last`: id of the thread that went last, 0 for none.
 *
 * @throws RangeError with the reason when that thread cannot go.
 */
export function turnOf(
	{ thread, grain, choice }: Asked,
	standing: Standing,
	held: HeldRun,
	last: number,
): Turn {
	const { cast } = standing
	const id = thread === undefined ? nextReady(held.ready, last) : idOf(cast, held, thread)
	const isUnnotified = choice.kind === 'spurious' || choice.kind === 'expire'
	const obstacle = isUnnotified ? null : obstacleInWords(standing, id)
	if (obstacle !== null) throw new RangeError(`${nameOf(cast, id)} cannot go. ${obstacle}`)
	return {
		thread: id,
		grain: grains[grain],
		choice: TurnChoice[choice.kind],
		wakes: choice.kind === 'wake' ? idOf(cast, held, choice.thread) : 0,
	}
}

export function nameOf(cast: Cast, id: number): string {
	return cast.threads.find((one) => one.id === id)?.name ?? ''
}

function nextReady(ready: readonly number[], last: number): number {
	const next = ready.find((id) => id > last) ?? ready[0]
	if (next === undefined) throw new RangeError('Nobody can go.')
	return next
}

function idOf(cast: Cast, { playing }: HeldRun, name: string): number {
	const thread = cast.threads.find((one) => one.name === name)
	if (!thread || !playing.includes(thread.id)) {
		throw new RangeError(`There is no thread "${name}" in this run.`)
	}
	return thread.id
}
