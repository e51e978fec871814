/** Reads a run for the scoreboard: what it has shown of the strategy that its scene is about. */
import type { Moment, ThreadMoment } from '../model/moment.ts'
import { digits, milliseconds, percent } from '../view/gauges/figures.ts'
import { type Evidence, brokenLaw, knobOf } from './evidence.ts'
import type { Aspect, Fact, Strategy, StrategyFacts } from './facts.ts'
import { grouped } from '../view/layout/words.ts'

/** A fact without its date, which only the page knows. */
type Undated = Omit<Fact, 'date'>

const strategyOf: ReadonlyMap<string, Strategy> = new Map([
	['busy-waiting', 'busy-waiting'],
	['check-then-act', 'busy-waiting'],
	['sleep-polling', 'sleep-polling'],
	['polling-choir', 'sleep-polling'],
	['steady-load', 'unbounded queue'],
	['click-storm', 'unbounded queue'],
	['slow-leak', 'unbounded queue'],
	['wait-notify', 'wait/notify'],
	['blocking-queue', 'blocking queue'],
	['mailbox-overflow', 'actors'],
	['message-order', 'actors'],
])

/** A queue says so that it has no bound. */
const noBound = 2 ** 31 - 1
const leastUs = 2_000_000
const leastItems = 20

/** Null while the run is too short, was recorded elsewhere, or shows no strategy, or one with a bug switched in. */
export function gatherFacts(
	evidence: Evidence,
	date: string,
): { readonly strategy: Strategy; readonly facts: StrategyFacts } | null {
	const { moment, isRecorded } = evidence
	const strategy = strategyOf.get(moment.cast.scene)
	const isTooShort = moment.atUs < leastUs && evidence.phase !== 'crashed'
	if (strategy === undefined || isRecorded || isTooShort || isMutated(evidence)) return null
	const found: Record<Aspect, Undated | null> = {
		waste: wasteOf(moment),
		delay: delayOf(moment),
		bounded: boundOf(moment),
		full: fullOf(evidence),
		safe: safetyOf(evidence),
	}
	const cells = Object.entries(found).flatMap(([aspect, fact]) => {
		return fact === null ? [] : [[aspect, { ...fact, date }] as const]
	})
	return { strategy, facts: Object.fromEntries(cells) }
}

/** Wait and notify as it should be: what the switches of the listing spoil says nothing about it. */
function isMutated(evidence: Evidence): boolean {
	const at = (name: string) => knobOf(evidence, name)
	const isUnheard = at('cvs') === 1 && at('notify') !== 'all'
	// Handlers that do the work themselves hand nothing over.
	return at('guard') === 'if' || at('join') === 'after' || at('sync') === true || isUnheard
}

function sideOf({ cast, threads }: Moment, side: 'producers' | 'consumers'): ThreadMoment[] {
	const ids = cast.threads.filter((thread) => thread.side === side).map(({ id }) => id)
	return threads.filter(({ id }) => ids.includes(id))
}

function total(threads: readonly ThreadMoment[], of: (thread: ThreadMoment) => number): number {
	return threads.reduce((sum, thread) => sum + of(thread), 0)
}

/** What those cost who had nothing to do. */
function wasteOf(moment: Moment): Undated | null {
	const { counts, atUs } = moment
	const idlers = sideOf(moment, 'consumers')
	const spinningUs = total(idlers, ({ inStateUs }) => inStateUs.spinning)
	const restingUs = total(idlers, ({ inStateUs }) => inStateUs.waiting + inStateUs.sleeping)
	if (spinningUs + restingUs === 0) return null
	if (counts.emptyPolls > 0) {
		const perS = digits((counts.emptyPolls / atUs) * 1_000_000)
		return { text: `${perS} empty polls/s`, n: counts.emptyPolls, isMet: false }
	}
	const share = spinningUs / (spinningUs + restingUs)
	const n = spinningUs > 0 ? counts.spins : counts.wakeups
	return { text: `${percent(share)} of idle time spinning`, n, isMet: share < 0.01 }
}

function delayOf({ detection }: Moment): Undated | null {
	if (detection.count < 5) return null
	const { count, mean } = detection.summary()
	return { text: `${milliseconds(mean)} ms until noticed`, n: count, isMet: mean < 5000 }
}

function boundOf({ queues, counts }: Moment): Undated | null {
	const [queue] = queues
	if (queue === undefined || counts.accepted < leastItems) return null
	const { capacity, peak } = queue
	const isMet = capacity < noBound
	const of = isMet ? `of ${grouped(capacity)} places` : 'and no bound'
	return { text: `at most ${grouped(peak)}, ${of}`, n: counts.accepted, isMet }
}

/** What became of those who put when there was no place, or no memory. */
function fullOf({ moment, phase }: Evidence): Undated | null {
	const { counts, queues } = moment
	const [queue] = queues
	if (phase === 'crashed') {
		return { text: `died, ${grouped(counts.queued)} tasks lost`, n: counts.accepted, isMet: false }
	}
	if (queue === undefined) return null
	if (queue.capacity >= noBound) {
		if (queue.depth < 100) return null
		return { text: `took ${grouped(queue.depth)} and went on`, n: counts.accepted, isMet: false }
	}
	if (counts.deadLettered > 0) {
		// Nobody tells the sender.
		return { text: `${grouped(counts.deadLettered)} dead letters`, n: counts.offered, isMet: false }
	}
	if (counts.rejected > 0) {
		return { text: `refused ${grouped(counts.rejected)}`, n: counts.offered, isMet: true }
	}
	const producers = sideOf(moment, 'producers')
	const allUs = total(producers, ({ inStateUs }) => {
		return Object.values(inStateUs).reduce((sum, us) => sum + us, 0)
	})
	const waitingUs = total(producers, ({ inStateUs }) => inStateUs.waiting)
	if (waitingUs === 0) return null
	const share = percent(waitingUs / allUs)
	return { text: `producers waited ${share}`, n: counts.accepted, isMet: true }
}

function safetyOf(evidence: Evidence): Undated | null {
	const { counts, laws } = evidence.moment
	const broken = brokenLaw(evidence)
	const lock = knobOf(evidence, 'lock') === 'none' ? ' without a lock' : ''
	if (broken !== null)
		return { text: `broken${lock}: ${broken}`, n: counts.completed, isMet: false }
	if (counts.completed < leastItems || counts.recordsLost > 0 || lock !== '') return null
	return { text: `${laws.length} laws held`, n: counts.completed, isMet: true }
}
