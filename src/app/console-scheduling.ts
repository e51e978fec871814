/** The calls of the console that act on threads in your hands. */
import type { Pace } from '../view/session.ts'
import { record } from './knob-record.ts'
import type { Lab } from './lab.svelte.ts'
import { checkPace, paceInWords } from './route.ts'
import type { Explored, Stepped } from './you-schedule.svelte.ts'

export interface SchedulingConsole {
	/**
	 * Takes the threads into your hands and lets one of them (or the next one able to) go to its next marked line, or
	 * with `gate` to its next gate. Rejects with the reason why it cannot move.
	 */
	step(thread?: string, to?: 'line' | 'gate'): Promise<Stepped>
	/** Searches the schedules of the scene with its knobs as they are. */
	explore(options?: { budgetMs?: number; maxStates?: number }): Promise<Explored>
	/** Plays a schedule (without one: what was found last) on fresh real workers; resolves when it has been played. */
	replay(schedule?: string, options?: { pace?: Pace }): Promise<void>
}

export function schedulingCalls(lab: Lab): SchedulingConsole {
	return {
		step: async (thread, to = 'line') => {
			if (thread !== undefined && typeof thread !== 'string')
				throw new RangeError('step takes the name of a thread')
			if (!['line', 'gate'].includes(to)) throw new RangeError('step goes to a line or to a gate')
			return lab.scheduling.stepOn(thread, to, { kind: 'go' })
		},
		explore: async (options = {}) => {
			const { budgetMs, maxStates } = record(options)
			return lab.scheduling.explore(limit(budgetMs, 'budgetMs'), limit(maxStates, 'maxStates'))
		},
		replay: async (schedule, options = {}) => {
			const { pace = 'full' } = record(options)
			const checkedPace = checkPace(pace)
			if (checkedPace?.notice !== null) throw new RangeError(`${paceInWords}.`)
			await lab.scheduling.replay(schedule, checkedPace.pace)
			await lab.whenIdle()
		},
	}
}

/** @throws RangeError unless it is a positive number, or absent. */
function limit(value: unknown, name: string): number | undefined {
	if (value === undefined) return undefined
	if (typeof value === 'number' && value > 0) return value
	throw new RangeError(`${name} is a number above 0`)
}
