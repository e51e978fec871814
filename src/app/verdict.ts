/** Why a run ended by itself, or what it broke: the fact, and why, with names. */
import type { Ending } from '../engine/run.ts'
import type { Moment, ThreadMoment } from '../model/moment.ts'
import type { KnobValue } from '../programs/knob.ts'
import { eachOther, listed } from './each-other.ts'
import { leftovers, leftWaiting } from './left-behind.ts'

export interface Verdict {
	readonly title: string
	readonly detail: string
	/** The rule behind it and its value here, where there is one. */
	readonly law: { readonly when: string; readonly rule: string; readonly here: string } | null
}

/** What the page knows of a run that has come to its end. */
export interface Circumstances {
	readonly moment: Moment
	readonly values: Readonly<Record<string, KnobValue>>
	/** Sections taken in your hands, null in free run. */
	readonly sections: number | null
}

export function verdictOf(ending: Ending, around: Circumstances): Verdict {
	if (ending.kind === 'finished') {
		const detail = `Every thread has left its program.${leftovers(around.moment)}`
		return { title: 'Finished', detail, law: null }
	}
	if (ending.kind === 'deadlocked') return leftWaiting(around.moment) ?? deadlockOf(around)
	const where = ending.line > 0 ? ` at line ${ending.line} of ${ending.program}` : ''
	if (around.moment.memory !== null) return deathOf(ending, where, around.moment)
	return {
		title: `${ending.thread} failed`,
		detail: `${ending.message}${where}. The run was ended.`,
		law: null,
	}
}

/** Memory is the whole process's: with it, everything that was queued is gone. */
function deathOf(
	{ thread, message }: Extract<Ending, { kind: 'crashed' }>,
	where: string,
	{ counts, threads }: Moment,
): Verdict {
	const refused = `${thread} asked for more memory${where}, and the platform refused: “${message}”.`
	const lost = counts.queued + counts.failed
	return {
		title: 'Out of memory: the process has died',
		detail: `${refused} All ${threads.length} threads ended with it, handlers included; ${lost} accepted tasks are lost.`,
		law: null,
	}
}

/** Who waits, for what, who could have woken them, and why nobody will. */
function deadlockOf({ moment, values, sections }: Circumstances): Verdict {
	const waiting = moment.threads.filter(({ state }) => state === 'waiting' || state === 'blocked')
	const groups = new Map<string, string[]>()
	for (const thread of waiting) {
		const what = needOf(moment, thread)
		groups.set(what, [...(groups.get(what) ?? []), thread.name])
	}
	const who = [...groups].map(([what, names]) => {
		return `${listed(names)} ${verbFor(waiting, names)} ${what}`
	})
	const why =
		moment.queues.length > 1
			? eachOther(moment, waiting)
			: `${wakersOf(moment, waiting)}${signalOf(moment)}`
	const after = sections === null ? '' : ` after ${sections} sections`
	return {
		title: `Deadlocked${after}`,
		detail: `${who.join('; ')}. ${why}`,
		law: ruleOf(values),
	}
}

function needOf(moment: Moment, thread: ThreadMoment): string {
	if (thread.state === 'blocked') return `at the lock (${thread.reason ?? ''})`
	const condition = moment.conditions.find(({ id }) => id === thread.at)
	const { reason = '', name = '' } = condition ?? {}
	return `for “${moment.queues.length > 1 ? name : goalOf(reason, name, thread.side)}”`
}

function verbFor(waiting: readonly ThreadMoment[], names: readonly string[]): string {
	const isAtLock = waiting.some(({ name, state }) => state === 'blocked' && names.includes(name))
	return `${isAtLock ? 'stand' : 'wait'}${names.length === 1 ? 's' : ''}`
}

/** One condition for everybody does not say for what; who waits does. */
function goalOf(reason: string, name: string, side: ThreadMoment['side']): string {
	if (reason === 'full' || reason === 'empty') return `not ${reason}`
	if (reason !== 'changed') return name
	return side === 'producers' ? 'not full' : 'not empty'
}

function wakersOf(moment: Moment, waiting: readonly ThreadMoment[]): string {
	const isProducing = waiting.some(({ side }) => side === 'producers')
	const isConsuming = waiting.some(({ side }) => side === 'consumers')
	const acts = isProducing && isConsuming ? 'a put or a take' : isProducing ? 'a take' : 'a put'
	if (waiting.some(({ reason }) => reason === 'child')) return childlessOf(moment)
	// What others wait for is not told by how full the queue is.
	const isPlain = waiting.every(({ state, reason }) => {
		return state === 'blocked' || plainReasons.includes(reason ?? '')
	})
	if (!isPlain) return `Only ${acts} could wake them, and whoever could do that waits, too.`
	const size = moment.queues[0]?.depth ?? 0
	const capacity = moment.queues[0]?.capacity ?? 0
	const could =
		size < capacity
			? named(waiting, 'producers', 'could put')
			: size > 0
				? named(waiting, 'consumers', 'could take')
				: ''
	return `Only ${acts} could wake them, and whoever could do that waits, too${could}.`
}

/** Whoever waits for a child is one of those who could do it. */
function childlessOf({ queues }: Moment): string {
	const depth = queues[0]?.depth ?? 0
	const children = depth === 1 ? 'One task is in the queue' : `${depth} tasks are in the queue`
	return `${children}, and only threads of the pool could do ${depth === 1 ? 'it' : 'them'}: all of them wait.`
}

const plainReasons = ['full', 'empty', 'changed']

function named(waiting: readonly ThreadMoment[], side: ThreadMoment['side'], what: string): string {
	const names = waiting.filter((thread) => thread.side === side).map(({ name }) => name)
	return names.length === 0 ? '' : `: ${listed(names)} ${what}, but nobody has told them`
}

/** Where the last signal went. */
function signalOf(moment: Moment): string {
	const last = moment.wakes.at(-1)
	const nameOf = (id: number) => moment.threads.find((thread) => thread.id === id)?.name ?? ''
	return last ? ` The last notify, by ${nameOf(last.from)}, went to ${nameOf(last.to)}.` : ''
}

function ruleOf(values: Circumstances['values']): Verdict['law'] {
	return roundTripRule(values) ?? ownChildRule(values) ?? singleConditionRule(values)
}

/** Who sends ahead must find room for it all: in both queues, and in the hand of whoever replies. */
function roundTripRule({ ahead, requests, replies }: Circumstances['values']): Verdict['law'] {
	if (ahead === undefined || requests === undefined || replies === undefined) return null
	const [sent, one, other] = [Number(ahead), Number(requests), Number(replies)]
	const sign = sent > one + other + 1 ? '>' : '≤'
	return {
		when: 'hangs when',
		rule: 'N > R + S + 1',
		here: `here ${sent} ${sign} ${one} + ${other} + 1`,
	}
}

/** Parents that have all threads of the pool leave none for their children. */
function ownChildRule({ parents, workers, cure }: Circumstances['values']): Verdict['law'] {
	if (parents === undefined || workers === undefined || cure !== 'same pool') return null
	const sign = Number(parents) >= Number(workers) ? '≥' : '<'
	return {
		when: 'hangs when',
		rule: 'k ≥ T',
		here: `here ${String(parents)} ${sign} ${String(workers)}`,
	}
}

/** One condition, one notify, and testing again. */
function singleConditionRule(values: Circumstances['values']): Verdict['law'] {
	const { producers, consumers, capacity, cvs, notify, guard, lock, join } = values
	const isIt = cvs === 1 && notify === 'one' && guard === 'while' && lock === 'barging'
	if (!isIt || (join !== undefined && join !== 'before')) return null
	const threads = Number(producers) + Number(consumers)
	const places = 2 * Number(capacity)
	const sign = threads > places ? '>' : '≤'
	return { when: 'can hang when', rule: 'P + C > 2·B', here: `here ${threads} ${sign} ${places}` }
}
