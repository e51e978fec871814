/** What a learner's own runs have shown of each strategy: the cells of the scoreboard of the three requirements. */
import { isRecord } from './record.ts'

export const strategies = [
	'busy-waiting',
	'sleep-polling',
	'unbounded queue',
	'wait/notify',
	'blocking queue',
	'actors',
] as const
export type Strategy = (typeof strategies)[number]

/**
 * Efficient waiting: `waste` while idle and `delay` until a task is noticed. Backpressure: `bounded` and what happened
 * when it was `full`. Thread safety: `safe`.
 */
export const aspects = ['waste', 'delay', 'bounded', 'full', 'safe'] as const
export type Aspect = (typeof aspects)[number]

export interface Fact {
	/** As measured, in a few words: "9.8 empty polls/s". */
	readonly text: string
	/** How many it rests on: tasks, polls, turns of a loop. */
	readonly n: number
	/** When it was measured, ISO 8601. */
	readonly date: string
	/** Whether the requirement was met. */
	readonly isMet: boolean
}

export type StrategyFacts = Readonly<Partial<Record<Aspect, Fact>>>
export type Facts = Readonly<Partial<Record<Strategy, StrategyFacts>>>

/** Of each cell the later fact. */
export function mergeFacts(earlier: Facts, later: Facts): Facts {
	const rows = strategies.flatMap((strategy) => {
		const before = earlier[strategy]
		const after = later[strategy]
		if (before === undefined && after === undefined) return []
		return [[strategy, { ...before, ...after }] as const]
	})
	return Object.fromEntries(rows)
}

/** Null when `kept` is damaged; without any, none. */
export function readFacts(kept: unknown): Facts | null {
	if (kept === undefined) return {}
	if (!isRecord(kept)) return null
	const rows = strategies.flatMap((strategy) => {
		const row = kept[strategy]
		return row === undefined ? [] : [[strategy, readRow(row)] as const]
	})
	return rows.some(([, row]) => row === null) ? null : Object.fromEntries(rows)
}

function readRow(kept: unknown): StrategyFacts | null {
	if (!isRecord(kept)) return null
	const cells = aspects.flatMap((aspect) => {
		const fact = kept[aspect]
		return fact === undefined ? [] : [[aspect, fact] as const]
	})
	return cells.every(([, fact]) => isFact(fact)) ? Object.fromEntries(cells) : null
}

function isFact(kept: unknown): kept is Fact {
	if (!isRecord(kept)) return false
	const { text, n, date, isMet } = kept
	const isWritten = typeof text === 'string' && typeof date === 'string'
	return isWritten && typeof n === 'number' && typeof isMet === 'boolean'
}
